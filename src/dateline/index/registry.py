"""Every follower there is. The worker runs them all, ``dateline reindex`` rebuilds them, tests compare them."""

from django.conf import settings

from dateline.index.desk.follower import Desk
from dateline.index.feed.current import disk, opened
from dateline.index.feed.index import FeedIndex
from dateline.index.follower import Follower, Kept, catch_up
from dateline.index.lists import Lists
from dateline.index.search.public import POSTGRESQL
from dateline.index.search.public.follower import NewsSearch
from dateline.index.search.public.postgres.follower import PostgresNewsSearch

_IN_DATABASE = (PostgresNewsSearch(),) if settings.CONFIG.search == POSTGRESQL else ()
FOLLOWERS: tuple[Follower, ...] = (Lists(), Desk(), *_IN_DATABASE)
SEARCH = None if _IN_DATABASE else NewsSearch(settings.CONFIG.search_index)
"""Kept in files that one process writes, the worker: it catches up there, and nowhere else."""
FEED = FeedIndex(disk())
"""Kept in the memory of each process that answers filters (`feed.current`), and on disk for the next start. This one is
only for making it anew: who serves takes over what it leaves on disk."""
ALL: tuple[Kept, ...] = (*FOLLOWERS, FEED, *((SEARCH,) if SEARCH else ()))


def named(name: str) -> Kept:
    """Raises `LookupError` with the known names."""
    for follower in ALL:
        if follower.name == name:
            return follower
    raise LookupError(f"no index is called “{name}”; there are: {', '.join(each.name for each in ALL)}")


def catch_up_all() -> bool:
    """Bring every follower up to date, and this process's feed index if it has one; whether there was anything to do.

    The publishing process calls this after its commit, so that who published reads what was published.
    """
    worked = False
    index = opened()
    while index is not None and index.catch_up():
        worked = True
    for follower in FOLLOWERS:
        while catch_up(follower):
            worked = True
    return worked
