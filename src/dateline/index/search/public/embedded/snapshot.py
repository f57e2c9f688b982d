"""Answers out of one state of the index."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

import tantivy
from tantivy import DocAddress, Query, Searcher

from dateline.core.filters import Field, Node
from dateline.core.filters.nodes import All, OneOf, Phrase, all_of, among
from dateline.core.text.words import Stemming
from dateline.index.pages import Cursor
from dateline.index.search.public import ranking
from dateline.index.search.public.embedded import schema
from dateline.index.search.public.embedded.queries import Queries, micros, moment
from dateline.index.search.public.encoding import form, ways
from dateline.index.search.public.port import Scored, Tally, TooBroadError
from dateline.index.words import Asked

_MOST_WORK = 2_500_000
"""Stories that a question may have to look at, once for each of its alternatives: a tenth of a second of work."""
_FEW = 3
"""Values that are counted one by one, where counting all of a field's would look at more."""
_VALUES = 50_000
"""Of a field, that are counted in each part of the index: fewer, and counts would be near the truth only."""
_FAR = 2
"""Letters by which words may differ that are taken for each other; a short one by half of that."""
_SHORT = 6


class TantivySnapshot:
    """See `port.Snapshot`."""

    def __init__(self, index: tantivy.Index) -> None:
        self._searcher: Searcher = index.searcher()
        self._index_schema = index.schema

    @cached_property
    def seq(self) -> int:
        """See `port.Snapshot`."""
        mark = Query.term_query(self._index_schema, schema.SORT, schema.MARK)
        found = self._searcher.search(mark, 1, count=False, order_by_field=schema.SEQ).hits
        return int(found[0][0]) if found else 0

    def newest(self, asked: Asked, before: Cursor | None, limit: int) -> list[Cursor]:
        """See `FilteredIndex`."""
        wanted = self._queries.filter(asked, before)
        found = self._searcher.search(wanted, limit + 1, count=False, order_by_field=schema.AT).hits
        shown = found[:limit]
        if len(found) > limit and found[limit][0] == shown[-1][0]:
            # Of those listed at one time Tantivy gives any.
            last = shown[-1][0]
            shown = [hit for hit in shown if hit[0] != last]
            tied = self._queries.both(wanted, self._queries.listed_at(last))
            rest = limit - len(shown)
            shown += [
                (last, address)
                for _, address in self._searcher.search(tied, rest, count=False, order_by_field=schema.ID).hits
            ]
        ids = self._ids([address for _, address in shown])
        ordered = sorted(((at, story_id) for (at, _), story_id in zip(shown, ids, strict=True)), reverse=True)
        return [Cursor(moment(at), story_id) for at, story_id in ordered]

    def best(self, asked: Asked, limit: int) -> list[Scored]:
        """See `port.Snapshot`."""
        self._allow(asked)
        found = self._searcher.search(self._queries.ranked(asked), ranking.CANDIDATES, count=False).hits
        addresses = [address for _, address in found]
        times = self._searcher.fast_field_values(schema.AT, addresses)
        hits = []
        for (score, _), at, story_id in zip(found, times, self._ids(addresses), strict=True):
            listed_at = moment(int(at or 0))
            hits.append(Scored(Cursor(listed_at, story_id), score * ranking.recency(listed_at, asked.now)))
        return sorted(hits, key=lambda hit: (-hit.score, -hit.where.story_id))[:limit]

    def count(self, asked: Asked) -> int:
        """See `FilteredIndex`."""
        return self._tally(asked, (), 0, ()).count

    def counts(self, asked: Asked, edges: Sequence[dt.datetime]) -> list[int]:
        """See `FilteredIndex`."""
        return list(self._tally(asked, (), 0, edges).periods)

    def spread(self, asked: Asked, field: Field, keys: Sequence[str]) -> list[int]:
        """See `FilteredIndex`."""
        if field in schema.COUNTED and len(keys) > _FEW:
            counted = dict(self._tally(asked, (field,), _VALUES, ()).values[field])
            return [counted.get(key, 0) for key in keys]
        return [self.count(replace(asked, node=all_of([asked.node, among(field, [key])]))) for key in keys]

    def tally(self, asked: Asked, fields: Collection[Field], most: int, edges: Sequence[dt.datetime] = ()) -> Tally:
        """See `port.Snapshot`."""
        self._allow(asked)
        return self._tally(asked, fields, most, edges)

    def _tally(self, asked: Asked, fields: Collection[Field], most: int, edges: Sequence[dt.datetime]) -> Tally:
        parts: dict[str, object] = {"": {"value_count": {"field": schema.ID}}}
        parts |= {
            field.value: {"terms": {"field": field.value, "size": most, "segment_size": _VALUES}} for field in fields
        }
        if len(edges) > 1:
            ranges = [{"from": micros(one), "to": micros(other)} for one, other in pairwise(edges)]
            parts["edges"] = {"range": {"field": schema.AT, "ranges": ranges}}
        found = self._searcher.aggregate(self._queries.filter(asked), parts)
        within = {
            (part.get("from"), part.get("to")): part["doc_count"] for part in found.get("edges", {}).get("buckets", ())
        }
        return Tally(
            int(found[""]["value"]),
            {field: [(part["key"], part["doc_count"]) for part in found[field.value]["buckets"]] for field in fields},
            [within.get((float(micros(one)), float(micros(other))), 0) for one, other in pairwise(edges)],
        )

    def headlines(self, asked: Asked, beginning: str, limit: int) -> list[Cursor]:
        """See `port.Snapshot`."""
        return self._newest_of(self._queries.beginning(schema.TITLE, form(beginning)), asked, limit)

    def names(self, field: Field, beginning: str, asked: Asked, limit: int) -> list[str]:
        """See `port.Snapshot`."""
        # With a query only what is alive is counted: the dictionary itself keeps words of what is gone.
        found = self._searcher.terms_with_prefix(field.value, beginning, self._queries.filter(asked), limit)
        return [name for name, count in found if count]

    def alike(self, word: str, asked: Asked, limit: int) -> list[Cursor]:
        """See `port.Snapshot`."""
        distance = _FAR if len(word) > _SHORT else 1
        return self._newest_of(self._queries.like(schema.WHOLE, form(word), distance), asked, limit)

    def _newest_of(self, wanted: Query, asked: Asked, limit: int) -> list[Cursor]:
        both = self._queries.both(wanted, self._queries.filter(asked))
        found = self._searcher.search(both, limit, count=False, order_by_field=schema.AT).hits
        ids = self._ids([address for _, address in found])
        return [Cursor(moment(at), story_id) for (at, _), story_id in zip(found, ids, strict=True)]

    @cached_property
    def _queries(self) -> Queries:
        return Queries(self._index_schema, self._stemmings)

    @cached_property
    def _stemmings(self) -> tuple[Stemming, ...]:
        kept = sorted(key for key, _ in self._searcher.terms_with_prefix(schema.STEMMING, ""))
        return tuple(Stemming(*key.split(" ")) for key in kept)

    def _ids(self, addresses: list[DocAddress]) -> list[int]:
        return [int(found or 0) for found in self._searcher.fast_field_values(schema.ID, addresses)]

    def _allow(self, asked: Asked) -> None:
        """Raises `TooBroadError`."""
        if self._work(asked.node) > _MOST_WORK:
            raise TooBroadError

    def _work(self, node: Node) -> int:
        """How many stories are looked at, about: of what all must hold the rarest part leads."""
        match node:
            case All():
                return min((self._work(part) for part in node.parts), default=self._searcher.num_docs)
            case OneOf():
                return sum(self._work(part) for part in node.parts)
            case Phrase():
                found = ways(node, self._stemmings)
                # The places of every word of a phrase are read, in each story that has the rarest.
                return sum(
                    len(each) * min(self._searcher.doc_freq(schema.WHOLE, token) for _, token in each) for each in found
                )
        return self._searcher.num_docs
