"""Stories, their immutable versions, and what was understood or decided about them."""

from django.db import models

from dateline.archive.models.agency import Source
from dateline.archive.models.choices import choices
from dateline.core.ledger import Fate
from dateline.core.story import Policy, Pubstatus, Signal


class Story(models.Model):
    """An identity. Which of its versions may be seen is said here and nowhere else."""

    uri = models.CharField(max_length=1000)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="stories", db_index=False)
    policy = models.CharField(max_length=10, choices=choices(Policy))
    """The source's when the story arrived: a later change of the source does not publish old copy."""
    language = models.CharField(max_length=12, blank=True)
    slug = models.CharField(max_length=80)
    """Part of the address, fixed while the story is public; what comes back after a kill may have another."""
    pubstatus = models.CharField(max_length=10, choices=choices(Pubstatus))
    fate = models.CharField(max_length=10, choices=choices(Fate), default=Fate.STANDS.value, blank=True)
    head = models.ForeignKey("Version", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    """The latest version that is copy, seen or not."""
    public = models.ForeignKey("Version", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    """The version that readers see; null while there is none."""
    embargo_at = models.DateTimeField(null=True)
    """When the head, held until then, becomes public."""
    listed_at = models.DateTimeField(null=True)
    """Fixed at the first public appearance; readers page by it."""
    translation_of = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="translations", db_index=False
    )
    taken_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="takers", db_index=False)
    """The story, mostly a wire's, whose copy this one was made from."""
    substitute_for = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="substitutes", db_index=False
    )
    """The killed or withdrawn story in whose stead this one is told."""
    last_seq = models.BigIntegerField(null=True)
    last_public_seq = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "uri"), name="one_story_per_identity"),)
        indexes = (
            models.Index(fields=("listed_at", "id"), name="story_listed"),
            models.Index(fields=("embargo_at",), name="story_embargo", condition=models.Q(embargo_at__isnull=False)),
            # Few stories have one, and each that has none would cost an entry all the same.
            *(
                models.Index(fields=(name,), name=f"story_{name}", condition=models.Q(**{f"{name}__isnull": False}))
                for name in ("translation_of", "taken_from", "substitute_for")
            ),
        )

    def __str__(self) -> str:
        return self.uri


class Alias(models.Model):
    """Another identity under which the same source sent a story's copy."""

    uri = models.CharField(max_length=1000)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", db_index=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="aliases")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "uri"), name="one_story_per_alias"),)

    def __str__(self) -> str:
        return self.uri


class Version(models.Model):
    """What a source or an editor said, once. Never changed, but for erasure.

    The fields are those of `dateline.core.story.Item`; ``archive/rows.py`` joins the two.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    """Our own count within the story, from 1, in order of arrival."""
    source_version = models.BigIntegerField(null=True)
    received_at = models.DateTimeField()
    content_digest = models.CharField(max_length=32)
    wording_digest = models.CharField(max_length=32, db_index=True)
    format = models.CharField(max_length=20)

    headline = models.TextField()
    lead = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    slug = models.CharField(max_length=200, blank=True)
    byline = models.TextField(blank=True)
    credit = models.TextField(blank=True)
    language = models.CharField(max_length=12, blank=True)
    signal = models.CharField(max_length=12, choices=choices(Signal), blank=True)
    pubstatus = models.CharField(max_length=10, choices=choices(Pubstatus))
    embargo_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    urgency = models.PositiveSmallIntegerField(null=True)
    priority = models.PositiveSmallIntegerField(null=True)
    dateline_place = models.CharField(max_length=300, blank=True)
    dateline_date = models.DateField(null=True)
    dateline_agency = models.CharField(max_length=200, blank=True)
    dateline_text = models.TextField(blank=True)
    located = models.TextField(blank=True)
    usage_terms = models.TextField(blank=True)
    ednote = models.TextField(blank=True)
    correction = models.TextField(blank=True)
    extra = models.JSONField(default=dict)
    """What is kept and not asked for: stamp, stated pages, links, feed, the codes as declared."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("story", "number"), name="one_row_per_version"),)

    def __str__(self) -> str:
        return self.headline


class Annotation(models.Model):
    """What was understood or decided about a story, and by whom. Only an editor's answer may be replaced by another."""

    class Origin(models.TextChoices):
        """Who says it."""

        WIRE = "wire"
        EDITOR = "editor"
        MODEL = "model"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="annotations", db_index=False)
    version = models.ForeignKey(
        Version, null=True, on_delete=models.CASCADE, related_name="annotations", db_index=False
    )
    """The version that it was read off; null for what holds of the story whatever is sent next."""
    kind = models.CharField(max_length=20)
    """``topic``, ``place``, ``date``, ``language``."""
    value = models.CharField(max_length=200)
    """A code of ours where ``resolved``, else what the wire said."""
    label = models.CharField(max_length=200, blank=True)
    resolved = models.BooleanField(default=False)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    actor = models.CharField(max_length=150, blank=True)
    """User name, or model and model version."""
    rejects = models.BooleanField(default=False)
    """Says that the value does not hold."""
    role = models.CharField(max_length=12, blank=True)
    """What a place is to the story: ``filed``, ``about``, ``mentioned``, ``figurative``, ``government``."""
    score = models.FloatField(null=True)
    """A model's confidence, 0 to 1."""
    why = models.TextField(blank=True)
    """The words or the rule behind it."""
    made_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("story", "kind"), name="annotation_of_story"),)

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"
