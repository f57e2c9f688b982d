"""The log of a wire."""

from django.db import models

from dateline.intake.models.wires import Wire


class Visit(models.Model):
    """One visit that brought something, failed or was asked for. The hundred latest of a wire are kept."""

    wire = models.ForeignKey(Wire, on_delete=models.CASCADE, related_name="visits")
    at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField(default=0)
    status = models.PositiveIntegerField(null=True)
    """Of HTTP; None where no answer came or none was asked for."""
    size = models.PositiveBigIntegerField(default=0)
    """Bytes of the unpacked body."""
    fresh = models.PositiveIntegerField(default=0)
    """Items that were new or changed a story."""
    known = models.PositiveIntegerField(default=0)
    problems = models.PositiveIntegerField(default=0)
    failed = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    """What went wrong, and what else is worth knowing; a line each."""

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.wire} {self.at:%Y-%m-%d %H:%M:%S}"
