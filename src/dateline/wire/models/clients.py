"""Clients, their tokens, and what each of them has fetched."""

from django.db import models


class Client(models.Model):
    """Somebody who takes our wire."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    filter = models.TextField(blank=True)
    """What it may receive, in the filter language's canonical form; empty for everything."""
    embargoed = models.BooleanField(default=False)
    """It is sent what is under an embargo before its time, marked with that."""
    photos = models.BooleanField(default=True)
    """It may have our photos; without, stories come without them."""
    rate = models.PositiveIntegerField(null=True)
    """Requests a minute; null for what dateline.toml says."""
    active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    """When it last asked for something; written once a minute at most."""

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.name


class Token(models.Model):
    """What a client shows us. The token itself is told once and not kept."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token, in hexadecimal digits."""
    hint = models.CharField(max_length=8)
    """How the token begins, for telling several apart."""
    scopes = models.CharField(max_length=100)
    """Words of `dateline.wire.receivers.Scope`, with a space between."""
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    """Null for never."""
    used_at = models.DateTimeField(null=True)
    """Written once a minute at most."""

    class Meta:
        ordering = ("made_at", "id")

    def __str__(self) -> str:
        return f"{self.hint}…"


class Receipt(models.Model):
    """What a client has of a story, as far as we handed it out."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="receipts")
    story_id = models.BigIntegerField()
    fetched = models.PositiveIntegerField()
    """The last version that it fetched, in our count towards clients; 0 for none with text."""
    fetched_at = models.DateTimeField(null=True)
    told_gone_at = models.DateTimeField(null=True)
    """When it fetched word that the story was taken away, since the version it has."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("client", "story_id"), name="one_receipt_per_story"),)
        indexes = (models.Index(fields=("story_id",), name="receipt_of_story"),)

    def __str__(self) -> str:
        return f"{self.client_id} {self.story_id} {self.fetched}"
