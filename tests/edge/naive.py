"""Saved filters asked one after the other: the obvious `Watches`."""

import datetime as dt
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from dateline.core.filters import Node
from dateline.core.filters.match import match
from dateline.core.filters.nodes import EVERYTHING, All, OneOf, When, Without, all_of, one_of
from dateline.core.filters.story import Facts

K = TypeVar("K")


class Naive(Generic[K]):
    """See `dateline.edge.watches.Watches`."""

    def __init__(self) -> None:
        self.nodes: dict[K, Node] = {}

    def add(self, key: K, node: Node) -> None:
        """Watch a filter."""
        self.nodes[key] = node

    def remove(self, key: K) -> None:
        """No longer."""
        del self.nodes[key]

    def matching(self, facts: Facts, now: dt.datetime, zone: ZoneInfo) -> set[K]:
        """Those that the story passes."""
        return {key for key, node in self.nodes.items() if match(node, facts, now, zone)}

    def touching(self, facts: Facts) -> set[K]:
        """Those that it would pass if every term about time held."""
        return {
            key for key, node in self.nodes.items() if match(_timeless(node), facts, facts.listed_at, ZoneInfo("UTC"))
        }


def _timeless(node: Node) -> Node:
    if isinstance(node, When) or (isinstance(node, Without) and isinstance(node.term, When)):
        return EVERYTHING
    if isinstance(node, All):
        return all_of(map(_timeless, node.parts))
    return one_of(map(_timeless, node.parts)) if isinstance(node, OneOf) else node
