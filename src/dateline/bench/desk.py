"""``desk``: the newsroom's list, its filters and its search at 1,000,000 stories."""

from collections.abc import Sequence

from dateline.bench import agency
from dateline.bench.options import Options
from dateline.bench.report import Figure

STORIES = 1_000_000
REQUESTS = 60

_WAYS = {
    "first": "newest 50",
    "deep": "page 200",
    "standing": "1.5 in 100 stand so",
    "source": "the source with fewest stories",
    "language": "one in five is in this language",
    "urgency": "one in eight is as urgent",
    "none": "no story stands so",
    "common.none": "three common filters, and a source without stories",
    "worst": "the most common values of three filters, and a language that no story is in",
    "future": "a day that has not come",
    "search.common": "search for the most common word",
    "search.two": "search for two common words",
    "search.rare": "search for a rare word",
    "search.nohit": "search for a word that no story has",
    "search.beginning": "search for the beginning of half the words",
    "search.filtered": "search for the most common word, filtered to 1.5 in 100",
    "search.worst": "search for the most common word with filters that exclude everything",
}


def measure(options: Options) -> list[Figure]:
    """CPU and wall time of what the list's page asks of the database."""
    with agency.made() as data:
        options.say(f"inserting {options.stories or STORIES} stories; this takes some minutes")
        words = agency.inside("desk", str(options.stories or STORIES), str(REQUESTS))
        told = agency.told(words, data)
    figures = [
        Figure(name="fill.cpu", value=told["fill"], unit="s CPU", meaning="inserting them and their words"),
        Figure(name="size", value=told["size"], unit="MB", meaning="database with the stories, list and search"),
    ]
    for name, meaning in _WAYS.items():
        for kind, unit in (("cpu", "ms CPU"), ("wall", "ms")):
            for quantile, share in (("p50", 0.5), ("p99", 0.99)):
                value = _ms(told[kind][name], share)
                figures.append(
                    Figure(name=f"{name}.{kind}.{quantile}", value=value, unit=unit, meaning=f"{meaning}, {quantile}")
                )
    return figures


def _ms(spent: Sequence[float], share: float) -> float:
    return spent[min(len(spent) - 1, int(len(spent) * share))] * 1000
