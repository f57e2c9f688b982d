"""Who is told of our feeds by WebSub, and who has asked for it and was not asked back yet."""

from django.db import models


class Subscriber(models.Model):
    """A callback that wants a feed, until its lease ends."""

    topic = models.CharField(max_length=2048)
    """The address of one of our feeds, as it stands in its link rel=self."""
    callback = models.CharField(max_length=2048)
    key = models.CharField(max_length=64, unique=True)
    """SHA-256 of both: together they are too long for an index."""
    secret = models.CharField(max_length=200, blank=True)
    until = models.DateTimeField()
    digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of the feed as it was last taken."""
    tries = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (models.Index(fields=("due_at",), name="subscriber_due"),)

    def __str__(self) -> str:
        return f"{self.callback} ← {self.topic}"


class HubRequest(models.Model):
    """Somebody asked for a subscription or for its end: the callback has to say whether it meant that."""

    mode = models.CharField(max_length=12)
    """``subscribe`` or ``unsubscribe``."""
    topic = models.CharField(max_length=2048)
    callback = models.CharField(max_length=2048)
    secret = models.CharField(max_length=200, blank=True)
    lease = models.PositiveIntegerField()
    """Seconds."""
    made_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("due_at",), name="hubrequest_due"),)

    def __str__(self) -> str:
        return f"{self.mode} {self.callback} ← {self.topic}"
