"""``panel``: what lists with a filter cost, the panel with its counts, and the hidden in their places."""

from collections.abc import Sequence

from dateline.bench import agency
from dateline.bench.options import Options
from dateline.bench.report import Figure

STORIES, TOPICS = 412, 50
REQUESTS = 25
_PAGES = {
    "list": "All news, 50 rows with their menus",
    "panel": f"All news with the panel: counts of {STORIES} stories, {TOPICS} topics",
    "panel.chosen": "the same with a topic chosen",
    "filtered": "All news filtered by a topic, counts by day",
    "hidden": "the same with the hidden in their places, reasons and all",
    "hidden.words": "the hidden in their places, filtered by words",
    "feed": "the filtered list as RSS",
}


def measure(options: Options) -> list[Figure]:
    """CPU time through Django's WSGI handler, uncached."""
    stories = options.stories or STORIES
    with agency.made() as data:
        options.say(f"recording {stories} stories, asking for {len(_PAGES)} pages {REQUESTS} times each")
        spent: dict[str, list[float]] = agency.told(
            agency.inside("panel", str(stories), str(TOPICS), str(REQUESTS)), data
        )
    found = [figure for name, words in _PAGES.items() for figure in _figures(name, words, spent[name])]
    meaning = "a loop of 100,000 steps, timed between the pages: compare runs by it"
    return [
        *found,
        Figure(name="yardstick.cpu.p50", value=_ms(spent["yardstick"], 0.5), unit="ms CPU", meaning=meaning),
    ]


def _figures(name: str, words: str, spent: Sequence[float]) -> list[Figure]:
    return [
        Figure(name=f"{name}.cpu.p50", value=_ms(spent, 0.5), unit="ms CPU", meaning=words),
        Figure(name=f"{name}.cpu.p99", value=_ms(spent, 0.99), unit="ms CPU", meaning=f"{words}, p99"),
    ]


def _ms(spent: Sequence[float], share: float) -> float:
    """A quantile of sorted seconds, in milliseconds."""
    return spent[min(len(spent) - 1, int(len(spent) * share))] * 1000
