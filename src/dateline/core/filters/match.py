"""Whether a story passes a filter, as plainly as it can be said: what every other evaluator is held to."""

import datetime as dt
from zoneinfo import ZoneInfo

from dateline.core.filters.moments import bound
from dateline.core.filters.nodes import All, Among, Node, OneOf, Phrase, When, Without
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import Part, stands_at


def match(node: Node, story: Facts, now: dt.datetime, zone: ZoneInfo) -> bool:
    """Whether the story passes at ``now`` (aware), days being those of ``zone``."""
    match node:
        case All():
            return all(match(part, story, now, zone) for part in node.parts)
        case OneOf():
            return any(match(part, story, now, zone) for part in node.parts)
        case Without():
            return not match(node.term, story, now, zone)
        case Phrase():
            parts = (story.title,) if node.title else (story.title, *story.rest)
            return any(_says(part, node, story.language) for part in parts)
        case Among():
            return any(key in story.filed.get(node.field, ()) for key in node.keys)
        case When():
            passed = story.listed_at >= bound(node, now, zone)
            return not passed if node.until else passed


def _says(part: Part, phrase: Phrase, language: str) -> bool:
    return any(stands_at(phrase.words, part, start, language, exact=phrase.exact) for start in range(len(part.stems)))
