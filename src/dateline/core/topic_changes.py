"""What the desk may do to a topic: rename, move, merge, retire, restore. Pure; `dateline.archive.topics` records it."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_PATH = 400
"""Characters of a topic's codes from the first level down, with a space between: the width of the column."""
STANDARD = "medtop:"
"""Prefix of the codes that are the IPTC's."""


class Why(StrEnum):
    """Why a change was refused; the desk has a sentence for each."""

    UNKNOWN = "no such topic"
    NO_LABEL = "a label needs letters or digits"
    LABEL_TAKEN = "the label stands under the same topic already"
    ADDRESS_TAKEN = "the address is, or was, another topic's"
    MERGED = "merged into another topic"
    STANDARD = "a Media Topic stays where the IPTC put it"
    ITSELF = "into or under itself"
    TARGET_GONE = "the other topic is merged or retired"
    TOPICS_BELOW = "topics lie under it"
    TOO_DEEP = "too many levels"
    DONE = "done already"
    PARENT_MERGED = "what it lay under is merged into another topic"


class Refused(Exception):  # noqa: N818  it is an answer, not a fault
    """The change does not apply to the topic as it is; ``why`` says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Standing:
    """A topic as far as it matters here. ``path`` are codes from the first level down to its own."""

    path: tuple[str, ...]
    retired: bool = False
    merged: bool = False

    @property
    def code(self) -> str:
        """Its own code."""
        return self.path[-1]


def may_rename(topic: Standing) -> None:
    """A topic that was merged is seen by nobody. Raises `Refused`."""
    if topic.merged:
        raise Refused(Why.MERGED)


def moved(topic: Standing, parent: Standing | None, below: tuple[Standing, ...]) -> tuple[tuple[str, ...], ...]:
    """The paths after a topic is put under ``parent``, None for the first level: its own, then those of ``below``.

    ``below`` are all that lie under it, merged ones included. Raises `Refused`.
    """
    if topic.merged:
        raise Refused(Why.MERGED)
    if topic.code.startswith(STANDARD):
        raise Refused(Why.STANDARD)
    if parent is not None:
        _stands(parent)
        if topic.code in parent.path:
            raise Refused(Why.ITSELF)
    start = parent.path if parent else ()
    if topic.path[:-1] == start:
        raise Refused(Why.DONE)
    keep = len(topic.path) - 1
    paths = tuple(start + each.path[keep:] for each in (topic, *below))
    if any(len(" ".join(path)) > LONGEST_PATH for path in paths):
        raise Refused(Why.TOO_DEEP)
    return paths


def may_merge(topic: Standing, into: Standing, below: tuple[Standing, ...]) -> None:
    """``below`` are the topics right under ``topic``: those not merged yet would be orphans. Raises `Refused`."""
    if topic.merged:
        raise Refused(Why.DONE)
    if topic.code == into.code:
        raise Refused(Why.ITSELF)
    _stands(into)
    if not all(each.merged for each in below):
        raise Refused(Why.TOPICS_BELOW)


def may_retire(topic: Standing) -> None:
    """Raises `Refused`."""
    if topic.merged:
        raise Refused(Why.MERGED)
    if topic.retired:
        raise Refused(Why.DONE)


def may_restore(topic: Standing, parent: Standing | None) -> None:
    """Whether a retired or merged topic may be in use again. Raises `Refused`."""
    if not (topic.merged or topic.retired):
        raise Refused(Why.DONE)
    if parent is not None and parent.merged:
        raise Refused(Why.PARENT_MERGED)


def _stands(other: Standing) -> None:
    if other.merged or other.retired:
        raise Refused(Why.TARGET_GONE)
