"""``reading``: wire formats into items, no archive and no network; and feedparser on the same feeds."""

import datetime as dt
import io
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from importlib.util import find_spec
from itertools import islice
from types import MappingProxyType

from dateline.bench import corpus
from dateline.bench.options import Options
from dateline.bench.report import Figure
from dateline.core.story import Item
from dateline.core.wires import read

STORIES = 1_000
"""Items of each document."""
_BODIES = 3
"""Generated bodies that make one here: some 2,500 characters with their markup, as news sites put into feeds."""
_ROUNDS = 5
_TIMES_FEEDPARSER = 5.0
_RECEIVED = dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC)
_SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
)


Record = Mapping[str, str]


def measure(options: Options) -> list[Figure]:
    """Items per CPU-second for each format, the best of five rounds; feedparser's part is left out if it is absent."""
    records = _records(options.stories or STORIES)
    figures = []
    compared = find_spec("feedparser") is not None
    if not compared:
        options.say("feedparser is not installed; nothing is compared with it")
    for name, write in _WRITERS.items():
        document = write(records).encode()
        options.say(f"reading {len(records)} items of {name}, {len(document) // 1024} KB")
        with_feedparser = compared and name in ("rss", "atom")
        rates = _rates((_ours, _feedparsers) if with_feedparser else (_ours,), document, len(records))
        figures.append(Figure(name=f"{name}.rate", value=rates[0], unit="items/CPU-s", meaning=f"read from {name}"))
        if with_feedparser:
            figures.append(_compared(name, *rates))
    return figures


def _records(count: int) -> list[Record]:
    lines = [json.loads(line) for line in islice(corpus.generated(), count + _BODIES - 1)]
    bodies = ("\n    ".join(one["body"] for one in lines[at : at + _BODIES]) for at in range(count))
    return [record | {"body": body} for record, body in zip(lines, bodies, strict=False)]


def _compared(name: str, ours: float, theirs: float) -> Figure:
    return Figure(
        name=f"{name}.ratio",
        value=ours / theirs,
        unit="times",
        meaning=f"the rate of feedparser on the same {name}, which is {theirs:.0f} items/CPU-s",
        at_least=_TIMES_FEEDPARSER if name == "rss" else None,
    )


def _rates(readers: Sequence[Callable[[bytes], int]], document: bytes, items: int) -> list[float]:
    """Of each reader its best round; they take turns, since other work on the machine comes and goes."""
    spent: list[list[float]] = [[] for _ in readers]
    for _ in range(_ROUNDS):
        for reader, times in zip(readers, spent, strict=True):
            start = time.process_time()
            found = reader(document)
            times.append(time.process_time() - start)
            if found != items:
                raise ValueError(f"{found} of {items} items were read")
    return [items / min(times) for times in spent]


def _ours(document: bytes) -> int:
    return sum(isinstance(one, Item) for one in read(io.BytesIO(document), received=_RECEIVED))


def _feedparsers(document: bytes) -> int:
    import feedparser  # noqa: PLC0415  (a dependency of the tests only)

    return len(feedparser.parse(document).entries)


def _paragraphs(record: Record) -> str:
    """A body as full-text feeds have it: paragraphs, a link or a word in bold in each."""
    lines = record["body"].split("\n    ")
    return "\n".join(_marked(number, escape(line.strip())) for number, line in enumerate(lines))


def _marked(number: int, line: str) -> str:
    first, _, rest = line.partition(" ")
    if number % 2:
        return f"<p><strong>{first}</strong> {rest}</p>"
    return f'<p><a href="https://wire.example/topic/{number}" class="topic">{first}</a> {rest}</p>'


def _rss(records: list[Record]) -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0" {_SPACES}><channel><title>Wire</title>'
        f"<link>https://wire.example/</link><language>en</language>{''.join(map(_rss_item, _numbered(records)))}"
        "</channel></rss>"
    )


def _rss_item(numbered: tuple[int, Record]) -> str:
    number, record = numbered
    return (
        f"\n<item><title>{escape(record['title'])}</title><link>https://wire.example/{number}</link>"
        f'<guid isPermaLink="false">wire-{number}</guid><pubDate>{_day(number):%a, %d %b %Y %H:%M:%S +0000}</pubDate>'
        f"<dc:creator>Ann Lee</dc:creator><category>economy</category><category>trade</category>"
        f"<description>{escape(record['body'][:150])}</description>"
        f"<content:encoded><![CDATA[{_paragraphs(record)}]]></content:encoded>"
        f'<media:content url="https://wire.example/{number}.jpg" medium="image"><media:credit>Jo/WIRE</media:credit>'
        "</media:content></item>"
    )


def _atom(records: list[Record]) -> str:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title>'
        f'<id>tag:wire.example,2026:feed</id><link href="https://wire.example/"/>'
        f"{''.join(map(_atom_entry, _numbered(records)))}</feed>"
    )


def _atom_entry(numbered: tuple[int, Record]) -> str:
    number, record = numbered
    return (
        f"\n<entry><title>{escape(record['title'])}</title><id>tag:wire.example,2026:{number}</id>"
        f'<link href="https://wire.example/{number}"/><updated>{_day(number):%Y-%m-%dT%H:%M:%SZ}</updated>'
        f'<author><name>Ann Lee</name></author><category term="economy"/><category term="trade"/>'
        f"<summary>{escape(record['body'][:150])}</summary>"
        f'<content type="html">{escape(_paragraphs(record))}</content></entry>'
    )


def _json_feed(records: list[Record]) -> str:
    items = [
        {
            "id": f"wire-{number}",
            "url": f"https://wire.example/{number}",
            "title": record["title"],
            "summary": record["body"][:150],
            "content_html": _paragraphs(record),
            "date_published": f"{_day(number):%Y-%m-%dT%H:%M:%SZ}",
            "authors": [{"name": "Ann Lee"}],
            "tags": ["economy", "trade"],
            "image": f"https://wire.example/{number}.jpg",
        }
        for number, record in _numbered(records)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": items})


def _reuters(records: list[Record]) -> str:
    return "\n".join(json.dumps(record) for record in records)


def _numbered(records: list[Record]) -> Iterator[tuple[int, Record]]:
    return iter(enumerate(records, 1))


def _day(number: int) -> dt.datetime:
    return _RECEIVED - dt.timedelta(minutes=7 * number)


_WRITERS: Mapping[str, Callable[[list[Record]], str]] = MappingProxyType(
    {"rss": _rss, "atom": _atom, "json-feed": _json_feed, "reuters-21578": _reuters}
)
