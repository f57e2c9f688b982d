"""The chart of a rate: an SVG that needs no script, what it says in words, and the table behind it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext, gettext_noop

from dateline.core.money import show
from dateline.core.money.history import Drawing, Point, drawing, points
from dateline.markets import words
from dateline.markets.library import Library, of_epoch
from dateline.site.clock import Clock
from dateline.site.parts.converter import Fields

RANGES = {
    "month": (gettext_noop("Month"), 31),
    "quarter": (gettext_noop("Quarter"), 92),
    "year": (gettext_noop("Year"), 366),
    "5years": (gettext_noop("5 years"), 5 * 366),
    "all": (gettext_noop("All"), 100_000),
}
USUAL = "year"
_MOST = 240
"""Points; the drawing is 720 wide."""
_ROWS = 60


@dataclass(frozen=True, slots=True)
class Range:
    """A length of time to look at."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line and its rate."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day under the drawing: ``anchor`` is start, middle or end."""

    at: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class RateOfDay:
    """A row of the table."""

    iso: str
    date: str
    rate: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that is shown of a rate over time."""

    source: str
    target: str
    bank: str
    drawing: Drawing
    levels: tuple[Level, ...]
    ticks: tuple[Tick, ...]
    summary: str
    rows: tuple[RateOfDay, ...]
    thinned: bool
    """The table has not every day."""


def chart(found: Library, bank: str, pair: tuple[str, str], span: tuple[str, dt.date], language: str) -> Chart | None:
    """Of a range up to a day; None where there are not two rates in it. Kept until there are new rates."""
    return _chart(found.epoch, bank, pair, span, language)


@lru_cache(maxsize=64)
def _chart(epoch: int, bank: str, pair: tuple[str, str], span: tuple[str, dt.date], language: str) -> Chart | None:
    name, last = span
    book = of_epoch(epoch).book(bank)
    shown = points(book, *pair, (_first(last, RANGES[name][1]), last), _MOST)
    if len(shown) < 2:
        return None
    drawn = drawing(shown, book.pause)
    clock = Clock.of("UTC", language)
    anchors = ("start", "middle", "end")
    return Chart(
        source=pair[0],
        target=pair[1],
        bank=words.bank_name(bank),
        drawing=drawn,
        levels=tuple(Level(f"{mark.at:g}", show.rate(mark.value, language)) for mark in drawn.levels),
        ticks=tuple(
            Tick(f"{at:g}", clock.short_date(day, year=0), anchor)
            for (at, day), anchor in zip(drawn.days, anchors, strict=True)
        ),
        summary=_summary(shown, language),
        rows=tuple(_row(point, language) for point in _some(shown)),
        thinned=len(shown) > _ROWS or len(shown) == _MOST,
    )


def ranges(path: str, said: Fields, current: str) -> list[Range]:
    """Links to each range."""
    return [
        Range(gettext(label), f"{path}?{said.query(range=name)}#chart", name == current)
        for name, (label, _) in RANGES.items()
    ]


def _first(last: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(max(1, last.toordinal() - days))


def _summary(shown: Sequence[Point], language: str) -> str:
    low, high = min(shown, key=lambda point: point.rate), max(shown, key=lambda point: point.rate)
    return gettext(
        "From %(first)s on %(first_day)s to %(last)s on %(last_day)s; lowest %(low)s on %(low_day)s, "
        "highest %(high)s on %(high_day)s."
    ) % {
        "first": show.rate(shown[0].rate, language),
        "first_day": words.date(shown[0].day),
        "last": show.rate(shown[-1].rate, language),
        "last_day": words.date(shown[-1].day),
        "low": show.rate(low.rate, language),
        "low_day": words.date(low.day),
        "high": show.rate(high.rate, language),
        "high_day": words.date(high.day),
    }


def _some(shown: Sequence[Point]) -> list[Point]:
    """The newest first, evenly thinned."""
    step = -(-len(shown) // _ROWS)
    return list(reversed(shown))[::step]


def _row(point: Point, language: str) -> RateOfDay:
    return RateOfDay(point.day.isoformat(), words.date(point.day), show.rate(point.rate, language))
