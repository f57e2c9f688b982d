"""Saved filters asked in reverse, as the cache and the live streams need them."""

import datetime as dt
from collections.abc import Hashable
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from dateline.core.filters import Node
from dateline.core.filters.story import Facts

K = TypeVar("K", bound=Hashable)


class Watches(Protocol[K]):
    """Filters by key. ``dateline.core.filters.reverse`` has it; a test has an obvious one."""

    def add(self, key: K, node: Node) -> None:
        """Watch a filter."""

    def remove(self, key: K) -> None:
        """No longer."""

    def matching(self, facts: Facts, now: dt.datetime, zone: ZoneInfo) -> set[K]:
        """The filters that the story passes."""

    def touching(self, facts: Facts) -> set[K]:
        """Those that it passes or would pass at some other time."""
