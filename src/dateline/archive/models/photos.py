"""Photo files by content, and their use in versions. The desk's own picture library is Wagtail's (``desk``)."""

from django.db import models

from dateline.archive.models.stories import Version


class Photo(models.Model):
    """A picture file, stored once under the SHA-256 of its bytes outside the web root."""

    digest = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    """In bytes."""
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest


class VersionPhoto(models.Model):
    """A photo as one version shows it. Caption and credit belong to the use, not to the file.

    Without ``photo`` it is a credit whose picture we do not have: an empty frame, which no other picture ever fills.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="photos")
    position = models.PositiveSmallIntegerField()
    photo = models.ForeignKey(Photo, null=True, on_delete=models.PROTECT, related_name="uses")
    url = models.TextField(blank=True)
    caption = models.TextField(blank=True)
    credit = models.TextField(blank=True)
    byline = models.TextField(blank=True)
    rights = models.TextField(blank=True)
    focus_x = models.FloatField(null=True)
    """What a cropped view must keep, from the left; 0 to 1. Null where nobody said."""
    focus_y = models.FloatField(null=True)
    """From the top."""

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("version", "position"), name="one_photo_per_position"),)

    def __str__(self) -> str:
        return self.caption or self.credit
