"""Cross-validation: weights are fitted without some topics and tried on these, as stories that nobody has seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from dateline.core.coverage.learning import Stream, shuffled
from dateline.core.coverage.scoring import BCubed
from dateline.core.coverage.trial import arrivals
from dateline.core.coverage.weights import Weights

Scores = tuple[tuple[BCubed, ...], ...]
"""Fold by fold, order by order."""


def cross_validated(
    streams: Sequence[Stream],
    topics: Mapping[str, str],
    folds: int,
    orders: int,
    fit: Callable[[Sequence[Stream]], Weights],
) -> Scores:
    """The score of what each fold holds back, in so many random orders, by weights that ``fit`` makes of the rest.

    ``topics`` has the topic of each event that is ever held back; what is not in it is always fitted on. The same
    topics and folds give the same parts.
    """
    named = sorted(set(topics.values()))
    dealt = np.random.default_rng(folds).permutation(len(named)).tolist()
    fold_of = {named[at]: place % folds for place, at in enumerate(dealt)}
    scores = []
    for fold in range(folds):
        held = {event for event, topic in topics.items() if fold_of[topic] == fold}
        rest = [replace(each, told=tuple(one for one in each.told if one.event not in held)) for each in streams]
        weights = fit([each for each in rest if each.told])
        back = [one for each in streams for one in each.told if one.event in held]
        scores.append(
            tuple(arrivals(Stream("held back", tuple(shuffled(back, seed))), weights) for seed in range(orders))
        )
    return tuple(scores)
