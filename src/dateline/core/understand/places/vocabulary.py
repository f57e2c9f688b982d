"""The words that tell what a place's name stands for: tables of core/data, read once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat

from dateline.core.data import rows
from dateline.core.gazetteer.names import begun_by, fold_name, index
from dateline.core.gazetteer.russian import adjective, is_form, pattern, stems_of
from dateline.core.gazetteer.table import world

NAME, ADJECTIVE, SEAT, IN_SMALL = 1, 2, 4, 8
"""What a word may open: the name of a place, an adjective or people called after one, the seat of a government.

The last says that it needs no capital, as adjectives do not in Russian.
"""

_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sets of folded words, both languages together; what each is for is said where it is used."""

    common: frozenset[str]
    person: frozenset[str]
    forename: frozenset[str]
    title: frozenset[str]
    organisation: frozenset[str]
    organisation_before: frozenset[str]
    before: frozenset[str]
    inside: frozenset[str]
    relation: frozenset[str]
    joined: frozenset[str]
    saying: frozenset[str]
    official: frozenset[str]
    again: frozenset[str]
    become: frozenset[str]
    kind_within: frozenset[str]
    kind_in_town: frozenset[str]
    kind_before: frozenset[str]
    adjectives: dict[str, int]
    """Folded English words (up to two), and stems of Russian ones, to the number of the place."""
    seats: dict[str, int]
    """Folded words of a government's seat to the number of the place that stands for it."""
    seat_stems: dict[str, tuple[str, ...]]
    """The stem of the first word of a Russian seat to its whole names."""
    short: dict[str, int]
    """Abbreviated divisions (``va``, ``nj``) to their numbers."""
    capitals: frozenset[int]


@cache
def vocabulary() -> Vocabulary:
    """The tables as sets."""
    words: dict[str, set[str]] = {}
    for row in rows("placewords.tsv"):
        words.setdefault(row["key"], set()).update(_forms(row))
    seats = {row["words"]: _number(row["place"]) for row in rows("governments.tsv")}
    stems: dict[str, tuple[str, ...]] = {}
    for name in seats:
        if name[0] >= "а":
            stem = pattern(name.split()[0])[0]
            stems[stem] = (*stems.get(stem, ()), name)
    sets = {key: frozenset(found) for key, found in words.items()}
    return Vocabulary(
        common=sets["common"],
        person=sets["person"],
        forename=sets["forename"],
        title=sets["title"],
        organisation=sets["organisation"],
        organisation_before=sets["organisation_before"],
        before=sets["before"],
        inside=sets["in"],
        relation=sets["relation"],
        joined=sets["joined"],
        saying=sets["saying"],
        official=sets["official"],
        again=sets["figurative_before"],
        become=sets["become"],
        kind_within=sets["kind_within"],
        kind_in_town=sets["kind_in_town"],
        kind_before=sets["kind_before"],
        adjectives=_adjectives(),
        seats=seats,
        seat_stems=stems,
        short=_short(),
        capitals=frozenset(_number(row["capital"]) for row in rows("countries.tsv") if row["capital"]),
    )


def _forms(row: dict[str, str]) -> Iterator[str]:
    """The words of a row; of Russian names and nouns in every case."""
    for word in row["words"].replace("ё", "е").split():
        yield word
        if row["language"] == "ru" and row["key"] in _DECLINED:
            stem, endings = pattern(word)
            yield from (stem + ending for ending in endings)


_DECLINED = frozenset(["person", "forename", "title", "common", "kind_within", "kind_in_town", "kind_before"])


def _number(slug: str) -> int:
    number = world().number(slug)
    if number is None:
        raise LookupError(f"no place has the slug {slug}")
    return number


def _adjectives() -> dict[str, int]:
    codes = {row["code"]: row["slug"] for row in rows("countries.tsv")}
    found: dict[str, int] = {}
    for row in rows("demonyms.tsv"):
        number = _number(codes.get(row["place"], row["place"]))
        for word in filter(None, row["en"].split(";")):
            folded = fold_name(word)
            found[folded] = number
            if not folded.endswith(("s", "sh", "ch", "ese")):
                found[f"{folded}s"] = number
        for word in filter(None, row["ru"].split(";")):
            # Of a double name the last part is declined: нью-йоркский.
            *fixed, last = fold_name(word).split()
            found[" ".join((*fixed, adjective(last)))] = number
    return found


def _short() -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows("divisions.tsv"):
        for alias in filter(None, row["aliases"].split(";")):
            if alias.endswith("."):
                found[fold_name(alias.replace(".V", ". V"))] = _number(row["slug"])
    return found


_opened: dict[str, int] = {}


def opens(word: str) -> int:
    """What a folded word may open: the constants above or-ed; 0 for nearly all words."""
    known = _opened.get(word)
    if known is None:
        if len(_opened) > _KEPT:
            _opened.clear()
        known = _opened[word] = _opens(word)
    return known


def openings(folded: Sequence[str], forms: Sequence[str]) -> list[int]:
    """Which words may open anything; the others, nearly all, are passed over as fast as a table can say so."""
    known, every = _opened.get, NAME | ADJECTIVE | SEAT | IN_SMALL
    may = [at for at, opened in enumerate(map(known, folded, repeat(every))) if opened]
    return [at for at in may if forms[at][0].isupper() or known(folded[at], every) & IN_SMALL]


def _opens(word: str) -> int:
    if not word:
        return 0
    words, names = vocabulary(), index()
    if "а" <= word[0] <= "я":
        name = NAME if begun_by(word) else 0
        stem = adjective(word)
        called = (
            ADJECTIVE | IN_SMALL
            if (stem and stem in words.adjectives) or word in ("нью", "шри", "санкт", "пуэрто")
            else 0
        )
        return name | called | (SEAT if seats_begun_by(word) else 0)
    name = NAME if word in names.latin or word in names.longest else 0
    called = ADJECTIVE if word in words.adjectives or word in _TWO_WORDS else 0
    return name | called | (SEAT if word in _seat_openings() else 0)


_TWO_WORDS = frozenset(["north", "south", "saudi", "central", "costa", "cape", "new", "sri", "puerto", "latin"])
"""First words of adjectives of two."""


@cache
def _seat_openings() -> frozenset[str]:
    return frozenset(seat.split()[0] for seat in vocabulary().seats)


@lru_cache(maxsize=4096)
def seats_begun_by(word: str) -> tuple[str, ...]:
    """Russian names of seats of governments whose first word ``word`` is a form of."""
    stems = vocabulary().seat_stems
    return tuple(
        name for stem in stems_of(word) for name in stems.get(stem, ()) if is_form(word, name.split(" ", 1)[0])
    )
