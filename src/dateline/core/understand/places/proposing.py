"""From mentions to proposals: what each place is to the story, and how sure that is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import exp

from dateline.core.gazetteer.table import world
from dateline.core.story import Dateline
from dateline.core.text.words import Words
from dateline.core.understand.places.filing import Filed, filed, span
from dateline.core.understand.places.resolving import Found, resolve
from dateline.core.understand.places.roles import role_of
from dateline.core.understand.places.vocabulary import ADJECTIVE
from dateline.core.understand.values import Copy, Mention, PlaceProposal, Role

_HOME = {"ru": "RU", "uk": "UA", "be": "BY", "kk": "KZ"}
"""The country that a language is mostly written about in; weak evidence for its towns."""

_TITLE, _LEAD, _FIRST, _BODY = 3.0, 2.0, 1.5, 0.5
"""What a mention counts in the headline, in the lead, in the first paragraph of the text, and further down."""
_ADJECTIVE_COUNTS, _WEAK_COUNTS = 0.5, 0.3
_ABOUT = 2.0
"""From this sum on a story is about a place: a headline, a lead, or often in the text."""
_STEEP = 2.5


@dataclass(slots=True)
class _Sum:
    """The mentions of a place in one role."""

    mentions: list[Mention] = field(default_factory=list)
    weight: float = 0.0
    sure: float = 0.0
    rules: list[str] = field(default_factory=list)
    high: set[str] = field(default_factory=set)
    """Where it is named high up: headline, lead, first paragraph."""
    named: int = 0
    """Mentions by name, not by an adjective."""


def places_of(found: Words, copy: Copy, dateline: Dateline | None, language: str) -> tuple[PlaceProposal, ...]:
    """The places of ``copy``, each in every role that it plays, the surest first; never raises.

    ``found`` are the words of `whole` of the copy, ``dateline`` what was read of it, in the text or taken out before.
    A place is `Role.ABOUT` if its mentions sum up to 2: one in the headline counts 3, in the lead 2, in the first
    paragraph 1.5, further down 0.5; an adjective half of that, a part of an organisation's name 0.3 of it.
    """
    line = dateline or copy.dateline
    skipped = span(found, line)
    from_line = list(filed(line)) if line else []
    first = from_line[0].number if from_line else None
    home = _HOME.get(language.split("-", maxsplit=1)[0].lower(), "")
    sums = _sums(found, copy, resolve(found, skipped, country=home, filed=first))
    proposals = [*_filed(from_line, found, skipped), *_proposals(sums)]
    order = list(Role)
    return tuple(sorted(proposals, key=lambda each: (-each.score, order.index(each.role), each.slug)))


def _sums(found: Words, copy: Copy, meant: Iterable[Found]) -> dict[tuple[int, Role], _Sum]:
    sums: dict[tuple[int, Role], _Sum] = {}
    bounds = _bounds(found.text, copy)
    for each in meant:
        role, rule = role_of(each, found)
        total = sums.setdefault((each.number, role), _Sum())
        start, end = found.starts[each.spot.first], found.ends[each.spot.end - 1]
        total.mentions.append(Mention(start, end, found.text[start:end]))
        where, weight = next(((name, weight) for name, weight, until in bounds if start < until), ("", _BODY))
        counts = _ADJECTIVE_COUNTS if each.spot.how == ADJECTIVE else _WEAK_COUNTS if each.weak else 1.0
        total.weight += weight * counts
        total.sure = max(total.sure, each.sure)
        total.named += each.spot.how != ADJECTIVE
        total.high.update([where] if where else ())
        if rule not in total.rules:
            total.rules.append(rule)
    return sums


def _bounds(text: str, copy: Copy) -> tuple[tuple[str, float, int], ...]:
    """Where headline, lead and first paragraph end in `whole`."""
    title = len(copy.title) + 2 if copy.title else 0
    lead = title + len(copy.lead) + 2 if copy.lead else title
    first = text.find("\n\n", lead)
    return (
        ("in the headline", _TITLE, title),
        ("in the lead", _LEAD, lead),
        ("in the first paragraph", _FIRST, first if first >= 0 else min(len(text), lead + 500)),
    )


def _filed(places: list[Filed], found: Words, skipped: range) -> Iterator[PlaceProposal]:
    for each in {place.number: place for place in reversed(places)}.values():
        mentions: tuple[Mention, ...] = ()
        if skipped:
            start = found.text.find(each.printed, found.starts[skipped.start])
            if start >= 0:
                mentions = (Mention(start, start + len(each.printed), each.printed),)
        place = world().place(each.number)
        yield PlaceProposal(place.slug, Role.FILED, each.sure, f"{each.rule}: “{each.printed}”", mentions)


def _proposals(sums: dict[tuple[int, Role], _Sum]) -> Iterator[PlaceProposal]:
    for (number, role), total in sums.items():
        about = role is Role.MENTIONED and total.weight >= _ABOUT and (total.named > 0 or len(total.mentions) > 1)
        weight = total.weight if role is Role.MENTIONED else _STEEP
        score = total.sure * (1 - exp(-weight / _STEEP)) if role is Role.MENTIONED else total.sure * 0.9
        yield PlaceProposal(
            world().place(number).slug,
            Role.ABOUT if about else role,
            round(score, 3),
            _why(total),
            tuple(total.mentions),
        )


def _why(total: _Sum) -> str:
    often = f" {len(total.mentions)} times" if len(total.mentions) > 1 else ""
    where = f", {', '.join(sorted(total.high))}" if total.high else ""
    return f"“{total.mentions[0].text}”{often}{where}: {'; '.join(total.rules[:3])}"
