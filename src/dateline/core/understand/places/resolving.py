"""Which of the places of a name is meant, and how sure that is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import log10

from dateline.core.gazetteer.place import Kind
from dateline.core.gazetteer.russian import adjective
from dateline.core.gazetteer.table import world
from dateline.core.text.words import Words
from dateline.core.understand.places.spots import Spot, spots
from dateline.core.understand.places.vetting import Around, is_adjectival, is_compound, is_organisation, kind_of
from dateline.core.understand.places.vocabulary import ADJECTIVE, NAME, SEAT, vocabulary

LARGE, TOWN = 300_000, 50_000
"""People from which a city is believed by its name alone, and from which one piece of evidence is enough."""

_IN_COUNTRY, _IN_DIVISION, _IN_NEWS = 2.0, 1.5, 3.5
"""What evidence is worth, as powers of ten of people."""
_CLEAR = 0.5
_PARTS = frozenset(["province", "region", "territory", "republic"])
"""What makes a city's name that of the division called after it: “Homs province”."""
_HOMES = frozenset(["RU", "UA", "BY", "KZ"])
"""Countries whose towns have their names in Russian from Russian."""
_MOST = 5_000
"""Names of a text that are looked into; a story has a few hundred at most."""
_NAMESAKES = 40
"""Cities of one name that are weighed, the largest."""
_SIGN = 6
"""Letters up to which a word in capitals is rather an abbreviation than a town."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that is meant by a spot."""

    spot: Spot
    number: int
    sure: float
    rule: str
    weak: bool = False
    """Part of an organisation's name, or named only by its people."""


@dataclass(slots=True)
class Context:
    """What else the text names."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    """Folded words that are people's names in this text."""


def resolve(found: Words, skipped: range = range(0), *, country: str = "", filed: int | None = None) -> Iterator[Found]:
    """Every place meant in a text, in its order.

    Words of ``skipped`` (the dateline) are left out; ``country`` is the one that is home to the language, which is weak
    evidence; ``filed`` is the place of the dateline.
    """
    arounds = [Around(found, spot) for spot in islice(spots(found), _MOST) if spot.first not in skipped]
    context = _context(arounds, country, filed)
    for n, around in enumerate(arounds):
        following = arounds[n + 1] if n + 1 < len(arounds) else None
        meant = _meant(around, following, context)
        if meant:
            yield meant


def _context(arounds: list[Around], country: str, filed: int | None) -> Context:
    context = Context()
    if country:
        context.countries[country] += 1
    if filed is not None:
        _note(context, filed)
    for around in arounds:
        spot = around.spot
        best = spot.numbers[0]
        if spot.how == NAME and len([n for n in spot.numbers[:2] if kind_of(n) is not Kind.CITY]) > 1:
            continue
        if spot.how == NAME and around.person:
            context.people.add(found_word(around))
        elif spot.how != NAME or kind_of(best) != Kind.CITY or _is_plain(around, best):
            _note(context, best)
    context.countries.pop("", None)
    return context


def _note(context: Context, number: int) -> None:
    places = world()
    context.countries[places.countries[number]] += 1
    if number < len(places.known):
        place = places.known[number]
        context.divisions.update(place.path[-1:] if place.kind is Kind.DIVISION else place.path[-2:-1])


def found_word(around: Around) -> str:
    """The folded last word of a spot."""
    return around.found.folded[around.spot.end - 1]


def _is_plain(around: Around, number: int) -> bool:
    """Whether a city needs no context: it is in the news, and its name is no word and nobody's."""
    word, words = around.found.folded[around.spot.first], vocabulary()
    ordinary = around.spot.count == 1 and (word in words.common or word in words.person)
    return number < len(world().known) and not ordinary


def _meant(around: Around, following: Around | None, context: Context) -> Found | None:
    spot = around.spot
    if spot.how != NAME:
        if spot.how == SEAT and adjective(around.before):
            return None  # the Kremlin of another town
        return Found(spot, spot.numbers[0], 0.9, "adjective" if spot.how == ADJECTIVE else "seat of government")
    within = _within(around, following)
    if within is not None:
        inside = [number for number in spot.numbers if _lies_in(number, within)]
        if inside:
            return Found(spot, inside[0], 0.98, f"named with {world().place(within).name_en}")
        if kind_of(within) is Kind.DIVISION and kind_of(spot.numbers[0]) is Kind.CITY:
            return None
    if around.person or (found_word(around) in context.people and spot.count == 1 and not around.inside):
        return None
    if kind_of(spot.numbers[0]) is not Kind.CITY:
        return _wide(around, context)
    return _city(around, context)


def _within(around: Around, following: Around | None) -> int | None:
    """The division or country that stands behind a comma or in brackets: “Moscow, Idaho”, “RICHMOND, Va.”."""
    end, found = around.spot.end, around.found
    if end >= len(found) or around.gap(end - 1) not in (", ", " (", ",\n"):
        return None
    return division_at(found.folded, end, capital=around.capital(end), following=following.spot if following else None)


