"""Saved filters, of which it is asked which ones a story passes."""

import datetime as dt
from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

import numpy as np

from dateline.core.filters.nodes import Node
from dateline.core.filters.reverse.access import Access
from dateline.core.filters.reverse.choice import chosen
from dateline.core.filters.reverse.columns import Index, Whole
from dateline.core.filters.reverse.rarity import Rarity
from dateline.core.filters.reverse.saved import Saved
from dateline.core.filters.reverse.seen import see
from dateline.core.filters.reverse.spoken import Spoken
from dateline.core.filters.reverse.truth import Holds, holding, satisfied
from dateline.core.filters.reverse.users import Users
from dateline.core.filters.reverse.weigh import weigh
from dateline.core.filters.story import Facts

K = TypeVar("K", bound=Hashable)
_AT_ONCE = 256
"""So many new filters are looked at for every story before it is chosen where to put them."""
_CHUNK = 1 << 16
_SPARED = 1000
"""Dropped filters that are not worth leaving out."""


class Watches(Generic[K]):
    """Filters by whatever key who saves them has; for one thread.

    Each filter stands under a few atoms (words, keys of fields) without which no story passes it: the rarest that it
    has. A story leads to the filters under its atoms; these are looked at exactly, all at once.
    """

    def __init__(self) -> None:
        self._saved = Saved()
        self._users: Users[K] = Users()
        self._access = Access()
        self._rarity = Rarity()
        self._placed = 0
        """Filters from this one on stand nowhere yet."""

    @classmethod
    def restored(cls, saved: Saved, keys: Sequence[K], filters: Whole) -> "Watches[K]":
        """From what was written: the keys, and the filter of each."""
        made = cls()
        made._saved = saved
        for key, filter_ in zip(keys, filters.tolist(), strict=True):
            made._users.put(key, filter_)
            saved.users[filter_] += 1
        made._placed = len(saved)
        made._order()
        return made

    def compacted(self) -> tuple[Saved, Users[K]]:
        """What is saved and who has saved it, without what was dropped."""
        if self._saved.dropped:
            self._compact()
        return self._saved, self._users

    def __len__(self) -> int:
        return len(self._users)

    def add(self, key: K, node: Node) -> None:
        """Watch for what passes the filter; a key that is there has this filter from now on."""
        self.remove(key)
        self._users.put(key, self._saved.put(node))
        if len(self._saved) - self._placed >= _AT_ONCE:
            self._place()

    def remove(self, key: K) -> None:
        """Watch no longer; a key that is not there is no error."""
        filter_ = self._users.drop(key)
        if filter_ is not None:
            self._saved.drop(filter_)
            if self._saved.dropped > _SPARED + len(self._saved) // 2:
                self._compact()

    def matching(self, facts: Facts, now: dt.datetime, zone: ZoneInfo) -> list[K]:
        """The keys of the filters that the story passes at ``now`` (aware), days being those of ``zone``."""
        return self._found(facts, holding(facts.listed_at, now, zone))

    def touching(self, facts: Facts) -> list[K]:
        """The keys of the filters that it passes at some time or other, and perhaps of some that it never passes."""
        return self._found(facts, None)

    def _found(self, facts: Facts, holds: Holds | None) -> list[K]:
        saved = self._saved
        spoken = Spoken(facts, saved.vocabulary)
        self._rarity.see(spoken.atoms, len(saved.vocabulary))
        under = self._access.under(spoken.atoms, len(saved))
        found = satisfied(saved, saved.in_use(np.append(under, np.arange(self._placed, len(saved)))), spoken, holds)
        return self._users.of(self._looked_at(found, facts, holds) if saved.trees else found)

    def _looked_at(self, found: Index, facts: Facts, holds: Holds | None) -> Index:
        story = see(facts)
        passes = [
            filter_ not in self._saved.trees or weigh(self._saved.trees[filter_], story, holds)
            for filter_ in found.tolist()
        ]
        return found[np.array(passes, np.bool_)]

    def _place(self) -> None:
        """Put new filters where stories lead to them."""
        new = np.arange(self._placed, len(self._saved))
        self._placed = len(self._saved)
        self._access.enter(*chosen(self._saved, new, self._rarity.chances(self._saved)))
        if self._access.crowded:
            self._order()

    def _order(self) -> None:
        """Choose anew for all, by what is known by now."""
        self._rarity.ask(self._saved)
        chances = self._rarity.chances(self._saved)
        # Some at a time: what is needed meanwhile is ten times what stays.
        starts = range(0, self._placed, _CHUNK)
        pairs = [chosen(self._saved, np.arange(at, min(at + _CHUNK, self._placed)), chances) for at in starts]
        self._access.order(pairs, len(self._saved.vocabulary))

    def _compact(self) -> None:
        terms, filters = self._saved.compact()
        self._users.moved(filters)
        self._rarity.moved(terms, len(self._saved.vocabulary))
        self._placed = len(self._saved)
        self._order()
