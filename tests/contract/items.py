"""Any item that a reader may make, for property tests."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from dateline.core.story import (
    Code,
    Dateline,
    Feed,
    Item,
    Link,
    PhotoRef,
    Pubstatus,
    Signal,
    Stamp,
)
from dateline.core.text.clean import paragraphs

# Readers hand on neither NUL nor halves of surrogate pairs: no XML and no text encoding has them.
CHARACTERS = st.characters(exclude_characters="\x00", exclude_categories=("Cs",))
TEXT = st.text(CHARACTERS, max_size=40)
WORD = st.text(CHARACTERS, min_size=1, max_size=20)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
TIMES = st.datetimes(dt.datetime(1900, 1, 2), dt.datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001 - bounds are naive

DATELINES = st.builds(Dateline, place=WORD, date=st.none() | st.dates(), agency=TEXT, text=TEXT)
STAMPS = st.builds(Stamp, text=TEXT, offset=st.sampled_from(["+03:00", "-05:30"]), place=TEXT)
POINTS = st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1))
PHOTOS = st.builds(PhotoRef, url=TEXT, caption=TEXT, credit=TEXT, byline=TEXT, rights=TEXT, focus=POINTS)
LINKS = st.builds(Link, url=TEXT, rel=TEXT, title=TEXT, media_type=TEXT)
CODES = st.builds(Code, value=TEXT, scheme=TEXT, label=TEXT)


def some(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Up to three of them."""
    return st.lists(values, max_size=3).map(tuple)


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "uri": WORD,
    "format": st.sampled_from(["rss", "atom", "capture"]),
    "headline": TEXT,
    "lead": TEXT,
    "body_html": st.lists(TEXT, max_size=3).map(lambda texts: paragraphs(*texts)),
    "version": st.none() | st.integers(-(2**63), 2**63 - 1),
    "pubstatus": st.sampled_from(Pubstatus),
    "embargo": st.none() | TIMES,
    "signal": st.sampled_from(Signal),
    "slug": TEXT,
    "byline": TEXT,
    "credit": TEXT,
    "dateline": st.none() | DATELINES,
    "stamp": st.none() | STAMPS,
    "pages_stated": st.none() | st.integers(1, 99),
    "published": st.none() | TIMES,
    "updated": st.none() | TIMES,
    "language": st.sampled_from(["", "en", "ru", "zh-hant"]),
    "topics": some(CODES),
    "places": some(CODES),
    "urgency": st.none() | st.integers(1, 9),
    "priority": st.none() | st.integers(1, 9),
    "located": TEXT,
    "usage_terms": TEXT,
    "ednote": TEXT,
    "correction": TEXT,
    "photos": some(PHOTOS),
    "links": some(LINKS),
    "kind": TEXT,
    "sources": TEXT,
    "feed": st.builds(Feed, title=TEXT, link=TEXT, language=TEXT),
}
ITEMS = st.builds(Item, **FIELDS)
