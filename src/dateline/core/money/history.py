"""A rate over time, and how it is drawn: everything but the markup."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

from dateline.core.money.book import Book
from dateline.core.money.convert import convert
from dateline.core.money.trouble import Trouble

_ONE = Decimal(1)
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Point:
    """Target units for one source unit on a day with a rate."""

    day: dt.date
    rate: Decimal


def points(book: Book, source: str, target: str, span: tuple[dt.date, dt.date], most: int) -> list[Point]:
    """The rates of the bank's days within ``span`` (both ends included), at most so many, evenly, the last always."""
    days = book.days
    first, last = bisect_left(days, span[0].toordinal()), bisect_right(days, span[1].toordinal())
    found = []
    for ordinal in _thinned(days[first:last], most):
        day = dt.date.fromordinal(ordinal)
        try:
            rate = convert(book, _ONE, source, target, day, today=day)
        except Trouble:
            continue
        if rate.day == day:
            found.append(Point(day, rate.rate))
    return found


def _thinned(days: Sequence[int], most: int) -> Sequence[int]:
    if len(days) <= most:
        return days
    step = (len(days) - 1) / (most - 1)
    return [days[round(place * step)] for place in range(most)]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across the drawing, and what it stands for."""

    at: float
    value: Decimal


@dataclass(frozen=True, slots=True)
class Drawing:
    """Points as an SVG path within ``width`` by ``height``, and where to write what beside it."""

    width: int
    height: int
    path: str
    levels: tuple[Mark, ...]
    """Horizontal lines at round rates."""
    days: tuple[tuple[float, dt.date], ...]
    """Where to write which day: the ends and the middle."""


def drawing(shown: Sequence[Point], pause: int, *, width: int = 720, height: int = 240) -> Drawing:
    """Two points at least. Where the bank paused for longer than ``pause`` days and usual steps, the line breaks."""
    first, last = shown[0].day.toordinal(), shown[-1].day.toordinal()
    low, high = _bounds(shown)
    span, room = max(last - first, 1), high - low

    def place(point: Point) -> tuple[float, float]:
        x = (point.day.toordinal() - first) / span * width
        return round(x, 1), round(float((high - point.rate) / room) * height, 1)

    longest = max(pause, 3 * span // len(shown))
    pieces, before = [], first - longest - 1
    for point in shown:
        x, y = place(point)
        pieces.append(f"{'M' if point.day.toordinal() - before > longest else 'L'}{x:g} {y:g}")
        before = point.day.toordinal()
    levels = tuple(Mark(round(float((high - value) / room) * height, 1), value) for value in _round(low, high))
    middle = dt.date.fromordinal((first + last) // 2)
    days = ((0.0, shown[0].day), (width / 2, middle), (float(width), shown[-1].day))
    return Drawing(width, height, "".join(pieces), levels, days)


def _bounds(shown: Sequence[Point]) -> tuple[Decimal, Decimal]:
    """With some air above and below."""
    low, high = min(point.rate for point in shown), max(point.rate for point in shown)
    air = (high - low) / 12 or high / 100
    return low - air, high + air


def _round(low: Decimal, high: Decimal) -> list[Decimal]:
    """Values at steps of 1, 2 or 5 times a power of ten between two others."""
    rough = (high - low) / _TICKS
    power = Decimal(10) ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    count = int(low / step) + 1
    values = []
    while count * step < high:
        values.append(count * step)
        count += 1
    return values
