"""A sitemap as stretches: each is read and written alone, so a map of any size takes the memory of one stretch."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from dateline.archive.editions import editions, primary
from dateline.archive.models import Edition
from dateline.archive.public import LISTED_SQL
from dateline.archive.sql import moment, select, sql_time
from dateline.index.places import tree as places
from dateline.index.topics import tree as topics
from dateline.site import links

BLOCK = 10_000
"""Numbers of stories in one map; sitemaps.org allows 50,000 addresses."""
NEWS = 1_000
"""Addresses in one news map, as Google allows."""
RECENT = dt.timedelta(days=2)
_STRETCH = 1_000
_MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
OPENING = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_MAPS}">\n'
NEWS_OPENING = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_MAPS}" xmlns:news="{_NEWS}">\n'
CLOSING = "</urlset>\n"


@dataclass(frozen=True, slots=True)
class Map:
    """A map in stretches: call ``step`` with 0, and then with what it said, until that is None."""

    opening: str
    step: Callable[[int], tuple[str, int | None]]


def whole(found: Map) -> Iterator[str]:
    """All of it, a stretch at a time."""
    yield found.opening
    at: int | None = 0
    while at is not None:
        text, at = found.step(at)
        yield text
    yield CLOSING


_LAST = "SELECT MAX(id) FROM archive_story"


def index(now: dt.datetime) -> str:
    """Every map that there is at ``now``."""
    last = int(select(_LAST)[0][0] or 0)
    names = ["pages", *(f"stories-{block}" for block in range(-(-last // BLOCK)))]
    for edition in editions():
        names += [f"news-{edition.code}-{page}" for page in range(-(-_recent(edition, now) // NEWS))]
    entries = "".join(f"<sitemap><loc>{_address(f'/sitemaps/{name}.xml')}</loc></sitemap>\n" for name in names)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="{_MAPS}">\n{entries}</sitemapindex>\n'


_STORIES = f"""
    SELECT story.id, story.slug, story.language, version.received_at, story.listed_at
    {LISTED_SQL} AND story.id > %s AND story.id <= %s ORDER BY story.id
"""


def stories(block: int) -> Map:
    """The stories with numbers of a block, wherever they stand in a list."""
    first = block * BLOCK
    homes = editions()

    def step(done: int) -> tuple[str, int | None]:
        until = min(done + _STRETCH, BLOCK)
        rows = select(_STORIES, [first + done, first + until])
        text = "".join(_story(row, homes) for row in rows)
        return text, until if until < BLOCK else None

    return Map(OPENING, step)


def _story(row: Sequence[object], homes: Sequence[Edition]) -> str:
    story_id, slug, language, received_at, listed_at = row
    changed = max(moment(received_at), moment(listed_at))  # type: ignore[arg-type]
    edition = home(str(language), homes)
    address = _address(links.story(edition, int(str(story_id)), str(slug)))
    return f"<url><loc>{address}</loc><lastmod>{changed.isoformat()}</lastmod></url>\n"


_RECENT = """
    FROM index_listed listed WHERE listed.list = %s AND listed.listed_at >= %s AND listed.listed_at <= %s
"""
_COUNTED = f"SELECT COUNT(*) {_RECENT}"
_NEWEST = f"""
    SELECT story.id, story.slug, story.listed_at, version.headline
    {LISTED_SQL} AND story.id IN (
        SELECT listed.story_id {_RECENT} ORDER BY listed.listed_at DESC, listed.story_id DESC LIMIT {NEWS} OFFSET %s
    )
    ORDER BY story.listed_at DESC, story.id DESC
"""


def news(edition: Edition, page: int, now: dt.datetime) -> Map:
    """What an edition published in the two days before ``now``, newest first (Google News sitemaps)."""

    def step(_: int) -> tuple[str, int | None]:
        rows = select(_NEWEST, [*_window(edition, now), page * NEWS])
        return "".join(_news(row, edition) for row in rows), None

    return Map(NEWS_OPENING, step)


def _recent(edition: Edition, now: dt.datetime) -> int:
    return int(select(_COUNTED, _window(edition, now))[0][0])


def _window(edition: Edition, now: dt.datetime) -> list[object]:
    return [primary(edition.language), sql_time(now - RECENT), sql_time(now)]


def _news(row: Sequence[object], edition: Edition) -> str:
    story_id, slug, listed_at, headline = row
    publication = (
        f"<news:name>{escape(edition.name)}</news:name><news:language>{primary(edition.language)}</news:language>"
    )
    return (
        f"<url><loc>{_address(links.story(edition.code, int(str(story_id)), str(slug)))}</loc>"
        f"<news:news><news:publication>{publication}</news:publication>"
        f"<news:publication_date>{moment(listed_at).isoformat()}</news:publication_date>"  # type: ignore[arg-type]
        f"<news:title>{escape(str(headline))}</news:title></news:news></url>\n"
    )


def pages() -> Map:
    """Front pages and lists, of those topics and places that have stories."""

    def step(_: int) -> tuple[str, int | None]:
        return "".join(f"<url><loc>{_address(path)}</loc></url>\n" for path in _paths()), None

    return Map(OPENING, step)


def _paths() -> Iterator[str]:
    for edition in editions():
        code, language = edition.code, primary(edition.language)
        yield from (links.front(code), links.all_news(code), links.topics(code), links.places(code))
        yield from (links.topic(code, each.topic.slug) for each in topics(language) if each.filled)
        yield from (links.place(code, each.slug) for each in places(language))


def home(language: str, among: Sequence[Edition]) -> str:
    """The code of the edition where stories in a language have their address."""
    return next((each.code for each in among if primary(each.language) == language), among[0].code)


def _address(path: str) -> str:
    return escape(links.absolute(path))
