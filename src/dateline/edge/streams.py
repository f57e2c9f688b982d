"""Everything that is sent in parts, by whose address it is."""

from dateline.edge.asgi import Receive, Scope, Send
from dateline.edge.sitemaps import Sitemaps
from dateline.edge.wire.app import ROUTES, WireStreams


class Streams:
    """Answers `dateline.edge.app.STREAMS`."""

    def __init__(self) -> None:
        self._wire = WireStreams()
        self._sitemaps = Sitemaps()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        await (self._wire if scope["path"] in ROUTES else self._sitemaps)(scope, receive, send)
