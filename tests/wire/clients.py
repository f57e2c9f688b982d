"""Clients for the tests, and the ledger as each of them reads it."""

import datetime as dt
from typing import Any

from dateline.wire import ledger, tokens
from dateline.wire.ledger import Entry
from dateline.wire.models import Client
from dateline.wire.receivers import ANYBODY, Receiver, receiver_of
from tests.out.agency import NOW

LATER = NOW + dt.timedelta(hours=24)


class Clients:
    """Made when asked for."""

    def add(self, slug: str = "paper", **rights: Any) -> Receiver:
        """A client with rights."""
        return receiver_of(Client.objects.create(slug=slug, name=slug.title(), made_at=NOW, **rights))

    def token(self, slug: str = "paper", **rights: Any) -> str:
        """A new client's token, as it stands in a request."""
        self.add(slug, **rights)
        return f"Bearer {tokens.issue(Client.objects.get(slug=slug), now=dt.datetime.now(dt.UTC))}"


def told(receiver: Receiver = ANYBODY, after: int = 0, window: int = 500) -> list[Entry]:
    """Everything that there is for a receiver."""
    found: list[Entry] = []
    more = True
    while more:
        stretch = ledger.read(receiver, after, NOW, window=window)
        found += stretch.entries
        after, more = stretch.reached, stretch.more
    return found


def brief(entries: list[Entry]) -> list[tuple[str, str, int, str]]:
    """Verb, headline or nothing, number, status: what a client makes its decisions by."""
    return [
        (
            each.verb.value,
            each.sending.item.headline if each.sending and each.sending.item.headline != each.uri else "",
            each.number,
            each.sending.item.pubstatus.value if each.sending else "",
        )
        for each in entries
    ]
