"""The one door for stories that pass a filter. Pages, feeds and panels ask here, whichever index answers.

A language is a term like any other: who wants an edition's own stories adds ``lang:``.
"""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from dateline.core.filters import Field, Node
from dateline.index.feed.current import feed
from dateline.index.pages import Cursor, ListPage
from dateline.index.search.public import reader
from dateline.index.search.public.port import NotReadyError
from dateline.index.walking import Walk
from dateline.index.words import Asked, FilteredIndex, WordIndex, has_words


def words() -> WordIndex:
    """The index that answers filters with words: news search, and until that is made a walk through the stories."""
    try:
        return reader().snapshot()
    except NotReadyError:
        return Walk()


def read_filtered(
    node: Node,
    now: dt.datetime,
    zone: ZoneInfo,
    *,
    before: Cursor | None = None,
    limit: int = 50,
    others: bool = False,
) -> ListPage:
    """A page of the stories that pass at ``now``, newest first; with ``others`` other outlets' among them.

    Ids are those of an index: read the stories through `archive.public`, which leaves out what is gone meanwhile.
    """
    found = _index(node).newest(Asked(node, now, zone, others), before, limit + 1)
    shown = found[:limit]
    more, beyond = (shown[-1], found[limit]) if len(found) > limit else (None, None)
    return ListPage(tuple(each.story_id for each in shown), more, beyond)


def count(node: Node, now: dt.datetime, zone: ZoneInfo, *, others: bool = False) -> int:
    """How many stories pass."""
    return _index(node).count(Asked(node, now, zone, others))


def counts(
    node: Node, now: dt.datetime, zone: ZoneInfo, edges: Sequence[dt.datetime], *, others: bool = False
) -> list[int]:
    """How many stories pass that were listed from each edge on and before the next; at least two, ascending."""
    return _index(node).counts(Asked(node, now, zone, others), edges)


def spread(
    node: Node, now: dt.datetime, zone: ZoneInfo, field: Field, keys: Sequence[str], *, others: bool = False
) -> dict[str, int]:
    """How many of the stories that pass have each key of a field; a topic or place counts what lies under it."""
    return dict(zip(keys, _index(node).spread(Asked(node, now, zone, others), field, keys), strict=True))


def _index(node: Node) -> FilteredIndex:
    return words() if has_words(node) else feed()
