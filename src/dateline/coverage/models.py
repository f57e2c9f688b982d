"""What was decided about stories and events. Annotations say the same of each story; these rows find it quickly."""

from django.db import models

from dateline.archive.models import Source, Story


class Coverage(models.Model):
    """An event that at least two stories tell. Its number is public and stays; a merged one leads on."""

    id = models.BigIntegerField(primary_key=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    """The event that stands for this one now; merges never chain."""
    pinned = models.BooleanField(default=False)
    """The desk said what is in it: nothing is merged with it or split off it by itself."""
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"coverage {self.pk}"


class Assigned(models.Model):
    """Where a story belongs. One that is alone has a number, too, which becomes public when a second one joins."""

    story = models.OneToOneField(Story, primary_key=True, on_delete=models.CASCADE, related_name="+")
    group = models.BigIntegerField(null=True, db_index=True)
    """Number of the event; null for what is left out or gone."""
    reprint_of = models.BigIntegerField(null=True)
    """The story whose text this one repeats."""
    left = models.CharField(max_length=12, blank=True)
    """Why it is left out; a word of `dateline.core.coverage.values.Left`, or ``excluded``."""
    at = models.DateTimeField()
    """When it was published, as far as we know: the source's time, never in the future, else when we saw it."""
    stated = models.BooleanField()
    """The source said when; else ``at`` is when we saw it."""
    seq = models.BigIntegerField(db_index=True)
    """Of the ledger event that the last decision about it followed."""
    by = models.CharField(max_length=150, blank=True)
    """The editor who decided; empty for the machine."""

    def __str__(self) -> str:
        return f"{self.story_id} in {self.group}"


class Excluded(models.Model):
    """A source whose copy the desk wants in no coverage."""

    source = models.OneToOneField(Source, primary_key=True, on_delete=models.CASCADE, related_name="+")
    actor = models.CharField(max_length=150)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"without {self.source_id}"


class Decision(models.Model):
    """What an editor decided: the record that survives rebuilds, and what weights can be fitted on."""

    verb = models.CharField(max_length=10)
    """``merge``, ``split``, ``move``, ``pin``, ``unpin``, ``exclude``, ``include``."""
    coverage = models.BigIntegerField(null=True)
    stories = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)
    actor = models.CharField(max_length=150)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.verb} {self.coverage}"


class Doubt(models.Model):
    """Readers' “Not the same story?” about a story in an event."""

    coverage = models.ForeignKey(Coverage, on_delete=models.CASCADE, related_name="doubts")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()
    settled = models.BooleanField(default=False)
    """The desk looked at it."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("coverage", "story"), name="one_doubt_per_story"),)

    def __str__(self) -> str:
        return f"{self.story_id} in {self.coverage_id}?"
