"""What the feed index keeps: all that is listed, and other outlets' stories apart from it."""

import secrets
from dataclasses import dataclass, field

from dateline.archive.models import LedgerEvent
from dateline.core.filters.forward import Feed


@dataclass(slots=True)
class Feeds:
    """Up to date with ``seq``; replaced as a whole when it is made anew."""

    listed: Feed = field(default_factory=Feed)
    others: Feed = field(default_factory=Feed)
    seq: int = 0
    made: str = field(default_factory=lambda: secrets.token_hex(8))
    """Which making from the records it goes back to; processes that follow one of another leave it for this."""


def mark(seq: int) -> str:
    """What tells a ledger from another that came as far: its event of this ``seq``. Empty where there is none."""
    event = LedgerEvent.objects.filter(seq=seq).values_list("at", "subject", "subject_id", "verb").first()
    return " ".join(map(str, event)) if event else ""
