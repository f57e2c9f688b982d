"""What each story of a page is about, in few words: its narrowest place and topic, what that lies under, its event.

Read off the lists that the stories are in: they hold what is said of a story, weighed, with all that lies above.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection

from dateline.archive.sql import marks, select

_LISTED = "SELECT story_id, {joined} FROM index_listed WHERE story_id IN ({marks}) GROUP BY story_id"
_JOINED = {"sqlite": "group_concat(list, '|')", "postgresql": "string_agg(list, '|')"}
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


def subjects_of(story_ids: Collection[int], epoch: int) -> dict[int, Subjects]:
    """The subjects of each story that has any; ``epoch`` is that of topics.

    One query, and another one for lists in which no story was before: the same topics and places come again and again.
    """
    if not story_ids:
        return {}
    sql = _LISTED.format(joined=_JOINED[connection.vendor], marks=marks(len(story_ids)))
    lists = {story_id: (names, epoch) for story_id, names in select(sql, list(story_ids))}
    unknown = {each for each in lists.values() if each not in _kept}
    found = _subjects(unknown) if unknown else {}
    return {story_id: _kept.get(each) or found[each] for story_id, each in lists.items()}


_Lists = tuple[str, int]
"""Names of lists, and the epoch of topics."""
_MOST = 10_000
_kept: dict[_Lists, Subjects] = {}


def _subjects(lists: Collection[_Lists]) -> dict[_Lists, Subjects]:
    filed = {each: [name.partition(" ")[2] for name in each[0].split("|")] for each in lists}
    known = _known({key for each in filed.values() for key in each})
    found = {}
    for each, keys in filed.items():
        there = [key for key in keys if key in known]
        topic = _narrowest([known[key] for key in there if not key.startswith(_PLACE)])
        place = _narrowest([known[key] for key in there if key.startswith(_PLACE)])
        trunk = known.get(topic.path[0]) if topic else None
        found[each] = Subjects(
            place.named if place else None,
            topic.named if topic else None,
            trunk.named if trunk and trunk is not topic else None,
            next((int(key[len(_EVENT) :]) for key in keys if key.startswith(_EVENT)), None),
        )
    if len(_kept) + len(found) > _MOST:
        _kept.clear()
    _kept.update(found)
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
