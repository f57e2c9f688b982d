"""Stories of the archive as filters see them."""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from dateline.archive.annotations import NOTHING, Filed, everything_of
from dateline.archive.public import LISTED_SQL
from dateline.archive.sql import marks, moment, select
from dateline.core.filters import Field
from dateline.core.filters.names import name_key
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import part
from dateline.core.story import Signal
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.index.above import above_places, above_topics

_STORIES = f"""
    SELECT story.id, story.language, story.listed_at, source.slug, version.headline, version.lead, version.body_html,
        version.byline, version.signal, version.urgency, version.extra,
        EXISTS (SELECT 1 FROM archive_versionphoto photo WHERE photo.version_id = version.id)
    {LISTED_SQL} AND story.id IN ({{marks}})
"""  # noqa: S608, conditions of our own
_IS = frozenset([Signal.FLASH.value, Signal.UPDATE.value, Signal.CORRECTION.value, "exclusive"])
_BETWEEN_AUTHORS = re.compile(r",|;|/|&|\band\b|\bи\b")
_BY = re.compile(r"^\s*(?:by|от)\s+", re.IGNORECASE)


def facts_of(story_ids: Collection[int]) -> dict[int, Facts]:
    """What may be asked of each listed story among these, as its public version stands."""
    if not story_ids:
        return {}
    rows = select(_STORIES.format(marks=marks(len(story_ids))), list(story_ids))
    found = everything_of([row[0] for row in rows])
    filed = {row[0]: found.get(row[0], NOTHING) for row in rows}
    topics, places = above_topics(filed), above_places(filed)
    return {row[0]: _facts(row, filed[row[0]], frozenset(topics[row[0]]), frozenset(places[row[0]])) for row in rows}


def _facts(row: tuple[Any, ...], filed: Filed, topics: frozenset[str], places: frozenset[str]) -> Facts:
    story_id, language, listed_at, source, headline, lead, body, byline, signal, urgency, extra, photo = row
    kept = json.loads(extra) if isinstance(extra, str) else extra
    kind = kept.get("kind", "").lower()
    return Facts(
        story_id=story_id,
        listed_at=moment(listed_at),
        language=language,
        title=part(headline, language),
        rest=(part(lead, language), part(plain(CleanHtml(body)), language)),
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
            Field.PERSON: frozenset(map(name_key, filed.people)),
            Field.ORGANISATION: frozenset(map(name_key, filed.organisations)),
            Field.COVERAGE: frozenset(filed.coverage),
        },
    )


def authors(byline: str) -> Iterator[str]:
    """The keys of those whom a by-line names: ``By Ann Lee and Ivan Petrov`` are two."""
    return filter(None, (name_key(name) for name in _BETWEEN_AUTHORS.split(_BY.sub("", byline))))
