"""What stands in front of Django: static files and the health check answered here, the rest handed on.

Django answers whole requests with whole bodies in two threads; whatever waits or streams belongs into this folder.
"""

import re
from pathlib import Path

from dateline.edge.asgi import Application, Receive, Scope, Send, answer_text
from dateline.edge.static import PREFIX, StaticFiles

HEALTH = "/healthz"
STREAMS = ("/wire/ledger", "/wire/history", "/sitemap.xml", "/sitemaps/")
"""Answered by what is given as ``streams``, since that needs Django to be set up."""
LIVE = re.compile(r"/(?P<edition>[\w-]+)/(?:all|topics/(?P<topic>[\w-]+)|places/(?P<place>[\w-]+))/live", re.ASCII)
"""Lists as they change, answered by what is given as ``live``."""
ROUTES = (PREFIX, HEALTH, *STREAMS, "live")
"""What is answered here and not by Django: a prefix ends with a slash."""


class Edge:
    """The web process's application."""

    def __init__(
        self, pages: Application, static: Path, streams: Application | None = None, live: Application | None = None
    ) -> None:
        """``pages`` answers whatever is not answered here; ``static`` is the folder of collected files."""
        self._pages = pages
        self._streams = streams or pages
        self._live = live or pages
        self._static = StaticFiles(static)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        path: str = scope["path"]
        if path.startswith(PREFIX):
            await self._static(scope, receive, send)
        elif path == HEALTH:
            await healthy(scope, receive, send)
        elif path in STREAMS or path.startswith(STREAMS[-1]):
            await self._streams(scope, receive, send)
        elif path.endswith("/live") and LIVE.fullmatch(path):
            await self._live(scope, receive, send)
        else:
            await self._pages(scope, receive, send)


async def healthy(_scope: Scope, _receive: Receive, send: Send) -> None:
    """This process answers. Asks nothing else, so that a slow database does not get the web process killed."""
    await answer_text(send, 200, "ok")
