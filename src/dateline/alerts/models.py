"""Who is alerted of what, and every mail from its making to its acceptance by a server."""

from django.db import models
from django.db.models import Q

from dateline.archive.models import Edition
from dateline.archive.models.choices import choices
from dateline.core.alerts.channels import Channel
from dateline.core.alerts.schedule import Frequency
from dateline.core.alerts.telling import Kind


class Address(models.Model):
    """Where a reader is reached: a mail address, or a browser. With its last alert it is gone."""

    channel = models.CharField(max_length=4, choices=choices(Channel), default=Channel.MAIL.value)
    given = models.CharField(max_length=254)
    """As the reader typed it; of a browser the host of its push service."""
    sent_to = models.CharField(max_length=254)
    """The same with an ASCII domain; of a browser nothing, see `Browser`."""
    folded = models.CharField(max_length=254, unique=True)
    """In small letters: one row whatever the spelling. Of a browser a digest of its subscription."""
    key = models.CharField(max_length=16, unique=True)
    """Random; half of the link in every mail, see `alerts.tokens`."""
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    refusals = models.PositiveSmallIntegerField(default=0)
    """Mails in a row that its server refused for good."""
    refused_since = models.DateTimeField(null=True)
    """When the first of these was."""

    def __str__(self) -> str:
        return self.given


class Browser(models.Model):
    """A push subscription: where messages to a browser go, and how they are encrypted for it (RFC 8291)."""

    address = models.OneToOneField(Address, on_delete=models.CASCADE, related_name="browser")
    endpoint = models.TextField()
    """Whoever knows it can send there, so it is told to nobody."""
    public_key = models.CharField(max_length=90)
    """``p256dh``: a point on P-256, base64url."""
    secret = models.CharField(max_length=24)
    """``auth``: 16 octets, base64url."""

    def __str__(self) -> str:
        return f"{self.address_id}"


class SavedFilter(models.Model):
    """A filter on an edition's list, once for all readers who have it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    """In the language's canonical form; empty for everything."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("edition", "text"), name="one_filter_per_text"),)

    def __str__(self) -> str:
        return f"{self.edition_id} {self.text}"


class Alert(models.Model):
    """What a reader wants to be told, how often, and what else of the same stories."""

    address = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="alerts")
    filter = models.ForeignKey(SavedFilter, on_delete=models.PROTECT, related_name="alerts")
    key = models.CharField(max_length=16, unique=True)
    """As an address has it."""
    zone = models.CharField(max_length=64)
    """IANA name, of the reader."""
    frequency = models.CharField(max_length=8, choices=choices(Frequency))
    updates = models.BooleanField(default=False)
    corrections = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    since_seq = models.BigIntegerField(default=0)
    """Only events after this one are told."""
    digest_at = models.DateTimeField(null=True)
    """When the next digest is due; null for what is told at once, and before the confirmation."""

    class Meta:
        indexes = (
            models.Index(fields=("filter", "id"), name="alert_of_filter"),
            models.Index(fields=("digest_at",), condition=Q(digest_at__isnull=False), name="alert_digest"),
        )

    def __str__(self) -> str:
        return f"{self.address_id} {self.filter_id} {self.frequency}"


class MailState(models.TextChoices):
    """What became of a mail."""

    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    """What it was to tell was no longer so when it would have been written."""
    REFUSED = "refused"
    """A server said that it will never take it, or none took it for as long as it is worth while."""


class Mail(models.Model):
    """One mail, or one notification. Its text is kept nowhere: it is written when it is handed to a server."""

    address = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="mails")
    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="mails")
    channel = models.CharField(max_length=4, choices=choices(Channel), default=Channel.MAIL.value)
    """Its address's."""
    confirms = models.BooleanField(default=False)
    """It asks for the confirmation of the alert; any other has notices."""
    key = models.CharField(max_length=32, unique=True)
    """Random; its Message-ID is made of it, so that a repetition is known for one."""
    state = models.CharField(max_length=8, choices=MailState.choices, default=MailState.WAITING)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    handed_at = models.DateTimeField(null=True)
    """When it was last handed to a server: from then on the reader may have it, whatever we were told."""
    sent_at = models.DateTimeField(null=True)
    """When a server accepted it."""
    trouble = models.CharField(max_length=300, blank=True)
    """What the server said last."""

    class Meta:
        indexes = (
            models.Index(fields=("channel", "due_at", "id"), condition=Q(state="waiting"), name="mail_due"),
            models.Index(fields=("alert", "made_at"), name="mail_of_alert"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.state}"


class Notice(models.Model):
    """One thing that an alert is to tell, or has told, of a story."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="notices")
    story_id = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=choices(Kind))
    seq = models.BigIntegerField()
    """Of the event; 0 for news, since each story is news once."""
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    """Null for what waits for a digest."""
    mail = models.ForeignKey(Mail, null=True, on_delete=models.CASCADE, related_name="notices")
    version = models.PositiveIntegerField(null=True)
    """The story's version in the mail, from when that was handed over."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("alert", "story_id", "seq"), name="told_once"),)
        indexes = (
            models.Index(fields=("story_id", "alert"), name="notice_of_story"),
            models.Index(fields=("due_at", "id"), condition=Q(mail__isnull=True), name="notice_due"),
        )

    def __str__(self) -> str:
        return f"{self.alert_id} {self.story_id} {self.kind}"
