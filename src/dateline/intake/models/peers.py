"""Another Dateline whose ledger we follow."""

from django.db import models

from dateline.intake.models.wires import Wire


class Peer(models.Model):
    """What following it needs, besides the wire."""

    wire = models.OneToOneField(Wire, on_delete=models.CASCADE, related_name="peer")
    cursor = models.CharField(max_length=100, blank=True)
    """After which everything is recorded; empty at the beginning."""
    token = models.CharField(max_length=200, blank=True)
    """Its own, which it has to be shown; empty for what anybody may read."""

    def __str__(self) -> str:
        return str(self.wire)
