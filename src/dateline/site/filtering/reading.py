"""A page of a filtered list: its stories by day, how many of all they are, and the hidden ones in their places."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from dateline.archive import public
from dateline.core.filters import EVERYTHING, Node
from dateline.core.filters.nodes import At, Day, When, all_of
from dateline.index.filtered import count, counts, read_filtered
from dateline.index.pages import Cursor, ListPage, read_merged
from dateline.site.clock import Clock
from dateline.site.editions import Here
from dateline.site.filtering.asked import Asked
from dateline.site.filtering.beside import beside, together
from dateline.site.filtering.grouping import MOST_READ, Lines, one_line_each
from dateline.site.parts.days import Day as DayOfList
from dateline.site.parts.days import by_day
from dateline.site.parts.lists import PAGE, Listing


@dataclass(frozen=True, slots=True)
class Today:
    """How many stories of today pass, of how many."""

    shown: int
    all: int

    @property
    def hidden(self) -> int:
        """Those that do not."""
        return self.all - self.shown


def today(asked: Asked, now: dt.datetime, clock: Clock) -> Today:
    """The counts of the result line."""
    since = When(until=False, moment=Day(0))
    total = count(all_of([asked.base, since]), now, clock.zone, others=asked.others)
    if asked.node == EVERYTHING:
        return Today(total, total)
    return Today(count(all_of([asked.whole, since]), now, clock.zone, others=asked.others), total)


def filtered_listing(here: Here, asked: Asked, now: dt.datetime) -> Listing:
    """A page of the list with its filter."""
    clock = Clock.of(here.edition.zone, here.language)
    lines = _lines(asked, now, clock)
    page = lines.page
    hidden = _hidden(asked, page, now, clock) if asked.hidden else frozenset()
    rows = public.rows_of_all(page.ids) if asked.others else public.rows(page.ids)
    extras = beside(here, asked, [row.id for row in rows], hidden, now)
    extras = replace(extras, markup={**extras.markup, **_with_lines(here, lines, extras.markup)})
    days = by_day(rows, here.edition.code, clock, beside=extras, home=lambda language: here.home_of(language).code)
    more = asked.addressed(hidden="1" if asked.hidden else "", before=str(page.more or ""))
    return Listing(_counted(days, asked, now, clock), more if page.more else "", page, lines.events)


def _lines(asked: Asked, now: dt.datetime, clock: Clock) -> Lines:
    """The page of a list, one line for each story or for each event."""
    node = asked.base if asked.hidden else asked.whole
    if not asked.grouped:
        return Lines(_read(asked, node, PAGE, now, clock), {}, frozenset())

    def read(before: Cursor | None) -> ListPage:
        return _read(replace(asked, before=before), node, PAGE, now, clock)

    def passing(told: Node, limit: int, others: bool) -> Iterable[int]:
        both = all_of([node, told])
        return read_filtered(both, now, clock.zone, limit=limit, others=others and asked.others).ids

    return one_line_each(read, passing, asked.before)


def _with_lines(here: Here, lines: Lines, markup: Mapping[int, str]) -> dict[int, str]:
    """How many stories a line stands for, before what else stands beside it."""
    return {
        story: together(here.edition.code, line.event, line.stories) + markup.get(story, "")
        for story, line in lines.of.items()
        if line.stories > 1
    }


def _hidden(asked: Asked, page: ListPage, now: dt.datetime, clock: Clock) -> frozenset[int]:
    """Those of a page that do not pass: as many as were read for it are enough to know which do."""
    read = MOST_READ * PAGE if asked.grouped else len(page.ids) or 1
    passing = _read(asked, asked.whole, read, now, clock)
    return frozenset(page.ids) - frozenset(passing.ids)


def _read(asked: Asked, node: Node, limit: int, now: dt.datetime, clock: Clock) -> ListPage:
    if node == asked.plain and asked.lists:
        return read_merged(asked.lists, before=asked.before, limit=limit)
    return read_filtered(node, now, clock.zone, before=asked.before, limit=limit, others=asked.others)


def _counted(days: Sequence[DayOfList], asked: Asked, now: dt.datetime, clock: Clock) -> list[DayOfList]:
    """With how many of each day's stories pass, of how many."""
    dates = [dt.date.fromisoformat(day.iso) for day in days]
    if not dates or asked.node == EVERYTHING:
        return list(days)
    edges = sorted({clock.day_begins(each) for date in dates for each in (date, date + dt.timedelta(days=1))})
    passing, everything = (_by_edge(asked, node, edges, now, clock) for node in (asked.whole, asked.base))
    starts = [clock.day_begins(date) for date in dates]
    return [
        replace(day, count=gettext("%(shown)s of %(all)s") % {"shown": passing[start], "all": everything[start]})
        for day, start in zip(days, starts, strict=True)
    ]


def _by_edge(
    asked: Asked, node: Node, edges: Sequence[dt.datetime], now: dt.datetime, clock: Clock
) -> dict[dt.datetime, int]:
    # Indexes that count word by word have no more to look at than they must.
    within = all_of([node, When(until=False, moment=At(edges[0])), When(until=True, moment=At(edges[-1]))])
    found = counts(within, now, clock.zone, edges, others=asked.others)
    return dict(zip(edges, found, strict=False))
