"""Feeds as values: one example with everything in it, and any that hypothesis can think of."""

import datetime as dt
from itertools import cycle

from hypothesis import strategies as st

from dateline.core.text.clean import CleanHtml
from dateline.out.feeds.values import MEDIA_TOPICS, SIGNALS, Category, Channel, Entry, Picture

NOON = dt.datetime(2026, 3, 28, 12, 0, tzinfo=dt.UTC)

ENTRY = Entry(
    id="tag:example.org,2026-03-28:story/7",
    url="https://example.org/en/story/7-harbour-frozen",
    title="Harbour frozen & <closed>",
    summary='Ships wait, says "the master" & 1 < 2.',
    content=CleanHtml("<p>MOSCOW, March 28. /MRD/. Ice &amp; <b>snow</b>.</p>\n<p>Two.</p>"),
    published=NOON,
    updated=NOON + dt.timedelta(minutes=5),
    version=2,
    author="Ivan Petrov",
    source_url="https://source.example/story",
    usage_terms="Not for broadcast.",
    correction="The depth was wrong.",
    corrected=Category(code="sig:correction", term="correction", scheme=SIGNALS, label="Correction"),
    categories=(Category(code="medtop:17000000", term="17000000", scheme=MEDIA_TOPICS, label="Weather"),),
    pictures=(
        Picture(
            url="https://example.org/img/ab-w1280.jpg",
            media_type="image/jpeg",
            width=1280,
            height=720,
            caption="The harbour",
            credit="Anna Lind/MERIDIAN",
            rights="© Meridian",
        ),
    ),
)
BARE = Entry(
    id="tag:example.org,2026-03-28:story/6",
    url="https://example.org/en/story/6-flash",
    title="Flash",
    summary="",
    content=CleanHtml(""),
    published=NOON,
    updated=NOON,
    version=1,
)


def channel(*entries: Entry, **values: str) -> Channel:
    """A feed of these entries."""
    defaults = {
        "address": "https://example.org/en/all",
        "home": "https://example.org/en/",
        "title": "Meridian: All news",
        "description": "All news of Meridian, newest first.",
        "publisher": "Meridian",
        "language": "en",
    }
    return Channel(changed=NOON, entries=entries, **defaults | values)


HOSTILE = (
    *("]]>", "<script>", "&amp;", "&", "\x00\x08\x1f", "\ufffe\uffff", "\ud800", "\r\n", "\u202eRTL", "שלום", "👩‍👩‍👧"),
    *('"\t', " ", "<![CDATA[", "&#0;", "\x85", "\u2028"),
)
TEXTS = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=6)), min_size=2, max_size=9)
ZONES = st.sampled_from((dt.UTC, dt.timezone(dt.timedelta(hours=5.5))))
TIMES = st.builds(dt.datetime.fromtimestamp, st.integers(1, 7 * 10**9), ZONES)


@st.composite
def channels(draw: st.DrawFn) -> Channel:
    """Any texts, dealt out to the fields in turn: drawing each field by itself takes a minute for a hundred feeds."""
    texts = cycle(draw(TEXTS))
    times = cycle(draw(st.lists(TIMES, min_size=1, max_size=3)))

    def text() -> str:
        return "".join(next(texts) for _ in range(3))

    def category() -> Category:
        return Category(code=text(), term=text(), scheme=text(), label=text())

    def picture() -> Picture:
        return Picture(
            url=text(), media_type="image/jpeg", width=4, height=3, caption=text(), credit=text(), rights=text()
        )

    def entry(parts: int) -> Entry:
        return Entry(
            id=text(),
            url=text(),
            title=text(),
            summary=text(),
            content=CleanHtml(text()),
            published=next(times),
            updated=next(times),
            version=1,
            author=text(),
            source_url=text(),
            usage_terms=text(),
            correction=text(),
            corrected=category() if parts else None,
            categories=tuple(category() for _ in range(parts)),
            pictures=tuple(picture() for _ in range(parts)),
        )

    entries = tuple(entry(parts) for parts in draw(st.sampled_from(((), (1,), (0, 2)))))
    heads = {name: text() for name in ("address", "home", "title", "description", "publisher")}
    return Channel(language="en", changed=next(times), entries=entries, **heads)
