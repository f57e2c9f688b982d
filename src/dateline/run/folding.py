"""Carrying out ``dateline coverage fit --folds``: how good weights are on topics that they were not fitted on."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from dateline.core.coverage.folds import Scores, cross_validated
from dateline.core.coverage.learning import Stream, anew, learned
from dateline.core.coverage.weights import Weights, shipped
from dateline.run.errors import Failure
from dateline.run.samples import Sample, samples

_NAMES = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Folds:
    """How to cross-validate."""

    parts: int
    by: str | None
    """The field whose values are never parted; None for the label."""
    orders: int
    """Random orders in which each part is scored."""


def folded(paths: Sequence[Path], label: str, folds: Folds, *, fresh: bool, as_json: bool) -> bool:
    """Print the scores of cross-validation; whether all could be read."""
    field = folds.by or label
    given = samples(paths, label, field)
    topics = _topics(given)
    if (there := len(set(topics.values()))) < folds.parts:
        raise Failure(f"There are {there} values of “{field}” for {folds.parts} folds; --fold-by names the field.")
    streams = [sample.stream for sample in given]
    figures = _figures(cross_validated(streams, topics, folds.parts, folds.orders, _anew if fresh else _near))
    if as_json:
        click.echo(json.dumps({"events": len(topics), "folds": folds.parts, "orders": folds.orders, **figures}))
    else:
        held = f"{len(topics)} events held back in {folds.parts} folds, {folds.orders} random orders each"
        click.echo(f"{held}; BCubed on arrival:")
        for name in _NAMES:
            mean, by_order, by_fold = (figures[f"{name}_{what}"] for what in ("mean", "sd_orders", "sd_folds"))
            click.echo(f"  {name}: {mean:.3f} (sd {by_order:.3f} over orders, {by_fold:.3f} over folds)")
    return all(sample.complete for sample in given)


def _topics(given: Sequence[Sample]) -> dict[str, str]:
    topics: dict[str, str] = {}
    for sample in given:
        if torn := sorted(event for event, topic in sample.topics.items() if topics.setdefault(event, topic) != topic):
            raise Failure(f"{sample.stream.name}: “{torn[0]}” is in another fold than in a file before.")
    return topics


def _near(streams: Sequence[Stream]) -> Weights:
    return learned(streams, shipped())


def _anew(streams: Sequence[Stream]) -> Weights:
    return anew(streams, shipped())


def _figures(scores: Scores) -> dict[str, float]:
    """Means over all, and deviations of the orders' means over folds and of the folds' means over orders."""
    figures: dict[str, float] = {}
    for name in _NAMES:
        table = [[float(getattr(score, name)) for score in fold] for fold in scores]
        by_fold, by_order = (
            [statistics.fmean(row) for row in table],
            [statistics.fmean(row) for row in zip(*table, strict=True)],
        )
        figures[f"{name}_mean"] = round(statistics.fmean(by_fold), 4)
        figures[f"{name}_sd_orders"] = round(statistics.pstdev(by_order), 4)
        figures[f"{name}_sd_folds"] = round(statistics.pstdev(by_fold), 4)
    return figures
