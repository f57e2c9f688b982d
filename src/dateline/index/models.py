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
    """``en`` for All news in English, ``en topic:12`` for a topic with what lies under it."""
    listed_at = models.DateTimeField()
    story_id = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("list", "listed_at", "story_id"), name="listed_once"),)

    def __str__(self) -> str:
        return f"{self.list} {self.story_id}"
