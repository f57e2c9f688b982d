"""Trees of filters as lists that JSON can write."""

import datetime as dt
from typing import Any

from dateline.core.filters.fields import Field
from dateline.core.filters.nodes import Age, All, Among, At, Date, Day, Moment, Node, OneOf, Phrase, When, Without


def listed(node: Node) -> list[Any]:
    """As a list; `tree` reads it back."""
    match node:
        case All():
            return ["all", *map(listed, node.parts)]
        case OneOf():
            return ["one", *map(listed, node.parts)]
        case Without():
            return ["not", listed(node.term)]
        case Phrase():
            return ["phrase", list(node.words), node.title, node.exact]
        case Among():
            return ["among", node.field.value, list(node.keys)]
    return ["when", node.until, *_moment(node.moment)]


def tree(told: list[Any]) -> Node:
    """The tree of what `listed` made of one."""
    match told:
        case ["all", *parts]:
            return All(tuple(map(tree, parts)))
        case ["one", *parts]:
            return OneOf(tuple(map(tree, parts)))
        case ["not", part]:
            term = tree(part)
            assert isinstance(term, Phrase | Among | When), "minus stands at terms only"
            return Without(term)
        case ["phrase", words, title, exact]:
            return Phrase(tuple(words), title, exact)
        case ["among", field, keys]:
            return Among(Field(field), tuple(keys))
        case ["when", until, kind, value]:
            return When(until, _MOMENTS[kind](value))
    raise ValueError(f"no filter: {told}")


_MOMENTS: dict[str, Any] = {
    "age": Age,
    "day": Day,
    "at": lambda text: At(dt.datetime.fromisoformat(text)),
    "date": lambda text: Date(dt.date.fromisoformat(text)),
}


def _moment(moment: Moment) -> tuple[str, Any]:
    match moment:
        case Age():
            return "age", moment.hours
        case Day():
            return "day", moment.ago
        case At():
            return "at", moment.time.isoformat()
    return "date", moment.day.isoformat()
