"""Weights that learn from streams: near those that ship, or, on material enough to stand alone, from nothing.

Of the desk's streams only what somebody decided is an answer. For what lay beside, the answer is what the prior weights
say: it holds them where nothing was decided, so that a few decisions move what they are about and hardly anything else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dateline.core.coverage.engine import Engine
from dateline.core.coverage.fitting import Material, Rows, Told, gather
from dateline.core.coverage.logistic import Numbers, Question, chance, fitted
from dateline.core.coverage.weights import Weights

HOLD = 1.0
"""How firmly weights are held to those before (the inverse of a variance)."""
_FEW = 200
"""Below so many rows they are held as much more firmly as there are fewer: nothing else holds them then."""
_ORDERS = 2
"""Random orders in which a stream without times is played: its own order says nothing."""
_FREE = 1e-6


@dataclass(frozen=True, slots=True)
class Stream:
    """Reports in the order in which they came, and what each tells."""

    name: str
    told: tuple[Told, ...]
    desk: bool = False
    """They are an archive's, and its desk said what those that are decided tell."""
    parted: tuple[tuple[str, str], ...] = ()
    """Events that somebody said are two."""


def learned(streams: Iterable[Stream], prior: Weights, *, hold: float = HOLD) -> Weights:
    """The weights that streams and ``prior`` make likeliest together; bars stay. Without streams, ``prior`` itself."""
    material = gathered(streams, prior)
    return replace(
        prior,
        same=_near(material.same, prior.same, prior.same_bar, hold),
        across=_near(material.across, prior.across, prior.across_bar, hold),
    )


def anew(streams: Iterable[Stream], bars: Weights) -> Weights:
    """The weights that streams alone make likeliest, with the bars of ``bars``, and its weights without evidence."""
    material = gathered(streams, bars)
    return replace(bars, same=_alone(material.same, bars.same), across=_alone(material.across, bars.across))


def gathered(streams: Iterable[Stream], weights: Weights) -> Material:
    """The evidence of streams. One without times counts once, though it is played in several orders."""
    material = Material()
    for stream in streams:
        told = _asked_about(stream.told, weights)
        if any(each.report.at is not None for each in told):
            gather(told, weights, material, desk=stream.desk)
            continue
        for seed in range(_ORDERS):
            gather(shuffled(told, seed), weights, material, count=1 / _ORDERS, desk=stream.desk)
    return material


def shuffled(told: Sequence[Told], seed: int) -> list[Told]:
    """The reports in a random order, with keys that count it."""
    order = np.random.default_rng(seed).permutation(len(told))
    return [replace(told[at], report=replace(told[at].report, key=key)) for key, at in enumerate(order.tolist(), 1)]


def _asked_about(told: Sequence[Told], weights: Weights) -> list[Told]:
    """Those that are neither listings nor reprints."""
    engine = Engine(weights)
    made = [engine.add(each.report) for each in told]
    return [each for each, found in zip(told, made, strict=True) if found.left is None and found.reprint_of is None]


def _near(rows: Rows, prior: tuple[float, ...], bar: float, hold: float) -> tuple[float, ...]:
    if not rows:
        return prior
    x, before = np.array(rows.evidence), np.array(prior)
    # The desk corrects what the engine did, so it is the bar that its answers are above or below of. Of labelled copy
    # the engine did nothing yet; its answers are how often a sum is right, as for the prior itself.
    offsets = np.where(rows.desk, -bar, 0.0)
    firmly = hold * max(1.0, _FEW / sum(rows.counts))
    answers = np.where(rows.decided, rows.right, chance(x @ before + offsets))
    return _weights(
        Question(x, answers, np.array(rows.counts), offsets, before, np.full(len(prior), firmly, np.float64))
    )


def _alone(rows: Rows, otherwise: tuple[float, ...]) -> tuple[float, ...]:
    if not any(rows.decided):
        return otherwise
    known = np.array(rows.decided)
    x = np.array(rows.evidence)[known]
    hold = np.full(x.shape[1], HOLD)
    hold[-1] = _FREE  # the last evidence is one: how seldom a group is right at all
    nothing = np.zeros(x.shape[1])
    answers, counts = np.array(rows.right, np.float64)[known], np.array(rows.counts)[known]
    return _weights(Question(x, answers, counts, np.zeros(len(x)), nothing, hold))


def _weights(asked: Question) -> tuple[float, ...]:
    found: Numbers = fitted(asked)
    return tuple(float(weight) for weight in found)
