"""Training the model of topics on what the desk confirmed and refused, and measuring it."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.core.understand.topics.model import Model, Vector, vector, words_of
from dateline.core.understand.topics.reading import Reading

LEAST = 5
"""Confirmed stories that a topic needs to be learnt."""
_WORDS = 40_000
_EPOCHS = 12
_RATE = 0.5
_SMOOTH = 1e-8
_SHRINK = 1e-5
_UNASKED = 0.2
"""How much it counts that a topic was neither confirmed nor refused where the desk did not give the whole list."""
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A story that the desk spoke on; codes have their prefix. ``complete``: ``confirmed`` is the whole list."""

    reading: Reading
    confirmed: frozenset[str]
    refused: frozenset[str] = frozenset()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Figures:
    """What cross-validation measured, over all topics together: means and standard deviations over the parts."""

    parts: int
    precision: float
    recall: float
    f1: float
    f1_deviation: float


def train(examples: Sequence[Example]) -> Model:
    """A model of every topic that `LEAST` examples confirm; one that knows none where there are too few.

    Weighed stochastic gradient steps with a rate of its own for each weight (Duchi, Hazan, Singer 2011), over the
    examples in an order that is always the same.
    """
    confirmed = Counter(code for example in examples for code in example.confirmed)
    codes = tuple(sorted(code for code, count in confirmed.items() if count >= LEAST))
    vocabulary, idf = _vocabulary(examples)
    numbers = {stem: number for number, stem in enumerate(vocabulary)}
    features = [vector(example.reading, numbers, idf) for example in examples]
    weights, bias = _fit(features, *_targets(examples, codes), len(vocabulary))
    counts = np.array([confirmed[code] for code in codes], dtype=np.float32)
    return Model(codes, counts, vocabulary, idf, weights, bias)


def evaluate(examples: Sequence[Example], parts: int = 5) -> Figures:
    """Train on all parts but one and measure on that, for each part in turn."""
    measured = np.array([_measure(examples, part, parts) for part in range(parts)])
    precision, recall, f1 = measured.mean(axis=0)
    return Figures(parts, float(precision), float(recall), float(f1), float(measured[:, 2].std()))


def _measure(examples: Sequence[Example], part: int, parts: int) -> tuple[float, float, float]:
    model = train([example for at, example in enumerate(examples) if at % parts != part])
    right = proposed = wanted = 0
    for example in examples[part::parts]:
        scores = model.scores(model.vector(example.reading))
        found = {code for code, score in zip(model.codes, scores, strict=True) if score >= THRESHOLD}
        asked = found if example.complete else found & (example.confirmed | example.refused)
        right += len(asked & example.confirmed)
        proposed += len(asked)
        wanted += len(example.confirmed)
    precision, recall = right / max(proposed, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _vocabulary(examples: Sequence[Example]) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """The commonest stems that stand in more than one story, and how much each of them tells."""
    stories = Counter(stem for example in examples for stem in words_of(example.reading))
    ranked = sorted((-count, stem) for stem, count in stories.items() if count > 1)
    kept = sorted(ranked[:_WORDS], key=lambda each: each[1])
    idf = [math.log((1 + len(examples)) / (1 - count)) + 1 for count, _ in kept]
    return tuple(stem for _, stem in kept), np.array(idf, dtype=np.float32)


def _targets(examples: Sequence[Example], codes: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each example and topic whether it holds, and how much that counts."""
    holds = np.array([[code in example.confirmed for code in codes] for example in examples], dtype=np.float32)
    counts = np.array(
        [
            [1.0 if example.complete or code in example.confirmed | example.refused else _UNASKED for code in codes]
            for example in examples
        ],
        dtype=np.float32,
    )
    shape = (len(examples), len(codes))
    return holds.reshape(shape), counts.reshape(shape)


def _fit(
    features: Sequence[Vector], holds: NDArray[np.float32], counts: NDArray[np.float32], words: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    topics = holds.shape[1]
    weights = np.zeros((words, topics), dtype=np.float32)
    steps = np.full((words, topics), _SMOOTH, dtype=np.float32)
    bias = np.zeros(topics, dtype=np.float32)
    bias_steps = np.full(topics, _SMOOTH, dtype=np.float32)
    for epoch in range(_EPOCHS if topics else 0):
        for at in _order(len(features), epoch):
            numbers, values = features[at]
            raw = values @ weights[numbers] + bias
            wrong = (1 / (1 + np.exp(-np.clip(raw, -30, 30))) - holds[at]) * counts[at]
            slope = values[:, None] * wrong[None, :] + _SHRINK * weights[numbers]
            steps[numbers] += slope**2
            weights[numbers] -= _RATE * slope / np.sqrt(steps[numbers])
            bias_steps += wrong**2
            bias -= _RATE * wrong / np.sqrt(bias_steps)
    return np.ascontiguousarray(weights.T), bias


def _order(count: int, epoch: int) -> list[int]:
    """Every example once, scattered, the same way each time: steps of a stride that has no divisor in common."""
    stride = next(
        step for step in range(max(1, int(count * 0.618)) + epoch, 3 * count + 2) if math.gcd(step, count) == 1
    )
    return [(at * stride + epoch) % count for at in range(count)]
