"""One line per event: of the stories of a list that tell one event, one stands for all.

It is the newest of our own, else the newest; the others are left out, on whichever page of the list they would stand.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dateline.core.filters import Field, Node
from dateline.core.filters.nodes import among
from dateline.coverage.reading import numbers_of
from dateline.index.pages import Cursor, ListPage

_MEMBERS = 1_000
"""Stories of a page's events that are looked at, the newest; what is older stands for itself."""
_FEWEST = 25
"""Lines of a page, if the list has more: where fewer are left, it goes on in the list."""
MOST_READ = 4
"""Pages of the list, but not more: an event of hundreds of stories makes a short page, no slow one."""

Read = Callable[[Cursor | None], ListPage]
"""A page of the list behind a cursor."""
Passing = Callable[[Node, int, bool], Iterable[int]]
"""The newest of the list's stories that pass a node as well, at most so many; with True other outlets' among them."""


@dataclass(frozen=True, slots=True)
class Line:
    """An event in a list: how many of its stories one line stands for, its own among them."""

    event: int
    stories: int


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of lines."""

    page: ListPage
    of: Mapping[int, Line]
    """By story, for those that have an event."""
    events: frozenset[int]
    """Of all stories that were read for it."""


def one_line_each(read: Read, passing: Passing, before: Cursor | None) -> Lines:
    """The lines behind a cursor."""
    ids: list[int] = []
    of: dict[int, Line] = {}
    events: set[int] = set()
    page = ListPage((), before)
    for _ in range(MOST_READ):
        page = read(page.more)
        found, here = _lines_of(page.ids, passing)
        ids += (each for each in page.ids if each not in here or each in found)
        of |= found
        events |= set(here.values())
        if page.more is None or len(ids) >= _FEWEST:
            break
    return Lines(ListPage(tuple(ids), page.more, page.beyond), of, frozenset(events))


def _lines_of(ids: Iterable[int], passing: Passing) -> tuple[dict[int, Line], dict[int, int]]:
    """The lines among some stories of a list that have events, and the event of each that has one."""
    here = numbers_of(list(ids))
    if not here:
        return {}, here
    told = among(Field.COVERAGE, map(str, set(here.values())))
    everybody, own = (_by_event(passing(told, _MEMBERS, others)) for others in (True, False))
    stands = {number: (own.get(number) or found)[0] for number, found in everybody.items()}
    return {
        each: Line(number, len(everybody.get(number, (each,))))
        for each, number in here.items()
        if stands.get(number, each) == each
    }, here


def _by_event(ids: Iterable[int]) -> dict[int, list[int]]:
    stories = list(ids)
    numbers = numbers_of(stories)
    found: dict[int, list[int]] = defaultdict(list)
    for each in stories:
        if each in numbers:
            found[numbers[each]].append(each)
    return found
