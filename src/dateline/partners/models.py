"""Partners, their offers, clicks in both directions, and who fetched which version when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.archive.models import Edition

ADDRESS = 2000


class Placement(models.TextChoices):
    """Where headlines stand."""

    FRONT = "front", _("front page")
    STORY = "story", _("story page")
    PAGE = "page", _("Partner news page")
    FEED = "feed", _("feed")
    FRAME = "frame", _("widget in a frame")
    SCRIPT = "script", _("widget by script")


IN = (Placement.FRONT, Placement.STORY, Placement.PAGE)
"""Placements of partners' headlines with us; the others are ours with them."""


class Partner(models.Model):
    """A site with which headlines are exchanged."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    site = models.CharField(max_length=ADDRESS)
    """Address of its front page; offers lead to this host or below it."""
    on = models.BooleanField(default=True)
    expires_on = models.DateField(null=True, blank=True)
    """The last day of the agreement."""
    paid = models.BooleanField(default=False)
    """It pays for its places, so that readers and search engines must be told."""

    feed = models.CharField(max_length=ADDRESS, blank=True)
    """Empty where it offers nothing."""
    languages = models.CharField(max_length=60, blank=True)
    """Codes with a space between: of editions that show it; empty for that of each offer itself."""
    topics = models.CharField(max_length=400, blank=True)
    """Codes with a space between: of the stories beside which it is shown; empty for all."""
    placements = models.CharField(max_length=60, default="front story page")
    """With a space between."""
    headlines = models.PositiveSmallIntegerField(default=3)
    """At most so many in a block."""
    clicks_a_day = models.PositiveIntegerField(default=0)
    """At most so many clicks are given in a day of UTC; 0 for no limit."""

    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.SET_NULL, related_name="partners")
    """Whose stories it is offered; null for none."""
    filter = models.TextField(blank=True)
    """Which of them, in the filter language."""
    offered = models.PositiveSmallIntegerField(default=20)
    """At most so many."""

    next_at = models.DateTimeField(db_index=True)
    visited_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    """When what it offers was confirmed last."""
    failures = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
    etag = models.CharField(max_length=500, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    refused = models.PositiveIntegerField(default=0)
    """Items of the last reading that were not taken over, and why the first was not."""
    refusal = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Offer(models.Model):
    """A headline that the partner's feed has now."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="offers")
    key = models.CharField(max_length=500)
    position = models.PositiveSmallIntegerField()
    """In the feed, from 0."""
    url = models.CharField(max_length=ADDRESS)
    headline = models.CharField(max_length=300)
    language = models.CharField(max_length=12, blank=True)
    published = models.DateTimeField(null=True)
    came_at = models.DateTimeField()
    ours = models.BooleanField(default=False)
    """We have the story ourselves."""
    hidden = models.BooleanField(default=False)
    """The desk does not want it."""

    class Meta:
        ordering = ("partner", "position")
        constraints = (models.UniqueConstraint(fields=("partner", "key"), name="one_offer_per_key"),)

    def __str__(self) -> str:
        return self.headline


class Clicks(models.Model):
    """How many in an hour. Who clicked is not known."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="clicks")
    placement = models.CharField(max_length=8, choices=Placement.choices)
    hour = models.DateTimeField()
    """Its beginning."""
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("partner", "placement", "hour"), name="one_count_an_hour"),)
        indexes = (models.Index(fields=("hour",), name="clicks_by_hour"),)

    def __str__(self) -> str:
        return f"{self.partner_id} {self.placement} {self.hour:%Y-%m-%d %H}"


class Receipt(models.Model):
    """A version of what a partner is offered, and when it was fetched."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="receipts")
    form = models.CharField(max_length=8)
    """``rss``, ``atom``, ``json``, ``frame`` or ``script``."""
    version = models.CharField(max_length=32)
    """The ETag."""
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-last_at",)
        constraints = (models.UniqueConstraint(fields=("partner", "form", "version"), name="one_receipt_a_version"),)

    def __str__(self) -> str:
        return f"{self.partner_id} {self.form} {self.version}"
