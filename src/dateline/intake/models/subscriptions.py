"""WebSub subscriptions (W3C Recommendation of 23 January 2018)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.intake.models.wires import ADDRESS_LENGTH, Wire


class Standing(models.TextChoices):
    """Where a subscription stands."""

    ASKED = "asked", _("asked for")
    ACTIVE = "active", _("active")
    DENIED = "denied", _("denied")


class Subscription(models.Model):
    """Of a wire at the hub that its feed names."""

    wire = models.OneToOneField(Wire, on_delete=models.CASCADE, related_name="subscription")
    hub = models.CharField(max_length=ADDRESS_LENGTH)
    topic = models.CharField(max_length=ADDRESS_LENGTH)
    """What the feed calls its own address."""
    token = models.CharField(max_length=64, unique=True)
    """Last part of the address at which the hub calls us: not to be guessed."""
    secret = models.CharField(max_length=64)
    """With which the hub signs what it sends."""
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.ASKED.value)
    asked_at = models.DateTimeField()
    renew_at = models.DateTimeField(db_index=True)
    """When to ask (again)."""
    until = models.DateTimeField(null=True)
    """End of the lease."""
    failures = models.PositiveIntegerField(default=0)
    heard_at = models.DateTimeField(null=True)
    """When the hub last sent something that counted."""

    def __str__(self) -> str:
        return f"{self.wire} at {self.hub}"
