"""Where words of a text are the name of a place, by the tables alone; whether they mean it is asked later."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.core.gazetteer.names import Numbers, index
from dateline.core.gazetteer.russian import adjective, is_form
from dateline.core.text.words import Words
from dateline.core.understand.places.vocabulary import (
    ADJECTIVE,
    IN_SMALL,
    NAME,
    SEAT,
    openings,
    opens,
    seats_begun_by,
    vocabulary,
)

_GAPS = frozenset([" ", "-", "\n", "\xa0", " — ", "—", "‑", "–", "-\n", "  "])
_ABBREVIATED = frozenset(["st", "ft", "mt", "d"])
_ORGANISATIONS = frozenset(["united", "оон", "un", "организация"])
"""First words of what stands in datelines as a place, but is none in a text: the United Nations."""
_IN_CAPITALS = frozenset(
    ["us", "uk", "uae", "usa", "ussr", "рф", "сша", "оаэ", "кнр", "кндр", "юар", "дрк", "гдр", "фрг", "ссср", "un",
     "днр", "лнр"]
)  # fmt: skip
"""Names that are abbreviations: “us” is no country."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Words ``first`` to ``first + count`` name one of the places ``numbers``, the likeliest first."""

    first: int
    count: int
    numbers: Numbers
    how: int
    """`NAME`, `ADJECTIVE` or `SEAT`."""

    @property
    def end(self) -> int:
        """The word after the last."""
        return self.first + self.count


def spots(found: Words) -> Iterator[Spot]:
    """Every spot of a text in its order, none within another; the longest name counts."""
    forms, past = found.forms, 0
    for at in openings(found.folded, forms):
        if at < past:
            continue
        may, capital = opens(found.folded[at]), forms[at][0].isupper()
        if may and (capital or may & IN_SMALL):
            spot = _spot(found, at, may, capital=capital)
            if spot:
                past = spot.end
                yield spot


def _spot(found: Words, at: int, may: int, *, capital: bool) -> Spot | None:
    if may == NAME:
        return _name(found, at)
    seat = _seat(found, at) if may & SEAT and capital else None
    called = _adjective(found, at, capital=capital) if may & ADJECTIVE else None
    named = _name(found, at) if may & NAME and capital else None
    return max((spot for spot in (seat, called, named) if spot), key=lambda spot: spot.count, default=None)


def _name(found: Words, at: int) -> Spot | None:
    if found.folded[at] in _ORGANISATIONS and (
        found.folded[at] != "united" or found.folded[at + 1 : at + 2] == ["nations"]
    ):
        return None
    most = 99
    while most:
        count, numbers = index().longest_at(found.folded, at, most)
        if not count:
            return None
        if count == 1:
            return Spot(at, 1, numbers, NAME) if _may_stand_alone(found, at) else None
        if is_whole(found, at, count) and _is_capital(found, at + count - 1):
            return Spot(at, count, numbers, NAME)
        most = count - 1
    return None


def _is_capital(found: Words, at: int) -> bool:
    """Whether a name's last word has a capital, or is one of those that need none in Russian: «область», «острова»."""
    return found.forms[at][0].isupper() or found.folded[at] in vocabulary().kind_within


def _may_stand_alone(found: Words, at: int) -> bool:
    word, form = found.folded[at], found.forms[at]
    if word in _IN_CAPITALS:
        return form.isupper() and (word != "us" or "." in form or not shouted(found, at))
    return len(word) > 2


def is_whole(found: Words, at: int, count: int) -> bool:
    """Whether ``count`` words stand together, parted by no more than a space, a line's end or a hyphen."""
    for n in range(at, at + count - 1):
        gap = found.text[found.ends[n] : found.starts[n + 1]]
        if gap not in _GAPS and not (gap == ". " and found.folded[n] in _ABBREVIATED):
            return False
    return True


def _adjective(found: Words, at: int, *, capital: bool) -> Spot | None:
    adjectives = vocabulary().adjectives
    cyrillic = found.folded[at] >= "а"
    if at + 1 < len(found) and is_whole(found, at, 2):
        last = adjective(found.folded[at + 1]) if cyrillic else found.folded[at + 1]
        number = adjectives.get(f"{found.folded[at]} {last}")
        if number is not None:
            return Spot(at, 2, (number,), ADJECTIVE)
    number = adjectives.get(adjective(found.folded[at]) if cyrillic else found.folded[at])
    return Spot(at, 1, (number,), ADJECTIVE) if number is not None and (capital or cyrillic) else None


def _seat(found: Words, at: int) -> Spot | None:
    seats = vocabulary().seats
    word = found.folded[at]
    for name in seats_begun_by(word) if word >= "а" else seats:
        words = name.split()
        there = found.folded[at : at + len(words)]
        if len(there) == len(words) and is_whole(found, at, len(words)) and all(map(_same, there, words)):
            return Spot(at, len(words), (seats[name],), SEAT)
    return None


def _same(word: str, of: str) -> bool:
    return word == of or (word >= "а" and is_form(word, of))


def shouted(found: Words, at: int) -> bool:
    """Whether a word stands among words in capitals, where capitals say nothing."""
    near = found.forms[max(at - 2, 0) : at + 3]
    loud = sum(form.isupper() and len(form) > 1 for form in near)
    return found.forms[at].isupper() and len(near) > 1 and loud * 2 > len(near)
