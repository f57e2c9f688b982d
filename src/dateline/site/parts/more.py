"""More on this: further stories under the same topics, else the latest ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.index.lists import all_news, topic_list
from dateline.index.pages import read_beginnings

STEP = 6
LIMIT = 48
_TOPICS = 6


@dataclass(frozen=True, slots=True)
class More:
    """Story ids, best first. ``related`` is False where no topic is shared and these are just the latest."""

    ids: tuple[int, ...]
    related: bool
    further: bool
    """There are more than were asked for."""
    seen: frozenset[int]
    """Every story that was looked at."""
    topics: tuple[str, ...]
    """The codes that were looked under."""


def more_on_this(story_id: int, language: str, topics: Sequence[str], count: int) -> More:
    """``topics`` are the story's codes, narrowest first, and so are the stories that share them."""
    latest = all_news(language)
    names = [topic_list(language, code) for code in topics[:_TOPICS]]
    # Two more than are shown: the story itself may be among them, and one tells that there are further ones.
    found = read_beginnings([*names, latest], count + 2)
    related = dict.fromkeys(other for name in names for other in found.get(name, ()) if other != story_id)
    ids = tuple(related) or tuple(other for other in found.get(latest, ()) if other != story_id)
    seen = frozenset(other for each in found.values() for other in each)
    return More(ids[:count], bool(related), len(ids) > count, seen, tuple(topics[:_TOPICS]))
