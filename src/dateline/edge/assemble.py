"""The web process put together: who answers what, and who is told of what happens. Needs Django set up."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.edge.app import Edge
from dateline.edge.cache.pages import CachedPages
from dateline.edge.cache.store import PageCache
from dateline.edge.follower import Follower
from dateline.edge.live.app import LiveStreams
from dateline.edge.live.hub import Hub
from dateline.edge.streams import Streams
from dateline.edge.wsgi import Wsgi, WsgiApplication


@dataclass(frozen=True, slots=True)
class Front:
    """What stands in front of Django."""

    edge: Edge
    follower: Follower
    hub: Hub

    @contextmanager
    def working(self) -> Iterator[None]:
        """Follow the ledger, within the event loop that serves."""
        self.follower.start()
        beating = asyncio.ensure_future(self.hub.beat())
        try:
            yield
        finally:
            beating.cancel()
            self.follower.stop()


def front(django: WsgiApplication, static: Path) -> Front:
    """With the folder of collected files."""
    follower = Follower()
    pages = CachedPages(Wsgi(django), PageCache(), follower)
    hub = Hub()
    follower.listen(pages)
    follower.listen(hub)
    return Front(Edge(pages, static, Streams(), LiveStreams(hub)), follower, hub)
