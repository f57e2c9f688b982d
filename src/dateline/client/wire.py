"""Asking a wire: stories, versions, the ledger from a cursor, and everything in bulk."""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, BinaryIO
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

Story = Mapping[str, Any]
"""A ninjs 3.1 object."""
_PATIENCE = 60.0
"""Seconds without a byte after which a connection counts as broken; streams say every 15 that they live."""
_LONGEST_PAUSE = 60.0
_PASSING = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE})
"""What a stream waits out and tries again."""


class WireError(Exception):
    """What the wire answered instead: ``status`` and ``kind`` of the problem, its sentence as text."""

    def __init__(self, status: int, kind: str, detail: str, pause: float = 0) -> None:
        super().__init__(detail)
        self.status = status
        self.kind = kind
        self.pause = pause
        """Seconds after which to ask again, where the wire says so."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a story.

    ``item`` is the version, None where that is not handed out any more. With ``takes``, what is kept of the story has
    to go, and ``item`` only says so. Keep ``cursor`` once you are done with the event: it is where to go on.
    """

    cursor: str
    verb: str
    uri: str
    version: int
    takes: bool
    item: Story | None
    previous: str | None


class Wire:
    """The wire of the agency at ``site``; without a token what anybody may read."""

    def __init__(self, site: str, token: str = "") -> None:
        self._root = f"{site.rstrip('/')}/wire"
        self._headers = {"User-Agent": "dateline-client"} | ({"Authorization": f"Bearer {token}"} if token else {})

    def stories(self, filter: str = "", limit: int = 100) -> Iterator[Story]:  # noqa: A002, the API's own word
        """Newest first, page after page; raises `WireError`."""
        before = ""
        while True:
            page = self._json("stories", f=filter, limit=str(limit), before=before)
            yield from page["stories"]
            before = page["next"] or ""
            if not before:
                return

    def story(self, number: int) -> Story:
        """As it stands; raises `WireError`, with ``kind`` gone for one that was taken back."""
        found: Story = self._json(f"stories/{number}")
        return found

    def versions(self, number: int) -> list[Story]:
        """That were public, oldest first; raises `WireError`."""
        return list(self._json(f"stories/{number}/versions")["stories"])

    def render(self, number: int, format: str) -> bytes:  # noqa: A002, the API's own word
        """A story in another format; raises `WireError`."""
        with self._open(f"stories/{number}", {"format": format}) as answer:
            return answer.read()

    def events(self, after: str = "", filter: str = "") -> Iterator[Event]:  # noqa: A002
        """What happened from a cursor up to now; raises `WireError`."""
        while True:
            page = self._json("ledger", after=after, f=filter, limit="500")
            yield from (_event(each) for each in page["events"])
            after = page["cursor"]
            if not page["more"]:
                return

    def follow(self, after: str = "", filter: str = "") -> Iterator[Event]:  # noqa: A002
        """What happens from a cursor on, without end: connections that break are made again where they broke.

        Raises `WireError` for what will not pass by itself, as a token that opens nothing.
        """
        pause = 0.0
        while True:
            try:
                for line in self._lines("ledger", after=after, f=filter, format="ndjson"):
                    pause = 0.0
                    after = line["cursor"]
                    if "verb" in line:
                        yield _event(line)
            except WireError as error:
                if error.status not in _PASSING:
                    raise
                pause = max(pause, error.pause)
            except (OSError, HTTPException, ValueError):
                pass
            pause = min(_LONGEST_PAUSE, max(1.0, pause * 2))
            time.sleep(pause)

    def history(self, filter: str = "", first: int = 1) -> Iterator[Story]:  # noqa: A002
        """Every story as it stands, oldest first; raises `WireError`, and `OSError` where the connection breaks."""
        yield from self._lines("history", **{"f": filter, "from": str(first)})

    def _json(self, path: str, **query: str) -> Any:
        with self._open(path, query) as answer:
            return json.loads(answer.read())

    def _lines(self, path: str, **query: str) -> Iterator[dict[str, Any]]:
        with self._open(path, query) as answer:
            for line in answer:
                if line.strip():
                    yield json.loads(line)

    def _open(self, path: str, query: Mapping[str, str]) -> BinaryIO:
        given = urlencode({name: value for name, value in query.items() if value})
        request = Request(f"{self._root}/{quote(path)}" + (f"?{given}" if given else ""), headers=self._headers)  # noqa: S310
        try:
            opened: BinaryIO = urlopen(request, timeout=_PATIENCE)  # noqa: S310, whoever calls says which site
        except HTTPError as error:
            raise _problem(error) from None
        return opened


def _event(told: Mapping[str, Any]) -> Event:
    return Event(
        cursor=told["cursor"],
        verb=told["verb"],
        uri=told["uri"],
        version=told["version"],
        takes=told["takes"],
        item=told.get("item"),
        previous=told["previous"],
    )


def _problem(error: HTTPError) -> WireError:
    with error:
        body = error.read(100_000)
    try:
        told = json.loads(body)
        kind, detail = str(told["type"]).rpartition("#")[2], str(told["detail"])
    except (ValueError, KeyError, TypeError):
        kind, detail = "", error.reason
    pause = error.headers.get("Retry-After", "")
    return WireError(error.code, kind, detail, float(pause) if pause.isdigit() else 0.0)
