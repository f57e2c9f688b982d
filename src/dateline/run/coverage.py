"""Carrying out ``dateline coverage`` on files."""

import json
import random
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from dateline.core.coverage import Engine
from dateline.core.coverage.lines import Line
from dateline.core.coverage.scoring import BCubed, bcubed, name_of
from dateline.core.coverage.weights import Weights
from dateline.run.stories import Lines, unlabelled


def cluster(path: Path, weights: Weights, *, as_json: bool) -> bool:
    """Print where each story belongs as soon as it is read; whether all could be read."""
    engine, identities = Engine(weights), dict[int, str]()
    lines = Lines(path)
    for line in lines:
        identities[line.report.key] = line.identity
        made = engine.add(line.report)
        told: dict[str, object] = {"id": line.identity, "cluster": name_of(made)}
        if made.left:
            told["left"] = made.left.value
        if made.reprint_of is not None:
            told["reprint_of"] = identities[made.reprint_of]
        click.echo(json.dumps(told, ensure_ascii=False) if as_json else _in_words(told))
    return lines.complete


def score(path: Path, label: str, orders: int, weights: Weights, *, as_json: bool) -> bool:
    """Print the score of the stories' own order, and of random ones; whether all could be read."""
    lines = Lines(path, label)
    read = list(lines)
    if not any(line.label is not None for line in read):
        raise unlabelled(path, label)
    own, figures = scored(read, weights)
    told: dict[str, object] = {**own.figures(), **figures}
    if orders:
        found = [scored(_shuffled(read, seed), weights)[0] for seed in range(orders)]
        for name in ("precision", "recall", "f1"):
            values = [float(getattr(each, name)) for each in found]
            told[f"{name}_mean"] = round(statistics.mean(values), 4)
            told[f"{name}_sd"] = round(statistics.pstdev(values), 4)
        told["orders"] = orders
    if as_json:
        click.echo(json.dumps(told))
    else:
        for name, value in told.items():
            click.echo(f"{name.replace('_', ' ')}: {value}")
    return lines.complete


def scored(lines: Sequence[Line], weights: Weights) -> tuple[BCubed, dict[str, object]]:
    """The score of lines in their order, and how large the groups are."""
    engine = Engine(weights)
    names = [name_of(engine.add(line.report)) for line in lines]
    pairs = [(line.label, name) for line, name in zip(lines, names, strict=True) if line.label is not None]
    sizes = list(Counter(names).values())
    return bcubed([event for event, _ in pairs], [name for _, name in pairs]), {
        "stories": len(names),
        "scored": len(pairs),
        "clusters": len(sizes),
        "largest": max(sizes),
        "singletons": sizes.count(1),
    }


def _shuffled(lines: Sequence[Line], seed: int) -> list[Line]:
    order = list(lines)
    random.Random(seed).shuffle(order)  # noqa: S311, an order, not a secret
    return [replace(line, report=replace(line.report, key=key)) for key, line in enumerate(order, 1)]


def _in_words(told: dict[str, object]) -> str:
    reason = f"  left out: {told['left']}" if "left" in told else ""
    reprint = f"  reprint of {told['reprint_of']}" if "reprint_of" in told else ""
    return f"{told['id']}  {told['cluster']}{reason}{reprint}"
