"""What the followers keep in the database. All of it can be made again from the archive."""

from django.db import models


class FollowerCursor(models.Model):
    """How far a follower has come in the ledger."""

    name = models.CharField(max_length=40, primary_key=True)
    seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.seq}"


class Listed(models.Model):
    """A story in the lists of its language: one row for All news, one more for each topic that it lies under.

    One table with the list's name in front makes every list the same index walk: ``(list, listed_at, story)``.
    """

    list = models.CharField(max_length=60)
    """``en`` for All news in English, ``en coverage`` for other outlets', ``en event:7`` for an event,
    ``en medtop:…`` for a topic."""
    listed_at = models.DateTimeField()
    story_id = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("list", "listed_at", "story_id"), name="listed_once"),)

    def __str__(self) -> str:
        return f"{self.list} {self.story_id}"


class DeskRow(models.Model):
    """A story as the newsroom lists and filters it: one narrow row, whatever became of the story."""

    story_id = models.BigIntegerField(primary_key=True)
    changed_seq = models.BigIntegerField(unique=True)
    """Of the story's last event; the list's order, newest first."""
    changed_at = models.DateTimeField()
    """When that was."""
    standing = models.CharField(max_length=10)
    """A word of `dateline.index.desk.standing.Standing`."""
    source_id = models.BigIntegerField()
    language = models.CharField(max_length=12)
    urgency = models.PositiveSmallIntegerField()
    """0 where the copy says none."""

    class Meta:
        # Each filter alone walks its own index in the list's order; what else is asked for stands in the same index,
        # so that no walk has to look at the rows.
        indexes = (
            models.Index(fields=("changed_at",), name="desk_changed_at"),
            models.Index(
                fields=("-changed_seq", "standing", "source_id", "language", "urgency", "changed_at", "story_id"),
                name="desk_all",
            ),
            models.Index(
                fields=("standing", "-changed_seq", "source_id", "language", "urgency", "changed_at", "story_id"),
                name="desk_standing",
            ),
            models.Index(
                fields=("source_id", "-changed_seq", "standing", "language", "urgency", "changed_at", "story_id"),
                name="desk_source",
            ),
            models.Index(
                fields=("language", "-changed_seq", "standing", "source_id", "urgency", "changed_at", "story_id"),
                name="desk_language",
            ),
            models.Index(
                fields=("urgency", "-changed_seq", "standing", "source_id", "language", "changed_at", "story_id"),
                name="desk_urgency",
            ),
        )

    def __str__(self) -> str:
        return f"{self.story_id} {self.standing}"
