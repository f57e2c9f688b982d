"""By which atoms filters are looked up: those of the clause that fewest stories are likely to satisfy."""

from typing import Any

import numpy as np

from dateline.core.filters.reverse.columns import Index, Truth, ranges, spans, view
from dateline.core.filters.reverse.saved import LAST, NEGATIVE, TERM, Saved
from dateline.core.filters.reverse.vocabulary import ALWAYS, PHRASE, WHEN, Vocabulary


def chosen(saved: Saved, filters: Index, chances: Any) -> tuple[Index, Index]:
    """Pairs of an atom and a filter: without one of its atoms no story passes the filter.

    ``chances`` has for each term the share of stories that have it. Filters that only exclude, or only name times, are
    looked at for every story.
    """
    literals, begins = saved.of(filters)
    terms = (literals >> TERM).astype(np.int64)
    kinds = saved.vocabulary.kind_of(terms)
    leading = _leading(saved.vocabulary, terms, kinds == PHRASE, chances)
    cost = np.where((literals & NEGATIVE > 0) | (kinds == WHEN), np.inf, chances[leading])
    # 1 clauses, the filter of each, and the cheapest of each filter
    clauses = clause_begins(literals)
    firsts = np.searchsorted(clauses, begins)
    filter_of = np.repeat(np.arange(len(filters)), np.diff(np.append(firsts, len(clauses))))
    clause_cost = np.add.reduceat(cost, clauses)
    best = np.lexsort((clause_cost, filter_of))[firsts]
    # 2 its literals' atoms, or the one that every story has
    usable = np.isfinite(clause_cost[best])
    lengths = np.diff(np.append(clauses, len(literals)))[best]
    atoms = leading[ranges(clauses[best[usable]], lengths[usable])]
    by_atom = np.repeat(filters[usable], lengths[usable])
    always = filters[~usable]
    return np.append(atoms, np.full(len(always), ALWAYS)), np.append(by_atom, always)


def clause_begins(literals: Any) -> Index:
    """Where in some literals clauses begin."""
    return np.append(0, np.flatnonzero(literals & LAST)[:-1] + 1)


def _leading(vocabulary: Vocabulary, terms: Index, phrases: Truth, chances: Any) -> Index:
    """The terms, but of each phrase its rarest word."""
    if not phrases.any():
        return terms
    places, which = np.unique(vocabulary.place_of(terms[phrases]), return_inverse=True)
    first, lengths = spans(vocabulary.starts, places.astype(np.int64))
    words = view(vocabulary.spelled)[ranges(first, lengths)].astype(np.int64)
    order = np.lexsort((chances[words], np.repeat(np.arange(len(places)), lengths)))
    rarest = words[order[np.cumsum(lengths) - lengths]]
    leading = terms.copy()
    leading[phrases] = rarest[which]
    return leading
