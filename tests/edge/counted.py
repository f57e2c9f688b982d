"""A site of whose pages is told how often they were rendered, behind the cache; the follower is told by hand."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from dateline.core.ledger import Subject, Verb
from dateline.edge.change import Change
from dateline.site.depends import Declared, Depends, Kind
from tests.edge.stand import Stand

LONG = b"A page about a ferry, a storm and a harbour. " * 200
CHANGED = dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC)
PAGE = Depends(kind=Kind.LIST, address="", stories=frozenset([7]))


class Pages:
    """A site whose every page depends on story 7; a page says how often it was rendered."""

    def __init__(self) -> None:
        self.depends = PAGE
        self.status, self.body = 200, LONG
        self.headers: dict[str, str] = {}
        self.rendered = 0
        self.seen: list[dict[str, Any]] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """One request."""
        self.rendered += 1
        self.seen.append(environ)
        address = environ["PATH_INFO"] + (f"?{environ['QUERY_STRING']}" if environ["QUERY_STRING"] else "")
        response = Declared(b"%d %b" % (self.rendered, self.body), status=self.status)
        if not address.startswith("/other"):
            response.depends = replace(self.depends, address=address.replace("?junk", ""))
        headers = {"Content-Type": "text/html; charset=utf-8", "ETag": f'"tag{self.rendered}"'} | self.headers
        start_response(f"{self.status} X", list(headers.items()))
        return response


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def stand(pages: Pages) -> Iterator[Stand]:
    """Without a database: the follower is told by hand that it has looked."""
    made = Stand(pages)
    made.run(_looked(made))
    yield made
    made.close()


async def _looked(stand: Stand, *changes: Change, noted: int = 10) -> None:
    if not stand.follower.noted:
        stand.pages.begins(noted)
    stand.follower._happened(changes, stand.now)
    stand.follower._reached(noted, noted)


def happen(stand: Stand, *changes: Change, noted: int = 10) -> None:
    """The follower has looked."""
    stand.run(_looked(stand, *changes, noted=noted))


def about(story_id: int, seq: int = 11) -> Change:
    return Change(seq, Subject.STORY, story_id, Verb.UPDATED, known=True)


def turn(stand: Stand, epoch: str) -> None:
    """The follower has seen that an epoch rose."""

    async def turned() -> None:
        stand.pages.turned([epoch])

    stand.run(turned())
