"""All news by the calendar: years, the months of one, the days of one, and a day."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from dateline.archive import public
from dateline.core.filters.nodes import Date, Node, When, all_of
from dateline.index.filtered import counts, read_filtered
from dateline.index.pages import BadCursorError, Cursor
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.depends import Depends, Kind, Watched, in_language
from dateline.site.editions import Here
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.days import by_day
from dateline.site.parts.lists import PAGE, Listing, stories_of
from dateline.site.searching.calendar import figure, first_day, midnights, month_name, months
from dateline.site.serve import edition_page
from dateline.site.views.errors import bad_cursor


@dataclass(frozen=True, slots=True)
class Span:
    """A year, month or day, and how many stories it has."""

    label: str
    href: str
    count: int = 0
    shown: str = ""


@edition_page
def years(request: HttpRequest, here: Here) -> HttpResponse:  # noqa: ARG001
    """The years in which there is something, latest first."""
    first, today = _bounds(here)
    starts = [dt.date(number, 1, 1) for number in range(first.year, today.year + 2)]
    spans = [_span(here, str(start.year), count, start.year) for start, count in _counted(here, starts)]
    shown = [span for span in reversed(spans) if span.count]
    return _page(here, gettext("Archive"), [], _depends(here, links.archive(here.edition.code)), spans=shown)


@edition_page
def year(request: HttpRequest, here: Here, year: int) -> HttpResponse:  # noqa: ARG001
    """The months of a year."""
    first, today = _bounds(here)
    if not first.year <= year <= today.year:
        raise Http404
    starts = months(dt.date(year, 1, 1), dt.date(year, 12, 1))
    spans = [
        _span(here, month_name(start, here.language, with_year=False), count, start.year, start.month)
        for start, count in _counted(here, starts)
    ]
    depends = _depends(here, links.archive(here.edition.code, year), starts[-1])
    return _page(here, str(year), [year], depends, spans=spans)


@edition_page
def month(request: HttpRequest, here: Here, year: int, month: int) -> HttpResponse:  # noqa: ARG001
    """The days of a month."""
    start = _day(here, year, month, 1)
    following = months(start, start)[1]
    starts = [start + dt.timedelta(days=step) for step in range((following - start).days + 1)]
    clock = Clock.of(here.edition.zone, here.language)
    spans = [
        _span(here, clock.short_date(each, year=year), count, year, month, each.day)
        for each, count in _counted(here, starts)
    ]
    depends = _depends(here, links.archive(here.edition.code, year, month), following)
    return _page(here, month_name(start, here.language, with_year=True), [year, month], depends, spans=spans)


@edition_page
def day(request: HttpRequest, here: Here, year: int, month: int, day: int) -> HttpResponse:
    """The stories of a day, newest first."""
    shown = _day(here, year, month, day)
    clock = Clock.of(here.edition.zone, here.language)
    path = links.archive(here.edition.code, year, month, day)
    try:
        before = Cursor.parse(request.GET["before"]) if request.GET.get("before") else None
    except BadCursorError:
        return bad_cursor(here, back=path)
    page = read_filtered(_within(here, shown), timezone.now(), clock.zone, before=before, limit=PAGE)
    days = by_day(public.rows(page.ids), here.edition.code, clock)
    listing = Listing(days, f"{path}?before={page.more}" if page.more else "", page)
    beside = {name: _beside(here, shown + step) for name, step in (("before", -_ONE_DAY), ("after", _ONE_DAY))}
    title = clock.long_date(shown)
    address = f"{path}?before={before}" if before else path
    depends = replace(_depends(here, address, shown + _ONE_DAY), stories=stories_of(page))
    return _page(
        here, title, [year, month, day], depends, listing=listing, start=path, continued=before is not None, **beside
    )


_ONE_DAY = dt.timedelta(days=1)


def _within(here: Here, day: dt.date) -> Node:
    return all_of([in_language(here.language), When(until=False, moment=Date(day)), When(until=True, moment=Date(day))])


def _counted(here: Here, starts: Sequence[dt.date]) -> Iterator[tuple[dt.date, int]]:
    """Each stretch from one day to the next by its first day, and how many stories it has."""
    clock = Clock.of(here.edition.zone, here.language)
    edges = midnights(starts, here)
    found = counts(in_language(here.language), timezone.now(), clock.zone, edges)
    return ((start, count) for (start, _), count in zip(pairwise(starts), found, strict=True))


def _span(here: Here, label: str, count: int, *steps: int) -> Span:
    return Span(label, links.archive(here.edition.code, *steps), count, figure(count, here.language))


def _bounds(here: Here) -> tuple[dt.date, dt.date]:
    today = Clock.of(here.edition.zone, here.language).local(timezone.now()).date()
    return first_day(here, today), today


def _day(here: Here, year: int, month: int, day: int) -> dt.date:
    """Raises `Http404` for what is no day, before the first one of the archive, or to come."""
    first, today = _bounds(here)
    try:
        found = dt.date(year, month, day)
    except ValueError:
        raise Http404 from None
    if not first.replace(day=1) <= found <= today:
        raise Http404
    return found


def _beside(here: Here, day: dt.date) -> Span | None:
    first, today = _bounds(here)
    if not first <= day <= today:
        return None
    label = Clock.of(here.edition.zone, here.language).long_date(day)
    return Span(label, links.archive(here.edition.code, day.year, day.month, day.day))


def _depends(here: Here, address: str, end: dt.date | None = None) -> Depends:
    """A page of the calendar up to a day: what is listed before may also move the archive's first day."""
    before = None if end is None else (Clock.of(here.edition.zone, here.language).day_begins(end), 0)
    watched = Watched(node=in_language(here.language), before=before, counts=True)
    return Depends(kind=Kind.ARCHIVE, address=address, watched=(watched,))


def _page(here: Here, title: str, steps: Sequence[int], depends: Depends, **context: Any) -> HttpResponse:
    code = here.edition.code
    above = [Span(gettext("Archive"), links.archive(code))] if steps else []
    above += [Span(f"{step:02}", links.archive(code, *steps[: at + 1])) for at, step in enumerate(steps[:-1])]
    head = Head(
        title=f"{title} | {gettext('Archive')}" if steps else title,
        description=gettext("All news of %(agency)s by year, month and day.") % {"agency": here.edition.name},
        path=links.archive(code, *steps),
        others={each.code: links.archive(each.code) for each in here.editions} if not steps else {},
        current="search",
    )
    return render("archive.html", here, head, depends=depends, title=title, above=above, **context)
