"""A page of another Dateline's ledger, read: pure, and never believed further than its types."""

import datetime as dt
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.core.story import Item, Unreadable
from dateline.core.wires import read


class BadPageError(ValueError):
    """What came is no page of a ledger; the sentence says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened there. ``item`` is None where its version is not handed out any more."""

    verb: str
    backfill: bool
    item: Item | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Events in their order, and from where to go on."""

    events: tuple[Event, ...] = ()
    problems: tuple[str, ...] = ()
    cursor: str = ""
    more: bool = False


_LONGEST_CURSOR = 100


def page_of(body: bytes, received: dt.datetime) -> Page:
    """Raises `BadPageError`."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadPageError("the answer is no JSON") from error
    if not isinstance(told, dict) or not isinstance(told.get("events"), list):
        raise BadPageError("the answer is no page of a ledger")
    cursor = told.get("cursor")
    if not isinstance(cursor, str) or not 0 < len(cursor) <= _LONGEST_CURSOR:
        raise BadPageError("the page has no cursor")
    events: list[Event] = []
    problems: list[str] = []
    for each in told["events"]:
        result = _event(each, received) if isinstance(each, dict) else None
        if isinstance(result, Unreadable):
            problems.append(f"{result.uri}: {result.reason}" if result.uri else result.reason)
        elif result is not None:
            events.append(result)
    return Page(events=tuple(events), problems=tuple(problems), cursor=cursor, more=told.get("more") is True)


def _event(told: Mapping[str, Any], received: dt.datetime) -> Event | Unreadable | None:
    written = told.get("item")
    verb, backfill = str(told.get("verb", "")), told.get("backfill") is True
    if not isinstance(written, dict):
        return Event(verb=verb, backfill=backfill, item=None)
    results = list(read(io.BytesIO(json.dumps(written).encode()), received=received))
    if not results:
        return None
    first = results[0]
    return first if isinstance(first, Unreadable) else Event(verb=verb, backfill=backfill, item=first)
