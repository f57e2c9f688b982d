"""Asking another Dateline for the next page of its ledger, and for the pictures of what is in it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode, urlsplit

from django.utils import timezone

from dateline.intake.net.client import Client, FetchError, Request
from dateline.intake.peers.page import BadPageError, Page, page_of
from dateline.intake.pictures import Wanted
from dateline.intake.polling.threads import Threads
from dateline.intake.polling.words import of_status

WAIT = 10
"""Seconds for which it may let us wait for something to happen: less than we wait for an answer to begin."""
_PAGE = 50
_AHEAD = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A peer to ask, and from where on."""

    wire: int
    source: int
    url: str
    cursor: str
    token: str = field(repr=False)

    def headers_for(self, url: str) -> dict[str, str]:
        """The token goes to the peer itself and to nobody else."""
        own, other = urlsplit(self.url), urlsplit(url)
        ours = (own.scheme, own.netloc) == (other.scheme, other.netloc)
        return {"authorization": f"Bearer {self.token}"} if self.token and ours else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came of it. ``restart``: the peer's ledger is shorter than our cursor; it was restored from a backup."""

    aim: Aim
    page: Page | None = None
    error: str = ""
    restart: bool = False
    pictures: Mapping[Wanted, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


async def visit(aim: Aim, client: Client, threads: Threads) -> Brought:
    """Never raises for what the peer does."""
    query = urlencode({"after": aim.cursor, "wait": WAIT, "limit": _PAGE, "format": "json"})
    url = f"{aim.url}?{query}"
    try:
        response = await client.fetch(Request(url=url, headers=aim.headers_for(url) | {"accept": "application/json"}))
    except FetchError as error:
        return Brought(aim=aim, error=error.reason)
    if response.status == _AHEAD and aim.cursor:
        return Brought(aim=aim, restart=True)
    if response.status != 200:
        return Brought(aim=aim, error=of_status(response.status))
    try:
        page = await threads.read(lambda: page_of(response.body, timezone.now()))
    except BadPageError as error:
        return Brought(aim=aim, error=str(error))
    return Brought(aim=aim, page=page)


async def with_pictures(brought: Brought, wanted: tuple[Wanted, ...], client: Client) -> Brought:
    """The same with the bytes of pictures; one that does not come is noted, and its story comes without it."""
    answers = await asyncio.gather(*(_picture(each, brought.aim, client) for each in wanted))
    pictures = {each: data for each, data, _ in answers if data}
    return replace(brought, pictures=pictures, notes=tuple(words for _, _, words in answers if words))


async def _picture(wanted: Wanted, aim: Aim, client: Client) -> tuple[Wanted, bytes, str]:
    try:
        response = await client.fetch(
            Request(url=wanted.url, headers=aim.headers_for(wanted.url) | {"accept": "image/*"})
        )
    except FetchError as error:
        return wanted, b"", f"no picture {wanted.url}: {error.reason}"
    if response.status != 200:
        return wanted, b"", f"no picture {wanted.url}: {of_status(response.status)}"
    return wanted, response.body, ""
