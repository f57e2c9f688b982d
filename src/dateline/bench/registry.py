"""Every benchmark there is."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dateline.bench import (
    alerts,
    coverage,
    desk,
    edge,
    fetching,
    importing,
    live,
    money,
    out,
    pages,
    panel,
    pipeline,
    publishing,
    reading,
    saving,
    searching,
    starting,
    understanding,
    wire,
    writing,
)
from dateline.bench.feed import measuring as feed
from dateline.bench.machine import describe
from dateline.bench.match import measuring as match
from dateline.bench.options import Options
from dateline.bench.report import Figure, Report


@dataclass(frozen=True, slots=True)
class Bench:
    """A benchmark and what it is about, in a line."""

    summary: str
    measure: Callable[[Options], Sequence[Figure]]


BENCHES: Mapping[str, Bench] = {
    "alerts": Bench("one flash for 100,000 readers, and mails to a local server", alerts.measure),
    "import": Bench("13,610 stories of real copy through “wire import”", importing.measure),
    "pages": Bench("pages and feeds at 100,000 stories", pages.measure),
    "panel": Bench("filtered lists, the panel with its counts, the hidden in their places", panel.measure),
    "pipeline": Bench("read, decide, record, follow: 13,610 stories of real copy", pipeline.measure),
    "fetch": Bench("2,000 sources visited", fetching.measure),
    "publish": Bench("from an editor’s commit to page, list and feed", publishing.measure),
    "reading": Bench("wire formats into items, beside feedparser", reading.measure),
    "understand": Bench("all that is read off each of 5,000 stories", understanding.measure),
    "coverage": Bench(
        "stories grouped with 10,000, 100,000 and 200,000 in the window, memory, restart", coverage.measure
    ),
    "save": Bench("saving at the desk while an import runs", saving.measure),
    "money": Bench("conversions, and what rates and partner news cost a page", money.measure),
    "wire": Bench("webhooks to 200 clients, five of them dead", wire.measure),
    "start": Bench("from “dateline demo” to the first page, and memory", starting.measure),
    "writing": Bench("an editor's save and publication through the desk's forms", writing.measure),
    "search": Bench("news search at 1,000,000 stories, beside FTS5 and PostgreSQL", searching.measure),
    "feed": Bench("filters without words at 10,000,000 stories, beside SQLite and PostgreSQL", feed.measure),
    "match": Bench("a story against 1,000,000 saved filters", match.measure),
    "out": Bench("feeds, the ledger for clients, and sitemaps of 1,000,000 stories", out.measure),
    "edge": Bench("kept pages beside nginx, with Django idle and busy", edge.measure),
    "live": Bench("10,000 readers of live lists, 1,000 filters, five events a second", live.measure),
    "desk": Bench("the newsroom's list and search at 1,000,000 stories", desk.measure),
}


def run(name: str, options: Options) -> Report:
    """Measure. Raises `LookupError` for a name that is none, and `agency.BenchError` where something measured fails."""
    if name not in BENCHES:
        raise LookupError(f"no benchmark is called “{name}”; there are: {', '.join(BENCHES)}")
    machine, at = describe(), dt.datetime.now(tz=dt.UTC)
    return Report(bench=name, machine=machine, at=at, figures=tuple(BENCHES[name].measure(options)))
