"""The ledger: what happened, in the order in which it was committed."""

from django.db import models

from dateline.archive.models.choices import choices
from dateline.archive.models.stories import Version
from dateline.core.ledger import Audience, Subject, Verb


class LedgerCounter(models.Model):
    """One row, whose value is the ``seq`` of the last event.

    It is raised inside the publishing transaction and its row lock is held until the commit, so that ``seq`` has no
    gaps and its order is that of the commits. A database sequence promises neither.
    """

    value = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.value)


class LedgerEvent(models.Model):
    """One thing that happened to one subject."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    subject = models.CharField(max_length=10, choices=choices(Subject))
    subject_id = models.BigIntegerField()
    verb = models.CharField(max_length=12, choices=choices(Verb))
    audience = models.CharField(max_length=8, choices=choices(Audience))
    backfill = models.BooleanField(default=False)
    """From an archive import: lists and search follow it; live streams, alerts and clients do not."""
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="events", db_index=False)
    """The version that the event is about; for a public event of a story the one that became public."""
    prev_seq = models.BigIntegerField(null=True)
    """Of the same subject's last event."""
    prev_public_seq = models.BigIntegerField(null=True)
    """Of the same subject's last public event: the only one that outsiders are told."""
    actor = models.CharField(max_length=150, blank=True)
    note = models.TextField(blank=True)
    """A reason, for the desk."""

    class Meta:
        indexes = (
            models.Index(fields=("subject", "subject_id", "seq"), name="event_of_subject"),
            # The last public event is asked for by every feed, and many trusted ones may come after it.
            models.Index(fields=("audience", "seq"), name="event_for_audience"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.subject} {self.subject_id} {self.verb}"
