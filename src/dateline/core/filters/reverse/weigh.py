"""One filter and one story."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from dateline.core.filters.moments import bound
from dateline.core.filters.nodes import All, Among, Node, OneOf, Phrase, Term, When, Without
from dateline.core.filters.reverse.seen import Seen

Holds = Callable[[When], bool]
"""Whether a term about time holds."""


def weigh(node: Node, story: Seen, now: dt.datetime, zone: ZoneInfo) -> bool:
    """Whether the story passes at ``now`` (aware), days being those of ``zone``."""

    def holds(term: When) -> bool:
        return (story.facts.listed_at < bound(term, now, zone)) is term.until

    return _weigh(node, story, holds, whenever=False)


def weigh_whenever(node: Node, story: Seen) -> bool:
    """Whether there may be a time at which it passes: every term about time, or its opposite, is taken to hold."""
    return _weigh(node, story, lambda _: True, whenever=True)


def _weigh(node: Node, story: Seen, holds: Holds, *, whenever: bool) -> bool:
    match node:
        case All():
            return all(_weigh(part, story, holds, whenever=whenever) for part in node.parts)
        case OneOf():
            return any(_weigh(part, story, holds, whenever=whenever) for part in node.parts)
        case Without(When() as when):
            return whenever or not holds(when)
        case Without():
            return not _term(node.term, story, holds)
    return _term(node, story, holds)


def _term(term: Term, story: Seen, holds: Holds) -> bool:
    match term:
        case Phrase():
            return story.says(term)
        case Among():
            return not story.facts.filed.get(term.field, frozenset()).isdisjoint(term.keys)
        case When():
            return holds(term)
