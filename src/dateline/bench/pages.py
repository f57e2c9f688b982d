"""``pages``: what an uncached page costs at 100,000 stories, and whether deep pages cost more than the first."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dateline.bench import agency, corpus
from dateline.bench.options import Options
from dateline.bench.report import Figure
from dateline.run import folder

STORIES = 100_000
DEEP, DEEPEST = 200, 1500
"""Pages of Show more."""
REQUESTS = 300
BUDGET = 3.0
"""Milliseconds of CPU for a page that is not cached."""

_PAGES = {
    "front": "front page",
    "all.first": "All news",
    "all.deep": f"All news, page {DEEP} of Show more",
    "story": "story page",
    "topic": "topic page",
    "feed.rss": "All news as RSS, 50 whole stories",
    "feed.atom": "All news as Atom",
    "feed.json": "All news as JSON Feed",
}


def measure(options: Options) -> list[Figure]:
    """CPU time through Django's WSGI handler; the list itself by cursor and, for comparison, by OFFSET."""
    with _filled(options) as data:
        options.say(f"asking for {len(_PAGES)} pages {REQUESTS} times each")
        spent: dict[str, list[float]] = agency.told(
            agency.inside("pages", str(REQUESTS), str(DEEP), str(DEEPEST)), data
        )
    figures = [figure for name, words in _PAGES.items() if name in spent for figure in _page(name, words, spent[name])]
    yardstick = Figure(
        name="yardstick.cpu.p50",
        value=_ms(spent["yardstick"], 0.5),
        unit="ms CPU",
        meaning="a loop of 100,000 steps, timed between the pages: compare runs by it",
    )
    return [*figures, yardstick, *_ratios(spent)]


@contextmanager
def _filled(options: Options) -> Iterator[Path]:
    stories = options.stories or STORIES
    if options.work is None:
        with agency.made() as data:
            corpus.fill(options, data, stories)
            yield data
        return
    if not folder.is_made(options.work):
        agency.init(options.work)
        corpus.fill(options, options.work, stories)
    yield options.work


def _page(name: str, words: str, spent: Sequence[float]) -> list[Figure]:
    return [
        Figure(name=f"{name}.cpu.p50", value=_ms(spent, 0.5), unit="ms CPU", meaning=words, at_most=BUDGET),
        Figure(name=f"{name}.cpu.p99", value=_ms(spent, 0.99), unit="ms CPU", meaning=f"{words}, p99"),
    ]


def _ratios(spent: dict[str, list[float]]) -> Iterator[Figure]:
    if "all.deep" in spent:
        yield Figure(
            name="all.deep.ratio",
            value=_ms(spent["all.deep"], 0.5) / _ms(spent["all.first"], 0.5),
            unit="ratio",
            meaning=f"page {DEEP} of All news to its first",
            at_most=1.2,
        )
    for page in (DEEP, DEEPEST):
        for way in ("cursor", "offset"):
            if (name := f"list.{way}.{page}") in spent:
                yield Figure(
                    name=f"{name}.ratio",
                    value=_ms(spent[name], 0.5) / _ms(spent["list.first"], 0.5),
                    unit="ratio",
                    meaning=f"reading page {page} of the list by {way}, to reading the first",
                )


def _ms(spent: Sequence[float], share: float) -> float:
    """A quantile of sorted seconds, in milliseconds."""
    return spent[min(len(spent) - 1, int(len(spent) * share))] * 1000
