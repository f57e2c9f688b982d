"""What speaks for and against a report telling the event of a group, as numbers that are weighed elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log, log1p, sqrt
from typing import NamedTuple

from dateline.core.coverage.groups import Group, Profile, centrality, gap
from dateline.core.coverage.keys import NAMED, PLACE
from dateline.core.coverage.sketch import NAME, NUMBER, PAIR, WORD, Sketch, columns_of, ids_of, kinds_of
from dateline.core.coverage.values import DAY

SAME = (
    "names", "words", "numbers", "pairs", "all", "core", "core_names", "own_names", "own_top", "years", "other_years",
    "size", "lead", "other_numbers", "shared", "shared_names", "own", "name_missing_there", "name_missing_here",
    "length", "places", "other_places", "days_near", "days_far", "days_other",
    "all_size", "core_size", "core_names_size", "own_names_size", "own_size",
    "all_square", "core_square", "core_names_square", "own_names_square", "own_square",
    "one",
)  # fmt: skip
"""Evidence between a report and the reports of its own language in a group."""
ACROSS = (
    "places", "names", "numbers", "count", "own_keys", "core_keys", "other_places", "size", "shared",
    "own_names", "names_and_places", "days_near", "days_far", "days_other", "one",
)  # fmt: skip
"""Evidence across languages."""

_BOOST = (4.0, 1.0, 2.25, 1.0)
"""What agreement in names, words, numbers and pairs counts within ``all``."""
_TOP, _TOP_NAMES = 20, 8
_NOTHING_KNOWN = 0.3


@dataclass(slots=True)
class Reading:
    """A report unpacked, to be held against several groups."""

    sketch: Sketch
    terms: dict[int, float]
    kinds: dict[int, int]
    norms: tuple[float, float, float, float]
    names: list[int]
    """The names among the terms, the heaviest first."""
    own_names: set[int]
    own_top: set[int]
    lead: set[int]
    total: float
    keys: dict[int, float]
    key_kinds: dict[int, int]
    places: dict[int, float]
    """The places among the keys."""
    weights: tuple[float, float, float]
    """Of its own names, of its heaviest terms and of its beginning, each in all."""


def reading(kept: Sketch) -> Reading:
    """A sketch, unpacked."""
    ids, weights, kinds = columns_of(kept.terms)
    squares = [0.0, 0.0, 0.0, 0.0]
    total = 0.0
    for weight, kind in zip(weights, kinds, strict=True):
        squares[kind] += weight * weight
        total += weight if kind != PAIR else 0.0
    names = [term for term, kind in zip(ids, kinds, strict=True) if kind == NAME]
    key_ids, key_weights, key_kinds = columns_of(kept.keys)
    keys = dict(zip(key_ids, key_weights, strict=True))
    terms = dict(zip(ids, weights, strict=True))
    own_names, own_top = set(names[:_TOP_NAMES]), set(ids[:_TOP])
    lead = {term for n, term in enumerate(ids) if kept.lead >> n & 1}
    return Reading(
        sketch=kept,
        terms=terms,
        kinds=dict(zip(ids, kinds, strict=True)),
        norms=(sqrt(squares[0]), sqrt(squares[1]), sqrt(squares[2]), sqrt(squares[3])),
        names=names,
        own_names=own_names,
        own_top=own_top,
        lead=lead,
        total=total,
        keys=keys,
        key_kinds=dict(zip(key_ids, key_kinds, strict=True)),
        places={key: keys[key] for key, kind in zip(key_ids, key_kinds, strict=True) if kind == PLACE},
        weights=(_sum(terms, own_names), _sum(terms, own_top), _sum(terms, lead)),
    )


class _Tally(NamedTuple):
    """What a pass over the terms that a report shares with a group adds up."""

    dots: list[float]
    core_hit: float
    core_names_hit: float
    shared: float
    shared_names: float
    own: float
    lead: float
    names: float
    top: float


def same(read: Reading, group: Group, profile: Profile) -> list[float]:
    """The evidence of `SAME`, in its order. ``profile`` is the group's in the report's language."""
    ids, sums, kinds = columns_of(profile.terms)
    often, terms, whole = profile.often(), read.terms, profile.whole()
    both = {term: n for n, term in enumerate(ids) if term in terms}
    found = _tally(read, profile.count, [(term, sums[n], often[n], kinds[n]) for term, n in both.items()])
    cosines = [
        dot / (norm * sqrt(square)) if norm and square else 0.0
        for dot, norm, square in zip(found.dots, read.norms, whole.squares, strict=True)
    ]
    norm = sqrt(sum(boost * each * each for boost, each in zip(_BOOST, read.norms, strict=True)))
    square = sqrt(sum(boost * each for boost, each in zip(_BOOST, whole.squares, strict=True)))
    dot = sum(boost * each for boost, each in zip(_BOOST, found.dots, strict=True))
    core, core_names = sum(whole.core), whole.core[NAME]
    main = (
        dot / (norm * square) if norm and square else 0.0,
        found.core_hit / core if core else 0.0,
        found.core_names_hit / core_names if core_names else _NOTHING_KNOWN,
        _part(found.names, read.weights[0]),
        found.own / read.total if read.total else 0.0,
    )
    size = log(profile.count)
    missing_there = next((terms[term] for term in read.names if term not in both), 0.0)
    missing_here = next((whole.central[n] for n, term in enumerate(whole.names) if term not in terms), 0.0)
    return [
        cosines[NAME], cosines[WORD], cosines[NUMBER], cosines[PAIR], *main[:4],
        _part(found.top, read.weights[1]), *_years(read, group), size, _part(found.lead, read.weights[2]),
        1.0 if read.norms[NUMBER] and whole.squares[NUMBER] and not found.dots[NUMBER] else 0.0,
        log1p(found.shared), log1p(found.shared_names), main[4], missing_there / 20, missing_here / 20,
        log1p(len(terms)) / 5, *_places(read, group), *_days(read, group),
        *(each * size for each in main), *(each * each for each in main), 1.0,
    ]  # fmt: skip


def _tally(read: Reading, count: int, rows: Iterable[tuple[int, float, int, int]]) -> _Tally:
    """One pass; rows are (term, sum of weights, in how many reports, kind) of terms that the report has, too."""
    terms, own_kinds, in_lead, in_names, in_top = read.terms, read.kinds, read.lead, read.own_names, read.own_top
    dots, hit, both, own = ([0.0] * 4 for _ in range(4))
    lead = names = top = 0.0
    for term, weight, often, kind in rows:
        share = often / count
        here, mine, root = terms[term], own_kinds[term], sqrt(share)
        hit[kind] += centrality(weight, often, kind, count)
        dots[mine] += here * weight
        both[mine] += min(here, weight / often) * root
        own[mine] += here * root
        if term in in_lead:
            lead += here
        if term in in_names:
            names += here
        if term in in_top:
            top += here
    single = slice(PAIR)
    return _Tally(
        dots=dots, core_hit=sum(hit), core_names_hit=hit[NAME], shared=sum(both[single]), shared_names=both[NAME],
        own=sum(own[single]), lead=lead, names=names, top=top,
    )  # fmt: skip


def across(read: Reading, group: Group) -> list[float]:
    """The evidence of `ACROSS`, in its order: from the keys that all languages have."""
    profile = group.keys
    assert profile is not None
    mass, total = [0.0] * 3, [0.0] * 3
    hits, core, core_hit = 0, 0.0, 0.0
    ids, sums, kinds = columns_of(profile.terms)
    for term, weight, often, kind in zip(ids, sums, profile.often(), kinds, strict=True):
        share = often / profile.count
        central = weight / profile.count * share
        core += central
        here = read.keys.get(term)
        if here is not None:
            mass[kind] += min(here, weight / often) * sqrt(share)
            core_hit += central
            hits += 1
    for term, weight in read.keys.items():
        total[read.key_kinds[term]] += weight
    every = sum(total)
    places, names, numbers = (log1p(each) for each in mass)
    return [
        places, names, numbers, log1p(hits), sum(mass) / every if every else 0.0, core_hit / core if core else 0.0,
        _places(read, group)[1], log(profile.count), log1p(sum(mass)),
        mass[NAMED] / total[NAMED] if total[NAMED] else _NOTHING_KNOWN, sqrt(places * names),
        *_days(read, group), 1.0,
    ]  # fmt: skip


def _days(read: Reading, group: Group) -> tuple[float, float, float]:
    """Whether the report is from the ten days around the group's, from the sixty around, or from others.

    That it is from the same days says nothing: in a stream of news they all are.
    """
    apart = gap(group.days, read.sketch.day) or 0.0
    near = (apart > 2 * DAY, apart > 10 * DAY, apart > 60 * DAY)
    return float(near[0] and not near[1]), float(near[1] and not near[2]), float(near[2])


def _sum(terms: dict[int, float], among: set[int]) -> float:
    return sum(terms[term] for term in among)


def _part(hit: float, every: float) -> float:
    return hit / every if every else _NOTHING_KNOWN


def _places(read: Reading, group: Group) -> tuple[float, float]:
    """Share of the report's places that the group has; whether both name places and none is shared."""
    if group.keys is None:
        return 0.0, 0.0
    ids, kinds = ids_of(group.keys.terms), kinds_of(group.keys.terms)
    if not read.places or PLACE not in kinds:
        return _NOTHING_KNOWN, 0.0
    there = {term for term, kind in zip(ids, kinds, strict=True) if kind == PLACE}
    hit = sum(weight for term, weight in read.places.items() if term in there)
    return hit / sum(read.places.values()), 0.0 if hit else 1.0


def _years(read: Reading, group: Group) -> tuple[float, float]:
    """How much of the group names a year that the report names; whether both name years and none is shared."""
    if not read.sketch.years or not group.dated:
        return 0.0, 0.0
    share = sum(group.years[year] for year in read.sketch.years) / group.dated
    return min(1.0, share), 0.0 if share else 1.0
