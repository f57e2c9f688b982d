"""One filter and one story."""

from collections.abc import Callable
from typing import TypeAlias

from dateline.core.filters.nodes import All, Among, Node, OneOf, Phrase, Term, When, Without
from dateline.core.filters.reverse.seen import Seen

Holds: TypeAlias = Callable[[When], bool]
"""Whether a term about time holds."""


def weigh(node: Node, story: Seen, holds: Holds | None) -> bool:
    """Whether the story passes; without ``holds`` any term about time, or its opposite, is taken to hold."""
    match node:
        case All():
            return all(weigh(part, story, holds) for part in node.parts)
        case OneOf():
            return any(weigh(part, story, holds) for part in node.parts)
        case Without(When() as when):
            return holds is None or not holds(when)
        case Without():
            return not _term(node.term, story, holds)
    return _term(node, story, holds)


def _term(term: Term, story: Seen, holds: Holds | None) -> bool:
    match term:
        case Phrase():
            return story.says(term)
        case Among():
            return not story.facts.filed.get(term.field, frozenset()).isdisjoint(term.keys)
        case When():
            return holds is None or holds(term)
