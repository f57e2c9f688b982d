"""What understanding keeps: former addresses of topics, what incoming codes mean, trained models, and marks."""

from django.db import models

from dateline.archive.models.agency import Source, Topic


class TopicAddress(models.Model):
    """A slug that a topic had before it was renamed or merged; its pages lead on."""

    slug = models.SlugField(max_length=120, unique=True)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="addresses")

    def __str__(self) -> str:
        return self.slug


class CodeRule(models.Model):
    """What a code of a wire means here: a topic, or nothing. The desk's rules come before what is shipped."""

    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.CASCADE, related_name="code_rules")
    """Null for the codes of every source."""
    value = models.CharField(max_length=200)
    """The code or the category's name as the wire gives it, folded (`dateline.core.places.fold`)."""
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="code_rules")
    """Null where the code says nothing about the topic."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("source", "value"), name="one_rule_per_code"),
            models.UniqueConstraint(
                fields=("value",), name="one_rule_for_all", condition=models.Q(source__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return self.value


class TopicModel(models.Model):
    """A model of topics, trained on what the desk confirmed. One at most is in use; without one the profiles are."""

    version = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField()
    actor = models.CharField(max_length=150, blank=True)
    stories = models.PositiveIntegerField()
    """How many stories it was trained on."""
    figures = models.JSONField(default=dict)
    """What cross-validation measured."""
    weights = models.BinaryField()
    """As `dateline.core.understand.topics` writes it."""
    in_use = models.BooleanField(default=False)

    class Meta:
        ordering = ("-version",)

    def __str__(self) -> str:
        return f"topics {self.version}"


class Mark(models.Model):
    """A number under a name: how far a long run over the archive has come, which state of knowledge is in force."""

    name = models.CharField(max_length=100, unique=True)
    value = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
