"""``search``: news search at 1,000,000 stories of real length, and what others do with the same words.

The stories are put together anew from halves of real ones, so that words and their neighbours are as frequent as in
copy; every fifth is Russian. See docs/benchmarks.md.
"""

import os

from dateline.bench import agency
from dateline.bench.options import Options
from dateline.bench.report import Figure

STORIES = 1_000_000
POSTGRES = "DATELINE_BENCH_POSTGRES"
"""Environment variable: the address of an empty PostgreSQL database that is compared with."""


def measure(options: Options) -> list[Figure]:
    """In a process of its own: what is measured is the index, its writer, and passages of text."""
    stories = options.stories or STORIES
    options.say(f"indexing {stories} stories; this takes some minutes")
    if not os.environ.get(POSTGRES):
        options.say(f"PostgreSQL is left out: {POSTGRES} names no empty database")
    with agency.made() as data:
        words = agency.inside("search", str(stories), str(options.copy or ""))
        return [Figure(**figure) for figure in agency.told(words, data)]
