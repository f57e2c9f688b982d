"""A visit: one conditional request, and where it is wanted and allowed the pages of what is new."""

import asyncio
import datetime as dt
import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from dateline.core.story import Item, Unreadable
from dateline.core.wires.page.extract import extract
from dateline.intake.discover import feeds_in
from dateline.intake.net.client import Client, FetchError, Request, Response
from dateline.intake.pictures import Wanted
from dateline.intake.polling.hosts import Hosts
from dateline.intake.polling.reading import Reading, read_body
from dateline.intake.polling.threads import Threads
from dateline.intake.polling.words import of_status

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/vnd.iptc.g2.newsitem+xml;q=0.9, "
    "application/xml;q=0.9, application/json;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.3"
)
MOST_PAGES = 20
"""Pages that are taken for the text of one visit's items; the others keep headline and link."""
MOST_GUESSES = 8
"""Feeds of a site that are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What to ask for; the answer to the visit before lets the server say “as before”."""

    wire: int
    url: str
    etag: str = ""
    modified: str = ""
    digest: str = ""
    source: int
    full_text: bool = False
    first: bool = False
    """It never answered: the address may be that of a site, whose feed is then looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came of the request. Without a response there is an error."""

    aim: Aim
    milliseconds: int
    response: Response | None = None
    error: FetchError | None = None
    reading: Reading = field(default_factory=Reading)
    """Empty where the server says that nothing changed, or the body is the one of the last visit."""
    digest: str = ""
    pictures: Mapping[Wanted, bytes] = field(default_factory=dict)
    found: str = ""
    """The address of the feed, where the one asked for was a site's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """What a visit needs."""

    client: Client
    hosts: Hosts
    threads: Threads
    without_text: Callable[[int, tuple[Item, ...]], Mapping[str, str]]
    """Which of a source's items want their page: its address by identity. Asks the database."""
    wanted_pictures: Callable[[int, tuple[Item, ...]], tuple[Wanted, ...]]
    """Which pictures of a source's items are to be fetched. Asks the database."""

    async def visit(self, aim: Aim, now: dt.datetime) -> Brought:
        """Never raises for what the source does."""
        brought = await self._asked(aim, now)
        if aim.first and brought.response is not None and brought.reading.useless:
            brought = await self._discovered(brought, now) or brought
        if not brought.reading.items or brought.reading.useless:
            return brought
        if aim.full_text:
            brought = replace(brought, reading=await self._with_text(aim, brought.reading, now))
        return await self._with_pictures(brought)

    async def _asked(self, aim: Aim, now: dt.datetime) -> Brought:
        began = time.monotonic()
        try:
            async with self.hosts.turn(aim.url):
                response = await self.client.fetch(Request(url=aim.url, headers=_headers(aim)))
        except FetchError as error:
            return Brought(aim=aim, milliseconds=_since(began), error=error)
        digest = _digest(response.body) if response.status == 200 else ""
        brought = Brought(aim=aim, milliseconds=_since(began), response=response, digest=digest)
        if not digest or digest == aim.digest:
            return brought
        return replace(brought, reading=await self.threads.read(lambda: read_body(response.body, now)))

    async def _discovered(self, page: Brought, now: dt.datetime) -> Brought | None:
        """The first of the page's feeds that is one."""
        response = page.response
        assert response is not None, "asked for by the caller"
        offered = (await self.threads.read(lambda: feeds_in(response.body, response.url)))[:MOST_GUESSES]
        for feed in offered:
            brought = await self._asked(replace(page.aim, url=feed.url, etag="", modified=""), now)
            if brought.reading.items and not brought.reading.useless:
                others = [each.url for each in offered if each.url != feed.url and not each.guess]
                told = f"found on {response.url}: {feed.url}"
                notes = (told, f"it also offers {', '.join(others)}") if others else (told,)
                reading = replace(brought.reading, notes=(*brought.reading.notes, *notes))
                return replace(brought, aim=page.aim, reading=reading, found=feed.url)
        return None

    async def _with_text(self, aim: Aim, reading: Reading, now: dt.datetime) -> Reading:
        wanted = await self.threads.write(lambda: self.without_text(aim.source, reading.items))
        pages = await asyncio.gather(*(self._page(uri, url, now) for uri, url in islice(wanted.items(), MOST_PAGES)))
        found = {uri: page for uri, page, _ in pages if page is not None}
        failed = tuple(words for _, _, words in pages if words)
        items = tuple(_merged(item, found[item.uri]) if item.uri in found else item for item in reading.items)
        return replace(reading, items=items, notes=(*reading.notes, *failed))

    async def _with_pictures(self, brought: Brought) -> Brought:
        items = brought.reading.items
        wanted = await self.threads.write(lambda: self.wanted_pictures(brought.aim.source, items))
        answers = await asyncio.gather(*map(self._picture, wanted))
        pictures = {one: data for one, data, _ in answers if data}
        failed = tuple(words for _, _, words in answers if words)
        reading = replace(brought.reading, notes=(*brought.reading.notes, *failed))
        return replace(brought, reading=reading, pictures=pictures)

    async def _picture(self, wanted: Wanted) -> tuple[Wanted, bytes, str]:
        try:
            async with self.hosts.turn(wanted.url):
                response = await self.client.fetch(Request(url=wanted.url, headers={"accept": "image/*"}))
        except FetchError as error:
            return wanted, b"", f"no picture {wanted.url}: {error.reason}"
        if response.status != 200:
            return wanted, b"", f"no picture {wanted.url}: {of_status(response.status)}"
        return wanted, response.body, ""

    async def _page(self, uri: str, url: str, now: dt.datetime) -> tuple[str, Item | None, str]:
        try:
            async with self.hosts.turn(url):
                response = await self.client.fetch(Request(url=url, headers={"accept": "text/html, */*;q=0.1"}))
        except FetchError as error:
            return uri, None, f"no full text of {url}: {error.reason}"
        if response.status != 200:
            return uri, None, f"no full text of {url}: {of_status(response.status)}"
        page = await self.threads.read(lambda: extract(response.body, url=response.url, received=now))
        if isinstance(page, Unreadable):
            return uri, None, f"no full text of {url}: {page.reason}"
        return uri, page, ""


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def _headers(aim: Aim) -> dict[str, str]:
    conditions = {"if-none-match": aim.etag, "if-modified-since": aim.modified}
    return {"accept": ACCEPT} | {name: value for name, value in conditions.items() if value}


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)


def _merged(item: Item, page: Item) -> Item:
    """The wire's own words first; of the page the text, and what the wire left out."""
    return replace(
        item,
        body_html=page.body_html,
        lead=item.lead or page.lead,
        byline=item.byline or page.byline,
        dateline=item.dateline or page.dateline,
        published=item.published or page.published,
        updated=item.updated or page.updated,
        language=item.language or page.language,
        photos=item.photos or page.photos,
    )
