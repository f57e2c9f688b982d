"""Logistic weights from rows of evidence, held near what is known of them before: the maximum a posteriori."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
_STEPS = 60
_ENOUGH = 1e-7
_FARTHEST = 30.0
"""Log odds beyond which nothing is gained."""


@dataclass(frozen=True, slots=True)
class Question:
    """Rows, and what was known before; one number a row, or one a weight."""

    x: Numbers
    """Rows × evidence."""
    answers: Numbers
    """By row, from 0 for no to 1 for yes."""
    counts: Numbers
    """By row, how much it counts."""
    offsets: Numbers
    """By row, what is added to its sum."""
    prior: Numbers
    """By weight, where it is held."""
    hold: Numbers
    """By weight, how firmly: the inverse of a variance, above 0."""


def fitted(asked: Question) -> Numbers:
    """The weights under which the answers are the likeliest, given a normal prior, by Newton's method.

    Without rows that is the prior.
    """
    weights, lost = asked.prior.copy(), _lost(asked, asked.prior)
    for _ in range(_STEPS):
        step = _step(asked, weights)
        while (after := _lost(asked, weights + step)) > lost and np.abs(step).max() > _ENOUGH:
            step /= 2
        weights, lost = weights + step, after
        if np.abs(step).max() <= _ENOUGH:
            break
    return weights


def chance(sums: Numbers) -> Numbers:
    """The chances of log odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(sums, -_FARTHEST, _FARTHEST))), np.float64)


def _step(asked: Question, weights: Numbers) -> Numbers:
    likely = chance(asked.x @ weights + asked.offsets)
    slope = asked.x.T @ (asked.counts * (asked.answers - likely)) - asked.hold * (weights - asked.prior)
    bend = (asked.x * (asked.counts * likely * (1 - likely))[:, None]).T @ asked.x + np.diag(asked.hold)
    return np.asarray(np.linalg.solve(bend, slope), np.float64)


def _lost(asked: Question, weights: Numbers) -> float:
    """What is to be made small."""
    sums = asked.x @ weights + asked.offsets
    surprise = asked.counts @ (np.logaddexp(0, sums) - asked.answers * sums)
    return float(surprise + asked.hold @ (weights - asked.prior) ** 2 / 2)
