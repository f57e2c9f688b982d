"""Fitting the weights of the evidence on reports of which somebody knows what event each tells.

Streams are played in random orders into groups that are right (and, in a second round, into those that the weights
just fitted make), and each time a report is held against groups, the evidence becomes a row. The desk's merges and
splits are such knowledge, too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.core.coverage import evidence
from dateline.core.coverage.engine import Engine
from dateline.core.coverage.evidence import Reading, reading
from dateline.core.coverage.sketch import sketch
from dateline.core.coverage.values import Report
from dateline.core.coverage.weights import Weights

Matrix = npt.NDArray[np.float64]
_STEPS = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A report and the name of what it tells."""

    report: Report
    event: str


@dataclass(slots=True)
class Rows:
    """Evidence, whether it was right to join, and how much each row counts."""

    same: list[list[float]]
    same_right: list[bool]
    across: list[list[float]]
    across_right: list[bool]

    @classmethod
    def none(cls) -> "Rows":
        """No rows yet."""
        return cls([], [], [], [])


def gather(streams: Iterable[Sequence[Told]], weights: Weights, rows: Rows) -> None:
    """Play each stream into right groups and note the evidence at every step."""
    for stream in streams:
        engine, events = Engine(weights), dict[int, str]()
        numbers: dict[str, int] = {}
        for told in stream:
            kept, words = sketch(told.report, engine.rarity)
            engine.rarity.count(words)
            read = reading(kept)
            _note(engine, read, numbers.get(told.event), events, told.event, rows)
            number = numbers.get(told.event)
            if number is None:
                number = numbers[told.event] = engine.open(kept).number
                events[number] = told.event
            else:
                engine.place(kept, number)


def _note(engine: Engine, read: Reading, right: int | None, events: dict[int, str], event: str, rows: Rows) -> None:
    near = {group.number: group for _, group in engine.candidates(read)}
    if right is not None:
        near.setdefault(right, engine.groups[right])
    for group in near.values():
        profile = group.profiles.get(read.sketch.language)
        if profile:
            rows.same.append(evidence.same(read, group, profile))
            rows.same_right.append(events[group.number] == event)
        if any(language != read.sketch.language for language in group.profiles):
            rows.across.append(evidence.across(read, group))
            rows.across_right.append(events[group.number] == event)


def fitted(x: Matrix, y: npt.NDArray[np.bool_], *, ridge: float) -> tuple[float, ...]:
    """Logistic weights by Newton's method; the last column, which is one, is not held down."""
    weights, hold = np.zeros(x.shape[1]), np.eye(x.shape[1]) * ridge
    hold[-1, -1] = 1e-6
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - chance) - hold @ weights
        step = np.linalg.solve((x * (chance * (1 - chance))[:, None]).T @ x + hold, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return tuple(float(weight) for weight in weights)
