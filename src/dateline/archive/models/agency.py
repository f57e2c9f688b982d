"""What the agency is made of: its editions, its sources, and the vocabularies that stories are filed under."""

from django.db import models

from dateline.archive.models.choices import choices
from dateline.core.story import Policy


class Edition(models.Model):
    """One public site of the agency: a language, a sign, a zone."""

    code = models.SlugField(max_length=12, unique=True)
    """First segment of its addresses: ``en``."""
    language = models.CharField(max_length=12)
    """BCP 47; what its own stories are written in."""
    name = models.CharField(max_length=100)
    agency_sign = models.CharField(max_length=60)
    """As it stands in datelines, without slashes."""
    zone = models.CharField(max_length=64)
    """IANA name; offsets are computed for the day in question."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.name


class Rights(models.TextChoices):
    """What may be done with a source's copy on public pages."""

    FULL = "full"
    LINK = "link"
    INTERNAL = "internal"


class Source(models.Model):
    """Where copy comes from. What is done with it on arrival (policy) is apart from what may be shown (rights)."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    policy = models.CharField(max_length=10, choices=choices(Policy), default=Policy.DESK.value)
    rights = models.CharField(max_length=10, choices=Rights.choices, default=Rights.FULL)
    language = models.CharField(max_length=12, blank=True)
    """Used where the wire itself declares none."""
    own = models.BooleanField(default=False)
    """The agency's own desk."""
    terms = models.TextField(blank=True)
    """What was agreed with it, or where its terms are written; for the newsroom alone."""
    text_allowed = models.BooleanField(default=False)
    """Its terms let us take the whole text from its pages."""

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """A subject, from the IPTC Media Topics or the agency's own."""

    code = models.CharField(max_length=40, unique=True)
    """``medtop:20000822``; the agency's own have another prefix."""
    slug = models.SlugField(max_length=120, unique=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=400)
    """Codes from the first level down to its own, with a space between."""
    label_en = models.CharField(max_length=160)
    label_ru = models.CharField(max_length=160, blank=True)
    """Empty where no Russian label is written yet; the English one is shown."""
    retired = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    """The topic that stands for this one now; what was filed under this one counts for that."""

    class Meta:
        ordering = ("label_en",)

    def __str__(self) -> str:
        return self.label_en

    def label(self, language: str) -> str:
        """In the reader's language, else in English."""
        return (self.label_ru if language == "ru" else "") or self.label_en


class Place(models.Model):
    """A place of the gazetteer."""

    slug = models.SlugField(max_length=120, unique=True)
    name_en = models.CharField(max_length=160)
    name_ru = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, default="city")
    """``region``, ``country``, ``division`` (a state or province), ``city``."""
    path = models.CharField(max_length=400, blank=True)
    """Slugs from the widest region down to its own."""
    country = models.CharField(max_length=2, blank=True)
    """ISO 3166-1 alpha-2; empty for a region of several."""
    zone = models.CharField(max_length=64, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)

    class Meta:
        ordering = ("name_en",)

    def __str__(self) -> str:
        return self.name_en
