"""Ways on which a client is sent what it may receive, how far each has come, and what went out on it."""

from django.db import models

from dateline.wire.models.clients import Client


class Kind(models.TextChoices):
    """How copy gets to a client."""

    WEBHOOK = "webhook"
    FOLDER = "folder"
    SFTP = "sftp"
    MAIL = "mail"
    TELEGRAM = "telegram"


class State(models.TextChoices):
    """Whether anything is sent."""

    ON = "on"
    PAUSED = "paused"
    """By somebody here, or since nothing was taken for days. It goes on from where it was."""
    ENDED = "ended"
    """By the other side: it answered that it wants no more (410)."""


class Delivery(models.Model):
    """One way to one client, with its place in the ledger."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    target = models.CharField(max_length=500)
    """Where to: an address, a folder's name, a mailbox, a channel; as its kind reads it."""
    form = models.CharField(max_length=12)
    """The format, a name of `dateline.wire.forms.BY_NAME`; empty where the kind has one of its own."""
    secret = models.TextField(blank=True)
    """What signs (webhook) or opens (SFTP, Telegram); it is needed in clear, so whoever has the database has it."""
    former_secret = models.TextField(blank=True)
    """The one before; messages are signed with both until `former_until`."""
    former_until = models.DateTimeField(null=True)
    host_key = models.TextField(blank=True)
    """The key by which an SFTP server is known, in OpenSSH's form."""
    state = models.CharField(max_length=8, choices=State.choices, default=State.ON)
    cursor = models.BigIntegerField()
    """``seq`` up to which everything was acknowledged, set aside or given up."""
    tries = models.PositiveIntegerField(default=0)
    """Times in a row that the other side could not be reached."""
    due_at = models.DateTimeField()
    """Nothing is tried before."""
    failing_since = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    """Why nothing was taken the last time; empty while all is well."""
    acknowledged_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("client", "id")
        constraints = (
            models.UniqueConstraint(fields=("client", "kind", "target"), name="one_delivery_to_a_target"),
            # Two that wrote into one folder would take each other's files away.
            models.UniqueConstraint(
                fields=("target",), condition=models.Q(kind="folder"), name="one_delivery_a_folder"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"


class Aside(models.Model):
    """A story that the other side did not take: it is tried on its own, so that the others go on.

    What becomes of it meanwhile waits behind it, so the order within the story holds.
    """

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="asides")
    story_id = models.BigIntegerField()
    after = models.BigIntegerField()
    """``seq`` up to which this story's events are done with."""
    tries = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    """Null while there is nothing to try: it waits until the delivery's cursor has passed `after`."""
    failing_since = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("delivery", "story_id"), name="one_aside_per_story"),)

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.story_id} after {self.after}"


class GivenUp(models.Model):
    """Something that was never taken, and is tried no more."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="given_up")
    story_id = models.BigIntegerField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    trouble = models.CharField(max_length=300)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.story_id} {self.seq}"


class Handed(models.Model):
    """What went out of a story on a delivery. ``sent`` is noted before the attempt: it may have arrived since."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="handed")
    story_id = models.BigIntegerField()
    sent = models.PositiveIntegerField(default=0)
    """The last version that went out with text, in our count towards clients; 0 for none."""
    sent_at = models.DateTimeField(null=True)
    acknowledged = models.PositiveIntegerField(default=0)
    acknowledged_at = models.DateTimeField(null=True)
    gone_sent_at = models.DateTimeField(null=True)
    """When word went out that the story was taken away, since the version that it has."""
    gone_at = models.DateTimeField(null=True)
    """When that was acknowledged."""
    reference = models.CharField(max_length=300, blank=True)
    """By which the other side knows what it was sent: a post, a mail."""
    by_hand = models.CharField(max_length=300, blank=True)
    """What somebody has to do there, since we cannot."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("delivery", "story_id"), name="one_handed_per_story"),)
        indexes = (models.Index(fields=("story_id",), name="handed_of_story"),)

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.story_id} {self.sent}"
