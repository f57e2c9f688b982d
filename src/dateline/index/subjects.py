"""What each story of a page is about, in few words: its narrowest place and topic, and what the topic lies under.

Read off the lists that the stories are in: they hold what is said of a story, weighed, with all that lies above.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from dateline.archive.sql import marks, select

_LISTED = "SELECT story_id, list FROM index_listed WHERE story_id IN ({marks})"
_TOPICS = "SELECT code, slug, label_en, label_ru, path FROM archive_topic WHERE code IN ({marks})"
_PLACES = "SELECT slug, slug, name_en, name_ru, path FROM archive_place WHERE slug IN ({marks})"
_PLACE = "place:"
"""Begins a place in the name of its list."""


class Named(NamedTuple):
    """A topic or place by its slug, with its names."""

    slug: str
    name_en: str
    name_ru: str

    def name(self, language: str) -> str:
        """In Russian, or in English for any other language."""
        return self.name_ru if language == "ru" and self.name_ru else self.name_en


class Subjects(NamedTuple):
    """None where there is none; ``trunk`` is None, too, where the topic is of the first level itself."""

    place: Named | None = None
    topic: Named | None = None
    trunk: Named | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    named: Named
    path: tuple[str, ...]


def subjects_of(story_ids: Collection[int]) -> dict[int, Subjects]:
    """The subjects of each story that has any, in three queries."""
    filed: dict[int, list[str]] = defaultdict(list)
    for story_id, name in select(_LISTED.format(marks=marks(len(story_ids))), list(story_ids) or [0]):
        filed[story_id].append(name.partition(" ")[2])
    keys = {key for each in filed.values() for key in each}
    slugs = {key.removeprefix(_PLACE) for key in keys if key.startswith(_PLACE)}
    topics, places = _known(_TOPICS, keys), _known(_PLACES, slugs)
    found = {}
    for story_id, each in filed.items():
        topic = _narrowest([topics[key] for key in each if key in topics])
        place = _narrowest([places[key[len(_PLACE) :]] for key in each if key[len(_PLACE) :] in places])
        trunk = topics.get(topic.path[0]) if topic else None
        found[story_id] = Subjects(
            place.named if place else None,
            topic.named if topic else None,
            trunk.named if trunk and trunk is not topic else None,
        )
    return found


def _known(sql: str, keys: Collection[str]) -> dict[str, _Known]:
    if not keys:
        return {}
    rows = select(sql.format(marks=marks(len(keys))), sorted(keys))
    return {key: _Known(Named(*named), tuple(path.split()) or (key,)) for key, *named, path in rows}


def _narrowest(found: list[_Known]) -> _Known | None:
    return max(found, key=lambda known: (len(known.path), known.path), default=None)
