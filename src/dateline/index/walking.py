"""Filters with words, story by story: what passes without the words, newest first, and then each one's words.

Correct and slow. It answers while the index of news search is being made.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from dateline.core.filters import EVERYTHING, Field, Node
from dateline.core.filters.nodes import All, OneOf, Phrase, Without, all_of, one_of
from dateline.core.filters.reverse.seen import Seen, see
from dateline.core.filters.reverse.truth import holding
from dateline.core.filters.reverse.weigh import weigh
from dateline.index.facts import facts_of
from dateline.index.feed.current import feed
from dateline.index.pages import Cursor
from dateline.index.words import Asked

_CHUNK = 100


class Walk:
    """See `WordIndex`."""

    def newest(self, asked: Asked, before: Cursor | None, limit: int) -> list[Cursor]:
        """See `FilteredIndex`."""
        return [where for where, _ in islice(_passing(asked, before), limit)]

    def count(self, asked: Asked) -> int:
        """See `FilteredIndex`."""
        return sum(1 for _ in _passing(asked))

    def counts(self, asked: Asked, edges: Sequence[dt.datetime]) -> list[int]:
        """See `FilteredIndex`."""
        counted = [0] * (len(edges) + 1)
        for where, _ in _passing(asked):
            counted[bisect_right(edges, where.listed_at)] += 1
        return counted[1:-1]

    def spread(self, asked: Asked, field: Field, keys: Sequence[str]) -> list[int]:
        """See `FilteredIndex`."""
        counted = dict.fromkeys(keys, 0)
        for _, story in _passing(asked):
            for key in story.facts.filed.get(field, frozenset()) & counted.keys():
                counted[key] += 1
        return [counted[key] for key in keys]


def _passing(asked: Asked, before: Cursor | None = None) -> Iterator[tuple[Cursor, Seen]]:
    wordless = replace(asked, node=without_words(asked.node))
    while found := feed().newest(wordless, before, _CHUNK):
        facts = facts_of([each.story_id for each in found], others=asked.others)
        for where in found:
            story = see(facts[where.story_id]) if where.story_id in facts else None
            if story and weigh(asked.node, story, holding(where.listed_at, asked.now, asked.zone)):
                yield where, story
        before = found[-1]


def without_words(node: Node) -> Node:
    """What passes if every word, and its absence, is taken to hold."""
    match node:
        case All():
            return all_of(without_words(part) for part in node.parts)
        case OneOf():
            return one_of(without_words(part) for part in node.parts)
        case Phrase() | Without(Phrase()):
            return EVERYTHING
    return node
