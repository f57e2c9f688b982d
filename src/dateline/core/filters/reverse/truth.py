"""Which filters of some that are looked at pass, all at once."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import numpy as np

from dateline.core.filters.moments import bound
from dateline.core.filters.nodes import When
from dateline.core.filters.reverse.choice import clause_begins
from dateline.core.filters.reverse.columns import Index, Truth
from dateline.core.filters.reverse.saved import NEGATIVE, TERM, Saved
from dateline.core.filters.reverse.spoken import Spoken
from dateline.core.filters.reverse.vocabulary import PHRASE, WHEN

Holds = Callable[[When], bool]


def holding(listed_at: dt.datetime, now: dt.datetime, zone: ZoneInfo) -> Holds:
    """Whether a term about time holds of what was listed then, at ``now`` (aware) with the days of ``zone``."""
    return lambda term: (listed_at < bound(term, now, zone)) is term.until


def satisfied(saved: Saved, filters: Index, spoken: Spoken, holds: Holds | None) -> Index:
    """Those of the filters of which every clause has something that holds; without ``holds`` any time may be."""
    if not len(filters):
        return filters
    literals, begins = saved.of(filters)
    terms = (literals >> TERM).astype(np.int64)
    truth = _terms(saved, terms, spoken, holds) ^ (literals & NEGATIVE > 0)
    if holds is None:
        truth |= saved.vocabulary.kind_of(terms) == WHEN
    clauses = clause_begins(literals)
    in_clauses = np.logical_or.reduceat(truth, clauses)
    return filters[np.logical_and.reduceat(in_clauses, np.searchsorted(clauses, begins))]


def _terms(saved: Saved, terms: Index, spoken: Spoken, holds: Holds | None) -> Truth:
    """For each term whether the story has it."""
    vocabulary = saved.vocabulary
    held = np.zeros(len(vocabulary), np.bool_)
    held[spoken.atoms] = True
    truth = held[terms]
    kinds = vocabulary.kind_of(terms)
    phrases = np.flatnonzero(kinds == PHRASE)
    truth[phrases] = spoken.says(vocabulary.place_of(terms[phrases]).astype(np.int64))
    times = np.flatnonzero(kinds == WHEN) if holds else ()
    if holds and len(times):
        known = {term: holds(vocabulary.whens[vocabulary.places[term]]) for term in set(terms[times].tolist())}
        truth[times] = [known[term] for term in terms[times].tolist()]
    return truth
