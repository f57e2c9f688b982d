"""What holds of a story now: its annotations, weighed."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from dateline.archive.models import Annotation
from dateline.archive.sql import marks, select
from dateline.core.understand.values import Role

# A topic that was merged counts as the one that stands for it now; merges never chain (archive/topics.py).
_SAID = """
    SELECT said.story_id, said.kind, COALESCE(target.code, said.value), said.role, said.origin, said.rejects,
        said.version_id
    FROM archive_annotation said JOIN archive_story story ON story.id = said.story_id
    LEFT JOIN archive_topic topic ON said.kind = 'topic' AND topic.code = said.value
    LEFT JOIN archive_topic target ON target.id = topic.merged_into_id
    WHERE said.kind IN ({kinds}) AND said.resolved = %s AND said.story_id IN ({marks})
        AND (said.version_id IS NULL OR said.version_id = story.public_id)
    ORDER BY said.id
"""
_SAID_OF_VERSIONS = (
    _SAID.replace("said.story_id, said.kind", "version.id, said.kind", 1)
    .replace(
        "JOIN archive_story story ON story.id = said.story_id",
        "JOIN archive_version version ON version.story_id = said.story_id",
    )
    .replace("said.story_id IN", "version.id IN")
    .replace("story.public_id", "version.id")
)
_SAID_OF_HEAD = _SAID.replace("story.public_id", "story.head_id")
_KINDS = ("topic", "place", "person", "organisation", "quote", "coverage")
FILED_UNDER = frozenset([Role.FILED.value, Role.ABOUT.value])
"""Roles in which a story is in a place's list."""


@dataclass(frozen=True, slots=True)
class PlaceOf:
    """A place of a story by its slug. ``role`` is one of `dateline.core.understand.values.Role`."""

    slug: str
    role: str


@dataclass(frozen=True, slots=True)
class Filed:
    """What a story is filed under."""

    topics: tuple[str, ...] = ()
    """Codes, in the order in which they were said."""
    places: tuple[PlaceOf, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    """Whose words it has, direct or reported."""
    coverage: tuple[str, ...] = ()
    """Of other media, the events that it is assigned to."""


NOTHING = Filed()


def topics_of(story_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The topic codes of each story that has any, in the order in which they were said."""
    return {story_id: filed.topics for story_id, filed in _in_force(("topic",), story_ids).items()}


def filed_of(story_ids: Collection[int]) -> dict[int, Filed]:
    """Topics, places and events of each story that has any, in one query.

    A place that a wire or an editor names without a role is one that the story is about.
    """
    return _in_force(("topic", "place", "coverage"), story_ids)


def everything_of(story_ids: Collection[int]) -> dict[int, Filed]:
    """Whatever each story is filed under, in one query."""
    return _in_force(_KINDS, story_ids)


def everything_of_versions(version_ids: Collection[int]) -> dict[int, Filed]:
    """Whatever each version is filed under, seen or not, in one query."""
    return _in_force(_KINDS, version_ids, _SAID_OF_VERSIONS)


def vouched_for(story_id: int) -> Filed:
    """What wires and editors say of a story's latest version, without anything that only a model proposes."""
    return _in_force(("topic", "place"), [story_id], _SAID_OF_HEAD, models=False).get(story_id, NOTHING)


def of_latest(story_id: int) -> Filed:
    """What a story's latest version is filed under and whom it names, whether readers see that version or not."""
    return _in_force(("topic", "place", "person", "organisation"), [story_id], _SAID_OF_HEAD).get(story_id, NOTHING)


@dataclass(slots=True)
class _Said:
    """What was said of one story, value and role → whether it holds; later words overwrite earlier ones."""

    machine: dict[tuple[str, str], bool] = field(default_factory=dict)
    listed: dict[tuple[str, str], bool] = field(default_factory=dict)
    answers: dict[tuple[str, str], bool] = field(default_factory=dict)

    def hear(self, key: tuple[str, str], *, holds: bool, editor: bool, listed: bool) -> None:
        """Somebody's word. A value keeps the place of who said it first; of answers a later one counts as the last."""
        heard = self.machine if not editor else self.listed if listed else self.answers
        if heard is self.answers:
            heard.pop(key, None)
        heard[key] = holds

    def holds(self) -> list[tuple[str, str]]:
        verdicts = dict(self.listed or self.machine)
        for (value, role), answer in self.answers.items():
            # A refusal without a role is one of the place in every role.
            if not answer:
                verdicts = {
                    key: holds for key, holds in verdicts.items() if key[0] != value or role not in {"", key[1]}
                }
            verdicts[value, role] = answer
        return [key for key, holds in verdicts.items() if holds]


def _in_force(
    kinds: tuple[str, ...], story_ids: Collection[int], said_of: str = "", *, models: bool = True
) -> dict[int, Filed]:
    """What wires and models say holds, unless an editor listed what holds for the version; an editor's answers win.

    Of what wires and models say, only that about the public version counts; with `_SAID_OF_HEAD` that about the latest.
    """
    said: dict[tuple[int, str], _Said] = defaultdict(_Said)
    sql = (said_of or _SAID).format(kinds=marks(len(kinds)), marks=marks(len(story_ids)))
    for story_id, kind, value, role, origin, rejects, of in select(sql, [*kinds, True, *(story_ids or [0])]):
        if origin == Annotation.Origin.MODEL and not models:
            continue
        editor = origin == Annotation.Origin.EDITOR
        said[story_id, kind].hear((value, role), holds=not rejects, editor=editor, listed=of is not None)
    return {story_id: filed for story_id in {story_id for story_id, _ in said} if (filed := _filed(story_id, said))}


def _filed(story_id: int, said: Mapping[tuple[int, str], _Said]) -> Filed | None:
    holds = {kind: said[story_id, kind].holds() for kind in _KINDS if (story_id, kind) in said}
    if not any(holds.values()):
        return None

    def values(kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for value, _ in holds.get(kind, ())))

    return Filed(
        topics=values("topic"),
        places=tuple(dict.fromkeys(PlaceOf(slug, role or Role.ABOUT.value) for slug, role in holds.get("place", ()))),
        people=values("person"),
        organisations=values("organisation"),
        quoted=values("quote"),
        coverage=values("coverage"),
    )
