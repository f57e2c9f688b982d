"""``money``: conversions, what the blocks of rates and partners cost a page, and how large widgets are."""

from dateline.bench import agency, corpus
from dateline.bench.options import Options
from dateline.bench.report import Figure

STORIES = 500
REQUESTS = 200
MORE = 0.2
"""Milliseconds of CPU that all blocks together may cost a page."""
WIDGET = 15 * 1024
"""Bytes."""


def measure(options: Options) -> list[Figure]:
    """In a throw-away agency with five partners that offer twenty headlines each."""
    with agency.made() as data:
        corpus.fill(options, data, options.stories or STORIES)
        options.say("converting, and asking for pages with the blocks and without")
        told: dict[str, float] = agency.told(agency.inside("money", str(REQUESTS)), data)
    return [*_money(told), *_pages(told), *_widgets(told)]


def _money(told: dict[str, float]) -> list[Figure]:
    return [
        Figure(name="convert", value=told["convert"], unit="conversions/CPU-s", meaning="cross rates of random days"),
        Figure(name="first", value=told["first"], unit="ms CPU", meaning="unpack the history and find the first rate"),
        Figure(name="currency", value=told["currency"], unit="ms CPU", meaning="read one more currency's history"),
    ]


def _pages(told: dict[str, float]) -> list[Figure]:
    found = []
    for page in ("front", "story"):
        more = told[f"{page}.with"] - told[f"{page}.without"]
        words = f"{page} page, p50: what rates and partner news add when they are warm"
        found.append(Figure(name=f"{page}.more", value=more, unit="ms CPU", meaning=words, at_most=MORE))
        found.append(
            Figure(name=page, value=told[f"{page}.with"], unit="ms CPU", meaning=f"{page} page with all blocks")
        )
    return [
        *found,
        Figure(name="converter", value=told["converter"], unit="ms CPU", meaning="the converter's own page"),
    ]


def _widgets(told: dict[str, float]) -> list[Figure]:
    return [
        Figure(
            name=f"widget.{form}",
            value=told[f"widget.{form}"],
            unit="bytes",
            meaning=f"widget by {form} with 20 headlines, one request, nothing else loaded",
            at_most=WIDGET,
        )
        for form in ("frame", "script")
    ]
