"""Stories of the archive as reports: only what readers may see of them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.archive.annotations import NOTHING, everything_of
from dateline.archive.public import LISTED_SQL, SHOWN
from dateline.archive.sql import marks, moment, select
from dateline.core.coverage import Report
from dateline.core.story import Policy
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.core.understand.values import Role

SEEN_SQL = LISTED_SQL.replace(f"IN {SHOWN}", f"IN {(*SHOWN, Policy.COVERAGE.value)}")
"""Stories with pages of ours and other outlets' alike; internal and embargoed ones never."""

_COPY = f"""
    SELECT story.id, story.language, story.source_id, story.listed_at, version.published_at, version.received_at,
        version.headline, version.lead, version.body_html
    {SEEN_SQL} AND story.id IN ({{marks}})
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """A story that may be seen, as it goes to the engine."""

    report: Report
    source: int
    at: dt.datetime
    stated: bool
    """The source said when; else `at` is when we saw it."""


def copies(ids: Sequence[int]) -> dict[int, Copy]:
    """Those of these stories that readers may see."""
    if not ids:
        return {}
    filed = everything_of(ids)
    found = {}
    for story_id, language, source, listed_at, published, received, headline, lead, body in select(
        _COPY.format(marks=marks(len(ids))), list(ids)
    ):
        seen = moment(received)
        said = moment(published) if published else None
        # A clock that is ahead says nothing.
        stated = said is not None and said <= seen + _SLACK
        at = min(said, seen) if said is not None and stated else moment(listed_at) if said is None else seen
        of = filed.get(story_id, NOTHING)
        report = Report(
            key=story_id,
            title=headline,
            text="\n\n".join(part for part in (lead, plain(CleanHtml(body))) if part),
            language=language,
            at=at.timestamp(),
            places=tuple(dict.fromkeys(place.slug for place in of.places if place.role != Role.FIGURATIVE.value)),
            names=(*of.people, *of.organisations),
        )
        found[story_id] = Copy(report, source, at, stated)
    return found


_SLACK = dt.timedelta(minutes=2)
