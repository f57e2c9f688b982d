"""Filters as columns of literals; equal ones once."""

from collections.abc import Iterator

import numpy as np

from dateline.core.filters.nodes import Node
from dateline.core.filters.reverse.clauses import Clause, clauses
from dateline.core.filters.reverse.columns import (
    Column,
    Index,
    Whole,
    filled,
    numbers,
    ranges,
    spans,
    sum_of,
    summed,
    view,
)
from dateline.core.filters.reverse.table import Table
from dateline.core.filters.reverse.vocabulary import ALWAYS, Vocabulary

LAST, NEGATIVE = 1, 2
"""Bits of a literal: the last one of its clause; that its term must not hold. Above them stands the term."""
TERM = 2
"""By how many bits a literal is shifted to be its term."""


class Saved:
    """Filters by numbers from 0 on. What is dropped keeps its place until `compact`."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.literals = numbers()
        self.starts = numbers(1)
        """Where the literals of each filter begin; one more says where those of the last one end."""
        self.users = numbers()
        """By how many each filter is saved; 0 for one that is dropped."""
        self.trees: dict[int, Node] = {}
        """Those of which the literals do not say all: what satisfies these has to be looked at."""
        self.dropped = 0
        self._table = Table()

    @classmethod
    def restored(cls, vocabulary: Vocabulary, literals: Column, starts: Column, trees: dict[int, Node]) -> "Saved":
        """From what was written; nobody has saved any of them yet."""
        made = cls()
        made.vocabulary, made.literals, made.starts, made.trees = vocabulary, literals, starts, trees
        made.users = numbers(len(starts) - 1)
        made._table.fill(filled(summed(view(literals), view(starts)[:-1].astype(np.int64))))
        return made

    def __len__(self) -> int:
        return len(self.users)

    def put(self, node: Node) -> int:
        """The number of a filter that one more saves."""
        said = clauses(node)
        literals = [literal for clause in said.clauses for literal in self._numbered(clause)]
        literals = literals or [ALWAYS << TERM | LAST]
        tree = None if said.exact else node
        hashed = sum_of(literals)
        filter_ = self._table.find(hashed, lambda held: self._is(held, literals, tree))
        if filter_ is None:
            filter_ = len(self.users)
            self.literals.extend(literals)
            self.starts.append(len(self.literals))
            self.users.append(0)
            self._table.put(filter_, hashed)
            if tree is not None:
                self.trees[filter_] = tree
        self.users[filter_] += 1
        return filter_

    def drop(self, filter_: int) -> None:
        """One less saves it."""
        self.users[filter_] -= 1
        if not self.users[filter_]:
            self.dropped += 1
            self.trees.pop(filter_, None)
            self._table.drop(filter_)

    def of(self, chosen: Index) -> tuple[Whole, Index]:
        """The literals of some filters, and where those of each begin."""
        first, lengths = spans(self.starts, chosen)
        return view(self.literals)[ranges(first, lengths)], np.cumsum(lengths) - lengths

    def in_use(self, filters: Index) -> Index:
        """Those of some filters that somebody has saved."""
        return filters[view(self.users)[filters] > 0]

    def compact(self) -> tuple[Index, Index]:
        """Leave out what was dropped, and terms that only that had.

        Returns new numbers: for each term, 0 where it is gone, and for each filter, -1 where it is gone.
        """
        alive = view(self.users) > 0
        kept = np.flatnonzero(alive)
        literals, begins = self.of(kept)
        used = np.zeros(len(self.vocabulary), np.bool_)
        used[literals >> TERM] = True
        self.vocabulary, moved = self.vocabulary.compacted(used)
        literals = moved[literals >> TERM] << np.uint32(TERM) | literals & np.uint32(LAST | NEGATIVE)
        self.literals, self.starts = filled(literals), filled(np.append(begins, len(literals)))
        self.users = filled(view(self.users)[kept])
        new = np.where(alive, np.cumsum(alive) - 1, -1)
        self.trees = {int(new[filter_]): tree for filter_, tree in self.trees.items()}
        self._table.fill(filled(summed(literals, begins)))
        self.dropped = 0
        return moved.astype(np.int64), new

    def _numbered(self, clause: Clause) -> Iterator[int]:
        for at, literal in enumerate(clause, start=1):
            term = self.vocabulary.term(literal.asked)
            yield term << TERM | literal.negative * NEGATIVE | (at == len(clause)) * LAST

    def _is(self, filter_: int, literals: list[int], tree: Node | None) -> bool:
        held = self.literals[self.starts[filter_] : self.starts[filter_ + 1]].tolist()
        return held == literals and self.trees.get(filter_) == tree