def division_at(folded: Sequence[str], at: int, *, capital: bool, following: Spot | None) -> int | None:
    """The division or country named from word ``at`` on, in full or short."""
    short = vocabulary().short
    for word in (" ".join(folded[at : at + 2]), folded[at]):
        if capital and word in short:
            return short[word]
    if following and following.first in (at, at + 1) and following.how == NAME:
        if following.first == at + 1 and folded[at] not in ("штат", "провинция", "область"):
            return None
        wide = [number for number in following.numbers if kind_of(number) in (Kind.DIVISION, Kind.COUNTRY)]
        return next((n for n in wide if kind_of(n) is Kind.DIVISION), wide[0] if wide else None)
    return None


def _lies_in(number: int, within: int) -> bool:
    place = world().place(number)
    return place.kind is Kind.CITY and world().known[within].slug in place.path


def _wide(around: Around, context: Context) -> Found | None:
    """A region, country or division; of Georgia and Georgia the one whose country is spoken of."""
    spot, words = around.spot, vocabulary()
    ordinary = spot.count == 1 and found_word(around) in words.person
    wide = [number for number in spot.numbers if kind_of(number) is not Kind.CITY]
    if ordinary and is_compound(around):
        return None
    best = wide[1] if len(wide) > 1 and _is_the_other(wide[0], wide[1], context) else wide[0]
    weak = is_organisation(around) or around.quoted
    return Found(spot, best, 0.5 if weak else 0.95, "part of a name" if weak else "by name", weak)


def _is_the_other(first: int, second: int, context: Context) -> bool:
    """Whether the second of two of a name is meant: what lies in it is named, or parts of its country alone are."""
    place = world().place(second)
    if context.countries[world().countries[first]]:
        return False
    return place.slug in context.divisions or any(_is_part(slug, place.country) for slug in context.divisions)


def _is_part(slug: str, country: str) -> bool:
    number = world().number(slug)
    return number is not None and kind_of(number) is Kind.DIVISION and world().countries[number] == country


def _city(around: Around, context: Context) -> Found | None:
    best, clear = _likeliest(around.spot.numbers, context)
    places = world()
    named_after = places.numbers.get(f"{places.place(best).slug}-{around.after}") if around.after in _PARTS else None
    if named_after is not None:
        return Found(around.spot, named_after, 0.9, f"with “{around.after}”")
    backed = bool(context.countries[places.countries[best]])
    if not clear and not backed:
        return None
    rule, sure = _trust(around, best, backed=backed)
    if not rule:
        return None
    weak = is_organisation(around) or around.quoted
    return Found(around.spot, best, 0.4 if weak else sure, "part of a name" if weak else rule, weak)


def _likeliest(numbers: Iterable[int], context: Context) -> tuple[int, bool]:
    """The likeliest city, and whether it is clear from the next one, be that in another country."""
    places = world()
    numbers = list(numbers)
    if len(numbers) == 1:
        return numbers[0], True
    scored = sorted(((_score(number, context), -number) for number in numbers[:_NAMESAKES]), reverse=True)
    best = -scored[0][1]
    others = [score for score, number in scored[1:] if places.countries[-number] != places.countries[best]]
    return best, not others or scored[0][0] - max(others) > _CLEAR


def _score(number: int, context: Context) -> float:
    places = world()
    score = log10(max(places.weights[number], 10))
    score += _IN_NEWS if number < len(places.known) else 0
    if context.countries[places.countries[number]]:
        score += _IN_COUNTRY
        if context.divisions and not context.divisions.isdisjoint(places.place(number).path[-2:-1]):
            score += _IN_DIVISION
    return score


def _trust(around: Around, number: int, *, backed: bool) -> tuple[str, float]:
    """The rule by which a city's name is believed, and how much; empty and 0 where it is not."""
    words, spot = vocabulary(), around.spot
    people, known = world().weights[number], number < len(world().known)
    word = around.found.folded[spot.first]
    if not known and _is_doubtful(around, word):
        return "", 0
    if spot.count == 1 and word in words.common:
        own = around.found.forms[spot.first].endswith("s") and not word.endswith("s")
        sound = around.within and not own and not around.loud and (known or (backed and people >= TOWN))
        return ("preposition of place", 0.6) if sound else ("", 0)
    if is_compound(around):
        return ("known city", 0.5) if known and word not in words.person else ("", 0)
    if spot.count == 1 and not known and (word in words.person or word in words.forename):
        return ("preposition and country", 0.6) if around.within and backed else ("", 0)
    if known:
        return "known city", 0.9
    if around.loud or (word >= "a" and around.found.forms[spot.first].isupper() and len(word) < _SIGN):
        return "", 0
    return _by_size(around, people, world().countries[number], backed=backed)


def _is_doubtful(around: Around, word: str) -> bool:
    """Whether what stands around a town's name, or its form, says that it is part of another name."""
    adjective_like = is_adjectival(word) and (around.after or not around.inside)
    return around.quoted or around.has_follower or bool(adjective_like)


def _by_size(around: Around, people: int, country: str, *, backed: bool) -> tuple[str, float]:
    if people >= LARGE and (backed or around.inside):
        return "large city", 0.85 if backed else 0.7
    if around.within and backed:
        return "preposition and country", 0.75
    if people >= TOWN and around.within:
        return "preposition of place", 0.6
    # Companies and people are rarely called after towns in Russian, in English often.
    home = around.found.folded[around.spot.first] >= "а" and country in _HOMES
    return ("its country is named", 0.6) if home and backed and not around.opens_sentence else ("", 0)
