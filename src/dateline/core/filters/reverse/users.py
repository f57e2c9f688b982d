"""Who has saved which filter."""

from array import array
from collections.abc import Hashable
from typing import Any, Generic, TypeVar

import numpy as np

from dateline.core.filters.reverse.columns import Column, Index, Whole, filled, numbers, view
from dateline.core.filters.reverse.table import Table, hash_of

K = TypeVar("K", bound=Hashable)
_ROOM = 256


class Users(Generic[K]):
    """Keys by numbers; the number of one that went is given again."""

    def __init__(self) -> None:
        self._keys: Any = np.empty(_ROOM, np.object_)
        """An array, so that the keys of thousands are found at once."""
        self._filters = numbers()
        """Of each user."""
        self._table = Table()
        self._free = numbers()
        self._first = numbers()
        """Of each filter one user, plus one."""
        self._more: dict[int, Column] = {}
        """Of filters that several have saved the others."""

    def __len__(self) -> int:
        return len(self._filters) - len(self._free)

    def put(self, key: K, filter_: int) -> None:
        """A key that is not in it."""
        user = self._number(key, filter_)
        if filter_ >= len(self._first):
            self._first.extend(numbers(filter_ + 1 - len(self._first)))
        if self._first[filter_]:
            self._more.setdefault(filter_, array("I")).append(user)
        else:
            self._first[filter_] = user + 1

    def drop(self, key: K) -> int | None:
        """The filter of a key that goes; None if it is not there."""
        user = self._table.find(hash_of(key), lambda held: bool(self._keys[held] == key))
        if user is None:
            return None
        filter_ = self._filters[user]
        self._table.drop(user)
        self._keys[user] = None
        self._free.append(user)
        more = self._more.get(filter_)
        if self._first[filter_] != user + 1:
            assert more, "who is not the first is one of several"
            more.remove(user)
        else:
            self._first[filter_] = more.pop() + 1 if more else 0
        if not more:
            self._more.pop(filter_, None)
        return filter_

    def of(self, filters: Index) -> list[K]:
        """The keys of all that have saved any of some filters."""
        users = [view(self._first)[filters] - 1]
        if self._more:
            users += [view(self._more[filter_]) for filter_ in filters.tolist() if filter_ in self._more]
        found: list[K] = self._keys[np.concatenate(users)].tolist()
        return found

    def all(self) -> tuple[list[K], Whole]:
        """All keys, and the filter of each."""
        there = np.ones(len(self._filters), np.bool_)
        there[view(self._free)] = False
        users = np.flatnonzero(there)
        return self._keys[users].tolist(), view(self._filters)[users]

    def moved(self, new: Index) -> None:
        """Filters have new numbers; those that are gone, which nobody has saved, have -1."""
        self._first = filled(view(self._first)[np.flatnonzero(new >= 0)])
        # The number of one that went may still name a filter that went, too.
        self._filters = filled(np.maximum(new, 0)[view(self._filters)])
        self._more = {int(new[filter_]): users for filter_, users in self._more.items()}

    def _number(self, key: K, filter_: int) -> int:
        if self._free:
            user = self._free.pop()
            self._filters[user] = filter_
        else:
            user = len(self._filters)
            self._filters.append(filter_)
            if user == len(self._keys):
                self._keys = np.append(self._keys, np.empty(user, np.object_))
        self._keys[user] = key
        self._table.put(user, hash_of(key))
        return user
