"""Stories as news search shows them, with the passage in which the words stand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from dateline.archive import public
from dateline.archive.copies import Copy, copies
from dateline.archive.public import Row
from dateline.archive.sql import Ids, marks
from dateline.core.filters import Node
from dateline.core.filters.highlight import looked_for, marked, passage
from dateline.core.text.plain import plain
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.editions import Here


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A story that was found."""

    href: str
    language: str
    """Where it is not the page's."""
    iso: str
    time: str
    place: str
    source: str
    headline: SafeString
    passage: SafeString


def hits(ids: Sequence[int], node: Node, here: Here, now: dt.datetime) -> list[Hit]:
    """The stories that may be seen of those found, in that order: asked of the rows again."""
    rows = public.rows(ids)
    told = {copy.id: copy for copy in texts([row.id for row in rows])}
    return [_hit(row, told[row.id], node, here, now) for row in rows if row.id in told]


def texts(ids: Sequence[int]) -> list[Copy]:
    """The public copy of stories, newest first."""
    return copies(Ids(marks(len(ids)), tuple(ids))) if ids else []


def readable(copy: Copy) -> str:
    """What may be shown of a story's text: of link-only sources the lead."""
    if copy.link_only:
        return copy.lead
    # A lead is often set without its full stop, and would run into the first sentence.
    stop = "." if copy.lead and copy.lead[-1].isalnum() else ""
    return f"{copy.lead}{stop} {plain(copy.body_html)}".strip()


def _hit(row: Row, copy: Copy, node: Node, here: Here, now: dt.datetime) -> Hit:
    clock = Clock.of(here.edition.zone, here.language)
    local = clock.local(row.listed_at)
    titles, words = looked_for(node, title=True), looked_for(node, title=False)
    return Hit(
        href=links.story(here.home_of(row.language).code, row.id, row.slug),
        language=row.language if row.language != here.language else "",
        iso=local.isoformat(timespec="minutes"),
        time=f"{clock.short_date(local.date(), year=clock.local(now).year)}, {local:%H:%M}",
        place=row.dateline_place,
        source=row.source,
        # Escaped there, with nothing but <mark> added.
        headline=mark_safe(marked(row.headline, titles, row.language)),  # noqa: S308
        passage=mark_safe(passage(readable(copy), words, row.language)),  # noqa: S308
    )
