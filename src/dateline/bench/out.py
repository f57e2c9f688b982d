"""``out``: what feeds, the ledger for clients and sitemaps cost."""

from collections.abc import Sequence

from dateline.bench import agency
from dateline.bench.options import Options
from dateline.bench.report import Figure

EVENTS = 1_000
STORIES = 1_000_000
_FEED, _LEDGER, _MEMORY = 3.0, 5_000.0, 20.0
"""Milliseconds for 50 items; events a second of CPU; megabytes for a sitemap of any size."""


def measure(options: Options) -> Sequence[Figure]:
    """In one process, without a network; the database is SQLite in a folder of its own."""
    stories = options.stories or STORIES
    with agency.made() as data:
        options.say(f"{EVENTS} events for feeds and clients, then sitemaps of {stories} stories")
        found: dict[str, float] = agency.told(agency.inside("out", str(EVENTS), str(stories)), data)
    feeds = [
        Figure(
            name=name, value=value, unit="ms CPU", meaning=f"{name.removeprefix('feed.')} of 50 stories", at_most=_FEED
        )
        for name, value in found.items()
        if name.startswith("feed.")
    ]
    return [*feeds, *_ledger(found), *_sitemaps(found)]


def _ledger(found: dict[str, float]) -> list[Figure]:
    names = {"ledger": "events as lines", "ledger.filtered": "the same by topic", "ledger.items": "with their versions"}
    return [
        Figure(
            name=name, value=found[name], unit="events/CPU-s", meaning=words,
            at_least=_LEDGER if name == "ledger" else None,
        )
        for name, words in names.items()
    ]  # fmt: skip


def _sitemaps(found: dict[str, float]) -> list[Figure]:
    addresses = f"{found['sitemap.addresses']:.0f} addresses"
    return [
        Figure(name="sitemap.cpu", value=found["sitemap.cpu"], unit="s CPU", meaning=f"all sitemaps, {addresses}"),
        Figure(
            name="sitemap.memory", value=found["sitemap.memory"], unit="MB", meaning="more than before", at_most=_MEMORY
        ),
    ]
