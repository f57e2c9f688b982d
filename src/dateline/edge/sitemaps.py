"""``/sitemap.xml`` and the maps in it, sent a stretch at a time."""

import datetime as dt
import re

from django.utils import timezone

from dateline.archive.editions import editions
from dateline.edge.asgi import Receive, Scope, Send, answer, answer_text
from dateline.edge.wire.sending import GoneError, Outlet
from dateline.edge.wire.work import Work
from dateline.out.sitemaps import stretches
from dateline.out.sitemaps.stretches import CLOSING, Map

INDEX, MAPS = "/sitemap.xml", "/sitemaps/"
_NAME = re.compile(
    r"(?:(?P<pages>pages)|stories-(?P<block>\d{1,9})|news-(?P<edition>[\w-]{1,12})-(?P<page>\d{1,4}))\.xml"
)
_HEADERS = (
    (b"content-type", b"application/xml; charset=utf-8"),
    (b"cache-control", b"no-cache"),
    (b"x-content-type-options", b"nosniff"),
)
_AT_ONCE = 4
"""Maps that are sent at the same time."""


class Sitemaps:
    """Answers `INDEX` and whatever is below `MAPS`."""

    def __init__(self) -> None:
        self._work = Work()
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        path: str = scope["path"]
        if scope["method"] not in {"GET", "HEAD"}:
            await answer_text(send, 405, "Sitemaps can only be read.")
        elif path == INDEX:
            index = await self._work.do(stretches.index, timezone.now())
            await answer(send, 200, _HEADERS, index.encode())
        elif self._open >= _AT_ONCE:
            await answer_text(send, 503, "Others are being sent a map; ask again in a minute.")
        else:
            found = await self._work.do(named, path.removeprefix(MAPS), timezone.now())
            await self._send(found, scope, receive, send)

    async def _send(self, found: Map | None, scope: Scope, receive: Receive, send: Send) -> None:
        if found is None:
            await answer_text(send, 404, "There is no such sitemap; see /sitemap.xml.")
            return
        if scope["method"] == "HEAD":
            await answer(send, 200, _HEADERS)
            return
        outlet = Outlet(receive, send, tuple(scope["client"]) if scope.get("client") else None)
        self._open += 1
        try:
            await outlet.start(_HEADERS)
            await self._parts(found, outlet)
            await outlet.end()
        except GoneError:
            pass
        finally:
            self._open -= 1
            outlet.close()

    async def _parts(self, found: Map, outlet: Outlet) -> None:
        await outlet.part(found.opening.encode())
        at: int | None = 0
        while at is not None:
            text, at = await self._work.do(found.step, at)
            if text:
                await outlet.part(text.encode("utf-8", "ignore"))
        await outlet.part(CLOSING.encode())


def named(name: str, now: dt.datetime) -> Map | None:
    """The map of this name at ``now``; None where there cannot be one."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    if match["pages"]:
        return stretches.pages()
    if match["block"]:
        return stretches.stories(int(match["block"]))
    edition = next((each for each in editions() if each.code == match["edition"]), None)
    return stretches.news(edition, int(match["page"]), now) if edition else None
