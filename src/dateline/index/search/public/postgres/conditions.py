"""From a filter's tree to an SQL condition and its values."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from dateline.archive.sql import sql_time
from dateline.core.filters.moments import bound
from dateline.core.filters.nodes import All, Among, Node, OneOf, Phrase, When, Without
from dateline.core.text.words import Stemming
from dateline.index.pages import Cursor
from dateline.index.search.public.encoding import Wanted, ways
from dateline.index.words import Asked


class Condition(NamedTuple):
    """SQL and the values that travel beside it."""

    sql: str
    values: Sequence[Any]


def condition(asked: Asked, stemmings: Iterable[Stemming], before: Cursor | None = None) -> Condition:
    """What passes, of those before a position."""
    parts = [_node(asked.node, asked, tuple(stemmings))]
    if before is not None:
        parts.append(Condition("(at, story_id) < (%s, %s)", (sql_time(before.listed_at), before.story_id)))
    if not asked.others:
        parts.append(Condition("listed", ()))
    return _joined(" AND ", parts)


def vector_query(wanted: Wanted) -> str:
    """Tokens side by side, as a tsquery."""
    return " <-> ".join(quoted(token) for _, token in wanted)


def quoted(token: str) -> str:
    """A token as a lexeme of a tsquery or tsvector."""
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _node(node: Node, asked: Asked, stemmings: Sequence[Stemming]) -> Condition:
    match node:
        case All():
            return _joined(" AND ", [_node(part, asked, stemmings) for part in node.parts]) if node.parts else _TRUE
        case OneOf():
            return _joined(" OR ", [_node(part, asked, stemmings) for part in node.parts])
        case Without():
            inner = _node(node.term, asked, stemmings)
            return Condition(f"NOT ({inner.sql})", inner.values)
        case Among():
            return Condition("filed && %s", ([f"{node.field.value}:{key}" for key in node.keys],))
        case When():
            at = sql_time(bound(node, asked.now, asked.zone))
            return Condition("at < %s" if node.until else "at >= %s", (at,))
        case Phrase():
            return _phrase(node, stemmings)


def _phrase(phrase: Phrase, stemmings: Sequence[Stemming]) -> Condition:
    column = "title" if phrase.title else "whole"
    found = ways(phrase, stemmings)
    if len(found) == 1:
        return Condition(f"{column} @@ %s::tsquery", (vector_query(next(iter(found))),))
    each = [
        Condition(
            f"({column} @@ %s::tsquery AND stemming = ANY(%s))",
            (vector_query(wanted), [" ".join(way) for way in stemmed]),
        )
        for wanted, stemmed in found.items()
    ]
    return _joined(" OR ", each) if each else Condition("FALSE", ())


_TRUE = Condition("TRUE", ())


def _joined(word: str, parts: Sequence[Condition]) -> Condition:
    return Condition(
        "(" + word.join(part.sql for part in parts) + ")", [value for part in parts for value in part.values]
    )
