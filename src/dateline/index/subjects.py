"""What each story of a page is about, in few words: one place, its first topic and what that lies under."""

from collections.abc import Collection
from dataclasses import dataclass

from dateline.archive.annotations import FILED_UNDER, Filed, filed_of
from dateline.archive.sql import marks, select
from dateline.core.understand.values import Role

_TOPICS = """
    SELECT code, slug, label_en, label_ru, path FROM archive_topic WHERE parent_id IS NULL OR code IN ({marks})
"""
_PLACES = "SELECT slug, name_en, name_ru FROM archive_place WHERE slug IN ({marks})"


@dataclass(frozen=True, slots=True)
class Named:
    """A topic or place by its slug, with its names."""

    slug: str
    name_en: str
    name_ru: str

    def name(self, language: str) -> str:
        """In Russian, or in English for any other language."""
        return self.name_ru if language == "ru" and self.name_ru else self.name_en


@dataclass(frozen=True, slots=True)
class Subjects:
    """None where there is none; ``trunk`` is None, too, where the topic is of the first level itself."""

    place: Named | None = None
    topic: Named | None = None
    trunk: Named | None = None


def subjects_of(story_ids: Collection[int]) -> dict[int, Subjects]:
    """The subjects of each story that has any, in three queries."""
    filed = filed_of(story_ids)
    first = {story_id: each.topics[0] for story_id, each in filed.items() if each.topics}
    where = {story_id: slug for story_id, each in filed.items() if (slug := _place(each))}
    topics = {
        code: (Named(slug, label_en, label_ru), path.partition(" ")[0])
        for code, slug, label_en, label_ru, path in _rows(_TOPICS, set(first.values()))
    }
    places = {slug: Named(slug, name_en, name_ru) for slug, name_en, name_ru in _rows(_PLACES, set(where.values()))}
    found: dict[int, Subjects] = {}
    for story_id in filed:
        topic, trunk = topics.get(first.get(story_id, ""), (None, ""))
        above = topics[trunk][0] if trunk in topics and topics[trunk][0] != topic else None
        found[story_id] = Subjects(places.get(where.get(story_id, "")), topic, above)
    return found


def _rows(sql: str, keys: Collection[str]) -> list[tuple[str, ...]]:
    return select(sql.format(marks=marks(len(keys))), sorted(keys)) if keys else []


def _place(filed: Filed) -> str:
    """What it is about, else where it was filed."""
    named = sorted(filed.places, key=lambda place: place.role != Role.ABOUT.value)
    return next((place.slug for place in named if place.role in FILED_UNDER), "")
