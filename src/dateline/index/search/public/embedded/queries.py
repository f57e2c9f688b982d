"""From a filter's tree to Tantivy's queries."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import tantivy
from tantivy import FieldType, Occur, Query

from dateline.core.filters.moments import bound
from dateline.core.filters.nodes import All, Among, Node, OneOf, Phrase, When, Without
from dateline.core.text.words import Stemming
from dateline.index.pages import Cursor
from dateline.index.search.public import ranking
from dateline.index.search.public.embedded import schema
from dateline.index.search.public.encoding import Wanted, ways
from dateline.index.words import Asked

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


def micros(moment: dt.datetime) -> int:
    """As the index keeps times."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(kept: int) -> dt.datetime:
    """And back."""
    return _EPOCH + kept * _MICROSECOND


class Queries:
    """Queries of one index; ``stemmings`` are those of its stories."""

    def __init__(self, index: tantivy.Schema, stemmings: Iterable[Stemming]) -> None:
        self._schema = index
        self._stemmings = tuple(stemmings)

    def filter(self, asked: Asked, before: Cursor | None = None) -> Query:
        """What passes; words alone make a score."""
        parts = [(Occur.Must, self._node(asked.node, asked))]
        if before is not None:
            parts.append((Occur.Must, self._before(before)))
        if not asked.others:
            parts.append((Occur.MustNot, self.term(schema.SORT, schema.OTHER)))
        return Query.boolean_query(parts)

    def ranked(self, asked: Asked) -> Query:
        """The same, with more for words in headline and lead."""
        optional = [
            (Occur.Should, Query.boost_query(self._phrase(phrase, where), weight))
            for phrase in _looked_for(asked.node)
            for where, weight in ((schema.TITLE, ranking.HEADLINE), (schema.LEAD, ranking.LEAD))
            if where == schema.TITLE or not phrase.title
        ]
        return Query.boolean_query([(Occur.Must, self.filter(asked)), *optional])

    def both(self, *queries: Query) -> Query:
        """What all of them find."""
        return Query.boolean_query([(Occur.Must, query) for query in queries])

    def listed_at(self, kept: int) -> Query:
        """Stories listed at that very time."""
        return self._range(kept, kept)

    def term(self, field: str, value: str) -> Query:
        """Documents with a value; scores nothing."""
        return Query.const_score_query(Query.term_query(self._schema, field, value), 0.0)

    def like(self, field: str, token: str, distance: int) -> Query:
        """Stories with a token that differs by so many letters."""
        return Query.fuzzy_term_query(self._schema, field, token, distance)

    def beginning(self, field: str, token: str) -> Query:
        """Stories with a token that begins so; a token of letters and digits, and one sign before."""
        return Query.regex_query(self._schema, field, f"{token}.*")

    def _node(self, node: Node, asked: Asked) -> Query:
        match node:
            case All():
                return self._all(node.parts, asked)
            case OneOf():
                return Query.boolean_query([(Occur.Should, self._node(part, asked)) for part in node.parts])
            case Without():
                return self._all((node,), asked)
            case Phrase():
                return self._phrase(node, schema.TITLE if node.title else schema.WHOLE)
            case Among():
                return self._among(node)
            case When():
                at = micros(bound(node, asked.now, asked.zone))
                return self._range(None, at - 1) if node.until else self._range(at, None)

    def _all(self, parts: Sequence[Node], asked: Asked) -> Query:
        wanted = [(Occur.Must, self._node(part, asked)) for part in parts if not isinstance(part, Without)]
        refused = [(Occur.MustNot, self._node(part.term, asked)) for part in parts if isinstance(part, Without)]
        # What only refuses finds nothing in Tantivy.
        return Query.boolean_query([*(wanted or [(Occur.Must, self._everything())]), *refused])

    def _everything(self) -> Query:
        found = Query.term_set_query(self._schema, schema.SORT, [schema.STORY, schema.OTHER])
        return Query.const_score_query(found, 0.0)

    def _among(self, term: Among) -> Query:
        if len(term.keys) == 1:
            return self.term(term.field.value, term.keys[0])
        return Query.const_score_query(Query.term_set_query(self._schema, term.field.value, list(term.keys)), 0.0)

    def _phrase(self, phrase: Phrase, where: str) -> Query:
        found = ways(phrase, self._stemmings)
        if len(found) == 1:
            return self._tokens(where, next(iter(found)))
        each = [self.both(self._tokens(where, wanted), self._stemmed(stemmed)) for wanted, stemmed in found.items()]
        return Query.boolean_query([(Occur.Should, query) for query in each]) if each else Query.empty_query()

    def _tokens(self, where: str, wanted: Wanted) -> Query:
        if len(wanted) == 1:
            return Query.term_query(self._schema, where, wanted[0][1])
        return Query.phrase_query(self._schema, where, list(wanted))

    def _stemmed(self, stemmings: Sequence[Stemming]) -> Query:
        keys = [" ".join(way) for way in stemmings]
        return Query.const_score_query(Query.term_set_query(self._schema, schema.STEMMING, keys), 0.0)

    def _before(self, before: Cursor) -> Query:
        at = micros(before.listed_at)
        below = Query.range_query(self._schema, schema.ID, FieldType.Integer, 0, before.story_id - 1)
        return Query.boolean_query(
            [(Occur.Should, self._range(None, at - 1)), (Occur.Should, self.both(self._range(at, at), below))]
        )

    def _range(self, first: int | None, last: int | None) -> Query:
        found = Query.range_query(self._schema, schema.AT, FieldType.Integer, first, last)
        return Query.const_score_query(found, 0.0)


def _looked_for(node: Node) -> Iterator[Phrase]:
    match node:
        case All() | OneOf():
            for part in node.parts:
                yield from _looked_for(part)
        case Phrase():
            yield node
