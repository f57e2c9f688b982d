"""What stands in front of Django: static files and the health check answered here, the rest handed on.

Django answers whole requests with whole bodies in two threads; whatever waits or streams belongs into this folder.
"""

from pathlib import Path

from dateline.edge.asgi import Application, Message, Receive, Scope, Send, answer_text
from dateline.edge.static import PREFIX, StaticFiles
from dateline.edge.wsgi import Wsgi, WsgiApplication

THREADS = 2
"""More threads only wait for the interpreter's lock and make everybody's answer late."""
HEALTH = "/healthz"
ROUTES = (PREFIX, HEALTH)
"""What is answered here and not by Django: a prefix ends with a slash."""
_SERVER = (b"server", b"dateline")
_NON_ASCII = {code: f"%{code:02X}" for code in range(0x80, 0x100)}


class Edge:
    """The web process's application."""

    def __init__(self, django: WsgiApplication, static: Path) -> None:
        """``static`` is the folder of collected files."""
        self._django = Wsgi(django, THREADS)
        self._routes: dict[str, Application] = dict(zip(ROUTES, (StaticFiles(static), healthy), strict=True))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        await self._route(scope)(tidied(scope), receive, _unsigned(send))

    def _route(self, scope: Scope) -> Application:
        path: str = scope["path"]
        for route, application in self._routes.items():
            if path == route or (route.endswith("/") and path.startswith(route)):
                return application
        return self._django


def _unsigned(send: Send) -> Send:
    """Leave out which server and version this is; granian signs what nobody else did."""

    async def signed(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"].append(_SERVER)
        await send(message)

    return signed


async def healthy(_scope: Scope, _receive: Receive, send: Send) -> None:
    """This process answers. Asks nothing else, so that a slow database does not get the web process killed."""
    await answer_text(send, 200, "ok")


def tidied(scope: Scope) -> Scope:
    """The request without what WSGI would misread.

    A header with an underscore would pass for the one with a hyphen that a proxy sets. A raw byte in the query, which
    RFC 3986 does not allow, is percent-encoded as browsers do.
    """
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    query = scope["query_string"].decode("latin-1").translate(_NON_ASCII).encode()
    return {**scope, "headers": headers, "query_string": query}
