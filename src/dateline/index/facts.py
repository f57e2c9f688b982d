"""Stories of the archive as filters see them."""

import datetime as dt
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.archive.annotations import NOTHING, Filed, everything_of, everything_of_versions
from dateline.archive.public import LISTED_SQL, SEEN_SQL, SHOWN
from dateline.archive.sql import Row, marks, moment, select
from dateline.core.filters import Field
from dateline.core.filters.names import author_key
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import part
from dateline.core.story import Signal
from dateline.core.text.clean import CleanHtml
from dateline.core.text.naming import name_key, person_keys
from dateline.core.text.plain import plain
from dateline.index.above import above_places, above_topics

_FILED = """
    SELECT story.id, story.language, story.listed_at, story.policy, source.slug, version.byline, version.signal,
        version.urgency, version.extra,
        EXISTS (SELECT 1 FROM archive_versionphoto photo WHERE photo.version_id = version.id)
"""
_FILED_VERSIONS = f"{_FILED.replace('story.id,', 'version.id,')}, version.received_at"
_VERSIONS = """
    FROM archive_version version
    JOIN archive_story story ON story.id = version.story_id
    JOIN archive_source source ON source.id = story.source_id
"""
_WORDS = "SELECT story.id, version.headline, version.lead, version.body_html"
_AMONG = "AND story.id IN ({marks})"
_IS = frozenset([Signal.FLASH.value, Signal.UPDATE.value, Signal.CORRECTION.value, "exclusive"])
_BETWEEN_AUTHORS = re.compile(r",|;|/|&|\band\b|\bи\b")
_BY = re.compile(r"^\s*(?:by|от)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filing:
    """What may be asked of a story without looking at its words."""

    listed_at: dt.datetime
    language: str
    listed: bool
    """Whether it stands in our lists; else it is another outlet's, of which we only show that there is one."""
    filed: Mapping[Field, frozenset[str]]


def facts_of(story_ids: Collection[int], *, others: bool = False) -> dict[int, Facts]:
    """What may be asked of each listed story among these, as its public version stands; with ``others`` of other
    outlets' stories too.
    """
    filings = filings_of(story_ids, others=others)
    return {row[0]: _facts(row, filings[row[0]]) for row in _rows(_WORDS, list(filings), others=others)}


def filings_of(story_ids: Collection[int], *, others: bool = False) -> dict[int, Filing]:
    """The same without words, at a tenth of the cost."""
    rows = _rows(_FILED, story_ids, others=others)
    found = everything_of([row[0] for row in rows])
    filed = {row[0]: found.get(row[0], NOTHING) for row in rows}
    topics, places = above_topics(filed), above_places(filed)
    return {row[0]: _filing(row, filed[row[0]], frozenset(topics[row[0]]), frozenset(places[row[0]])) for row in rows}


def facts_of_versions(version_ids: Collection[int]) -> dict[int, Facts]:
    """What may be asked of versions, by their ids, whether or not the public sees them.

    For those who are told of more than that: what a story was, and what it will be. One that was never listed counts as
    listed when it arrived.
    """
    filings = filings_of_versions(version_ids)
    rows = _of_versions("SELECT version.id, version.headline, version.lead, version.body_html", list(filings))
    return {row[0]: _facts(row, filings[row[0]]) for row in rows}


def filings_of_versions(version_ids: Collection[int]) -> dict[int, Filing]:
    """The same without words."""
    rows = [
        (*row[:2], listed_at or received_at, *row[3:])
        for *row, received_at in _of_versions(_FILED_VERSIONS, version_ids)
        for listed_at in [row[2]]
    ]
    found = everything_of_versions([row[0] for row in rows])
    filed = {row[0]: found.get(row[0], NOTHING) for row in rows}
    topics, places = above_topics(filed), above_places(filed)
    return {row[0]: _filing(row, filed[row[0]], frozenset(topics[row[0]]), frozenset(places[row[0]])) for row in rows}


def _of_versions(columns: str, version_ids: Collection[int]) -> list[Row]:
    if not version_ids:
        return []
    return select(f"{columns} {_VERSIONS} WHERE version.id IN ({marks(len(version_ids))})", list(version_ids))


def _rows(columns: str, story_ids: Collection[int], *, others: bool) -> list[Row]:
    if not story_ids:
        return []
    return select(
        f"{columns} {SEEN_SQL if others else LISTED_SQL} {_AMONG.format(marks=marks(len(story_ids)))}", list(story_ids)
    )


def _facts(row: Row, filing: Filing) -> Facts:
    story_id, headline, lead, body = row
    return Facts(
        story_id=story_id,
        listed_at=filing.listed_at,
        language=filing.language,
        title=part(headline, filing.language),
        rest=(part(lead, filing.language), part(plain(CleanHtml(body)), filing.language)),
        filed=filing.filed,
        listed=filing.listed,
    )


def _filing(row: tuple[Any, ...], filed: Filed, topics: frozenset[str], places: frozenset[str]) -> Filing:
    _, language, listed_at, policy, source, byline, signal, urgency, extra, photo = row
    kept = json.loads(extra) if isinstance(extra, str) else extra
    kind = kept.get("kind", "").lower()
    return Filing(
        listed_at=moment(listed_at),
        language=language,
        listed=policy in SHOWN,
        filed={
            Field.TOPIC: topics,
            Field.PLACE: places,
            Field.SOURCE: frozenset([source]),
            Field.LANGUAGE: frozenset([language]),
            Field.URGENCY: frozenset([str(urgency)] if urgency else []),
            Field.KIND: frozenset([kind or "news"]),
            Field.IS: frozenset({signal, kind} & _IS),
            Field.HAS: frozenset(["photo"] if photo else []),
            Field.AUTHOR: frozenset(authors(byline)),
            Field.PERSON: frozenset(key for name in filed.people for key in person_keys(name)),
            Field.QUOTED: frozenset(key for name in filed.quoted for key in person_keys(name)),
            Field.ORGANISATION: frozenset(map(name_key, filed.organisations)),
            Field.COVERAGE: frozenset(filed.coverage),
        },
    )


def authors(byline: str) -> Iterator[str]:
    """The keys of those whom a by-line names: ``By Ann Lee and Ivan Petrov`` are two."""
    return filter(None, (author_key(name) for name in _BETWEEN_AUTHORS.split(_BY.sub("", byline))))
