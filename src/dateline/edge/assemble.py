"""The web process put together: who answers what, and who is told of what happens. Needs Django set up."""

from dataclasses import dataclass
from pathlib import Path

from dateline.edge.app import Edge
from dateline.edge.cache.pages import CachedPages
from dateline.edge.cache.store import PageCache
from dateline.edge.follower import Follower
from dateline.edge.wire.app import WireStreams
from dateline.edge.wsgi import Wsgi, WsgiApplication


@dataclass(frozen=True, slots=True)
class Front:
    """What stands in front of Django; ``follower`` is to be started in the event loop that serves."""

    edge: Edge
    follower: Follower


def front(django: WsgiApplication, static: Path) -> Front:
    """With the folder of collected files."""
    follower = Follower()
    pages = CachedPages(Wsgi(django), PageCache(), follower)
    follower.listen(pages)
    return Front(Edge(pages, static, WireStreams()), follower)
