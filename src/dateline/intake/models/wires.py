"""A wire: one address from which a source's copy is fetched, and what is known of it."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.archive.models import Source

ADDRESS_LENGTH = 2000


class Kind(models.TextChoices):
    """How copy comes."""

    FEED = "feed", _("feed")
    FOLDER = "folder", _("folder")
    MAIL = "mail", _("mail")
    DATELINE = "dateline", _("another Dateline")


class State(models.TextChoices):
    """Whether it is asked at all."""

    ON = "on", _("on")
    PAUSED = "paused", _("paused")
    PARKED = "parked", _("parked")


class Wire(models.Model):
    """Something that is asked for copy again and again. A source may have several."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="wires")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.FEED.value)
    address = models.CharField(max_length=ADDRESS_LENGTH, unique=True)
    """Of a feed; the name of a folder in ``drop/``; the name of a mailbox in ``dateline.toml``."""
    title = models.CharField(max_length=300, blank=True)
    """What the feed calls itself."""
    state = models.CharField(max_length=8, choices=State.choices, default=State.ON.value)
    reason = models.CharField(max_length=500, blank=True)
    """Why it is parked, in words."""
    every = models.PositiveIntegerField(null=True, blank=True)
    """Minutes between two visits where the operator fixes them; otherwise learnt."""
    full_text = models.BooleanField(default=False)
    """Take the text from the story's page, where the source's terms allow it."""
    senders = models.TextField(blank=True)
    """Of a mailbox: the addresses or domains that are let in, one a line."""

    next_at = models.DateTimeField(db_index=True)
    asked_for = models.BooleanField(default=False)
    """Somebody asked for a visit now, and wants to see what came of it."""
    visited_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    """The latest visit that was no failure."""
    failures = models.PositiveIntegerField(default=0)
    """In a row."""
    failing_since = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)
    """Of the latest visit, in words."""

    etag = models.CharField(max_length=500, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    """``Last-Modified``, verbatim."""
    digest = models.CharField(max_length=32, blank=True)
    """Of the body that was read last."""
    gap = models.DurationField(default=dt.timedelta(0))
    """The usual time between two items; zero while unknown."""
    newest_at = models.DateTimeField(null=True)
    ttl = models.DurationField(default=dt.timedelta(0))
    skip_hours = models.CharField(max_length=100, blank=True)
    skip_days = models.CharField(max_length=20, blank=True)
    """Numbers with a space between."""

    class Meta:
        ordering = ("source__name", "address")
        indexes = (models.Index(fields=("state", "next_at"), name="wire_due"),)

    def __str__(self) -> str:
        return self.title or self.address
