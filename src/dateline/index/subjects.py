"""What each story of a page is about, in few words: its narrowest place and topic, what that lies under, its event.

Read off the lists that the stories are in: they hold what is said of a story, weighed, with all that lies above.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from dateline.archive.sql import marks, select

_LISTED = "SELECT story_id, list FROM index_listed WHERE story_id IN ({marks})"
_PLACE = "place:"
"""Begins a place in the name of its list."""
_EVENT = "event:"
"""And an event."""
_NAMED = f"""
    SELECT code, slug, label_en, label_ru, path FROM archive_topic WHERE code IN ({{topics}})
    UNION ALL
    SELECT '{_PLACE}' || slug, slug, name_en, name_ru, path FROM archive_place WHERE slug IN ({{places}})
"""  # noqa: S608, words of our own


class Named(NamedTuple):
    """A topic or place by its slug, with its names."""

    slug: str
    name_en: str
    name_ru: str

    def name(self, language: str) -> str:
        """In Russian, or in English for any other language."""
        return self.name_ru if language == "ru" and self.name_ru else self.name_en


class Subjects(NamedTuple):
    """None where there is none; ``trunk`` is None, too, where the topic is of the first level itself.

    ``event`` is the number of what others tell, too.
    """

    place: Named | None = None
    topic: Named | None = None
    trunk: Named | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    named: Named
    path: tuple[str, ...]


def subjects_of(story_ids: Collection[int]) -> dict[int, Subjects]:
    """The subjects of each story that has any, in two queries."""
    filed: dict[int, list[str]] = defaultdict(list)
    for story_id, name in select(_LISTED.format(marks=marks(len(story_ids))), list(story_ids) or [0]):
        filed[story_id].append(name.partition(" ")[2])
    keys = {key for each in filed.values() for key in each}
    known = _known(keys)
    found = {}
    for story_id, each in filed.items():
        there = [key for key in each if key in known]
        topic = _narrowest([known[key] for key in there if not key.startswith(_PLACE)])
        place = _narrowest([known[key] for key in there if key.startswith(_PLACE)])
        trunk = known.get(topic.path[0]) if topic else None
        found[story_id] = Subjects(
            place.named if place else None,
            topic.named if topic else None,
            trunk.named if trunk and trunk is not topic else None,
            next((int(key[len(_EVENT) :]) for key in each if key.startswith(_EVENT)), None),
        )
    return found


def _known(keys: Collection[str]) -> dict[str, _Known]:
    """Topics by code and places by `_PLACE` and slug."""
    topics = sorted(key for key in keys if not key.startswith((_PLACE, _EVENT))) or [""]
    places = sorted(key.removeprefix(_PLACE) for key in keys if key.startswith(_PLACE)) or [""]
    sql = _NAMED.format(topics=marks(len(topics)), places=marks(len(places)))
    rows = select(sql, [*topics, *places]) if keys else ()
    return {key: _Known(Named(*named), tuple(path.split()) or (key,)) for key, *named, path in rows}


def _narrowest(found: list[_Known]) -> _Known | None:
    return max(found, key=lambda known: (len(known.path), known.path), default=None)
