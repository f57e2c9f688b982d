"""Who stories name, and how: persons by the key of their name (`dateline.core.text.naming`)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateline.archive.annotations import everything_of
from dateline.archive.sql import marks, select
from dateline.core.text.naming import name_key, person_keys
from dateline.index.lists import all_news
from dateline.index.pages import read_page

_LATEST = 300
"""Stories among which the most named are looked for."""
_OFFICES = """
    SELECT said.value, said.label FROM archive_annotation said JOIN archive_story story ON story.id = said.story_id
    WHERE said.kind = 'person' AND said.label <> '' AND said.version_id = story.public_id AND said.story_id IN ({marks})
    ORDER BY story.listed_at DESC
"""


@dataclass(frozen=True, slots=True)
class Person:
    """``key`` finds the stories; ``name`` is how most of them have it, ``office`` what the latest call the person."""

    key: str
    name: str
    office: str = ""
    stories: int = 0

    @property
    def slug(self) -> str:
        """Of the address."""
        return self.key.replace(" ", "-")


def key_of(slug: str) -> str:
    """The key behind an address."""
    return name_key(slug.replace("-", " "))


def known_as(key: str, story_ids: Collection[int]) -> Person:
    """Somebody as these stories name them; in full where any of them does."""
    names = Counter(name for named in _names(story_ids).values() for name in named if key in person_keys(name))
    longest = max((len(name.split()) for name in names), default=0)
    full = [name for name, _ in names.most_common() if len(name.split()) == longest]
    name = full[0] if full else key.title()
    return Person(key, name, _office(key, story_ids), names.total())


def in_full(names: Iterable[str], most: int = 8) -> list[Person]:
    """Those of a story's names that have at least two words and can be part of an address."""
    people = (Person(name_key(name), name) for name in names if " " in name)
    return [person for person in people if person.slug.isascii()][:most]


def most_named(language: str, most: int = 60) -> list[Person]:
    """Those whom most of the latest stories in a language name, with how many do."""
    ids = read_page(all_news(language), limit=_LATEST).ids
    counted: Counter[str] = Counter()
    ways: dict[str, Counter[str]] = defaultdict(Counter)
    for names in _names(ids).values():
        for name in names:
            if " " in name and name_key(name).isascii():
                counted[name_key(name)] += 1
                ways[name_key(name)][name] += 1
    return [Person(key, ways[key].most_common(1)[0][0], "", count) for key, count in counted.most_common(most)]


def _names(story_ids: Collection[int]) -> dict[int, Iterable[str]]:
    if not story_ids:
        return {}
    return {story_id: filed.people for story_id, filed in everything_of(story_ids).items()}


def _office(key: str, story_ids: Collection[int]) -> str:
    if not story_ids:
        return ""
    rows = select(_OFFICES.format(marks=marks(len(story_ids))), list(story_ids))
    return next((label for value, label in rows if key in person_keys(value)), "")
