"""The token with which a source pushes its copy to us."""

from django.db import models

from dateline.archive.models import Source


class PushKey(models.Model):
    """At most one a source. The token itself is shown once and not kept."""

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="push_key")
    digest = models.CharField(max_length=64)
    """SHA-256 of the token, in hexadecimal digits."""
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.source)
