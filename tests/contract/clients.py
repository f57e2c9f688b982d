"""Recording stand-ins for clients: they keep whatever a follower of their audience is handed."""

from collections.abc import Iterator, Sequence

from dateline.archive.models import LedgerEvent
from dateline.core.ledger import Audience
from dateline.index import follower

Heard = tuple[int, str, str | None]


class Client:
    """A follower that makes nothing of what it hears but a note: seq, verb, and the headline that is sent along."""

    def __init__(self, name: str, audience: Audience) -> None:
        self.name, self.audience = name, audience
        self.heard: list[Heard] = []

    def apply(self, events: Sequence[LedgerEvent]) -> None:
        """Note them."""
        self.heard += [(event.seq, event.verb, event.version.headline if event.version else None) for event in events]

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """A client has nothing to rebuild from records."""
        yield from ()

    def listen(self) -> list[Heard]:
        """Catch up, two events at a time, and say all that was heard so far."""
        while follower.catch_up(self, limit=2):
            pass
        return self.heard


def opted_in(name: str = "client") -> Client:
    """One that is told of embargoed copy, advisories and holds."""
    return Client(name, Audience.TRUSTED)


def anybody(name: str = "public") -> Client:
    """One that is told what readers may see."""
    return Client(name, Audience.PUBLIC)
