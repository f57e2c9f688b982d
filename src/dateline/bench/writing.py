"""``writing``: what an editor's save and publication cost, through the desk's own forms."""

from collections.abc import Sequence

from dateline.bench import agency
from dateline.bench.options import Options
from dateline.bench.report import Figure

ROUNDS = 100


def measure(options: Options) -> list[Figure]:
    """CPU and queries of the POST alone, with everything that Wagtail and the ledger do in it."""
    rounds = str(options.stories or ROUNDS)
    with agency.made() as data:
        options.say(f"saving and publishing {rounds} drafts")
        found: dict[str, list[float]] = agency.told(agency.inside("write", rounds), data)
    names = {"save": "saving a draft's form", "publish": "publishing it"}
    return [figure for name, words in names.items() for figure in _figures(name, words, found)]


def _figures(name: str, words: str, found: dict[str, list[float]]) -> list[Figure]:
    spent, queries = found[f"{name}.cpu"], found[f"{name}.queries"]
    return [
        Figure(name=f"{name}.cpu.p50", value=_at(spent, 0.5) * 1000, unit="ms CPU", meaning=f"{words}, p50"),
        Figure(name=f"{name}.cpu.p99", value=_at(spent, 0.99) * 1000, unit="ms CPU", meaning=f"{words}, p99"),
        Figure(name=f"{name}.queries", value=_at(queries, 0.5), unit="queries", meaning=f"of {words}"),
    ]


def _at(spent: Sequence[float], share: float) -> float:
    return spent[min(len(spent) - 1, int(len(spent) * share))]
