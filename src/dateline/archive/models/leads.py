"""The front page's leads, as an editor chose and ordered them."""

from django.db import models

from dateline.archive.models.agency import Edition
from dateline.archive.models.stories import Story


class LeadSlot(models.Model):
    """A story at the head of an edition's front page. ``archive/leads.py`` writes it, with an event of the edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="leads")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="lead_slots")
    position = models.PositiveSmallIntegerField()
    """From 1, the foremost."""
    expires_at = models.DateTimeField(null=True)
    """When it leaves the front page by itself; null for never."""

    class Meta:
        ordering = ("edition", "position")
        constraints = (models.UniqueConstraint(fields=("edition", "story"), name="one_slot_per_story"),)

    def __str__(self) -> str:
        return f"{self.edition_id} {self.position} {self.story_id}"
