"""Reports from lines of JSON, as ``dateline coverage`` takes them."""

import datetime as dt
import json
from dataclasses import dataclass

from dateline.core.coverage.values import Report
from dateline.core.text.words import words
from dateline.core.understand.language import guess
from dateline.core.understand.places import places_of
from dateline.core.understand.values import Copy, Role, whole
from dateline.core.wires.times import moment

_TEXTS = ("title", "text", "date", "source", "language")
_HEAD = 2400
_ANY = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was read."""

    identity: str
    report: Report
    label: str | None = None
    """What it tells, where somebody says so."""
    topic: str | None = None
    """What it must not be parted from when stories are held back for a trial."""


def read_line(line: str, key: int, now: dt.datetime, label: str = "", topic: str = "") -> Line:
    """A line as a report; ``label`` and ``topic`` name the fields that say what it tells, and what that belongs to.

    Raises `ValueError` with what is wrong. A time after ``now`` counts as ``now``; one that cannot be read as none.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no JSON: {error}") from error
    if not isinstance(record, dict):
        raise ValueError("an object is wanted")
    texts = {name: record.get(name) or "" for name in _TEXTS}
    if wrong := [name for name, value in texts.items() if not isinstance(value, str)]:
        raise ValueError(f"“{wrong[0]}” must be text")
    if record.get("id") is None:
        raise ValueError("an “id” is wanted")
    return Line(str(record["id"]), _report(key, texts, now), label=_named(record, label), topic=_named(record, topic))


def _named(record: dict[str, object], field: str) -> str | None:
    found = record.get(field) if field else None
    return None if found is None else str(found)


def _report(key: int, texts: dict[str, str], now: dt.datetime) -> Report:
    title, text = texts["title"], texts["text"]
    head = "\n\n".join(filter(None, (title, text[:_HEAD])))
    language = guess(head, texts["language"]).code or texts["language"]
    return Report(
        key=key,
        title=title,
        text=text,
        language=language,
        at=_moment(texts["date"], now),
        places=places(title, text, language),
    )


def places(title: str, text: str, language: str) -> tuple[str, ...]:
    """Slugs of the places that a report names, figures of speech aside, as `Report` wants them."""
    copy = Copy(title=title, text=text[:_HEAD], day=_ANY, language=language)
    found = places_of(words(whole(copy)), copy, None, language)
    return tuple(dict.fromkeys(place.slug for place in found if place.role is not Role.FIGURATIVE))


def _moment(date: str, now: dt.datetime) -> float | None:
    found = moment(date) if date else None
    return None if found is None else min(found, now).timestamp()
