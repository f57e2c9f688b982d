"""What was published in a day, and whether what a client got of it is what it was entitled to."""

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"canary(\d+)x(\d+)y")
SLACK = 5.0
"""Seconds that a copy may be under way which was handed over right before the kill."""


def canary(story: int, version: int) -> str:
    """A word that is in this version alone."""
    return f"canary{story}x{version}y"


def heard(text: str) -> frozenset[tuple[int, int]]:
    """The versions whose words are in a text."""
    return frozenset((int(story), int(version)) for story, version in _WORD.findall(text))


@dataclass(frozen=True)
class Arrival:
    """Something that a client got of one story."""

    at: float
    uri: str
    takes: bool
    heard: frozenset[tuple[int, int]]


@dataclass
class Told:
    """A story as it was sent in: all times are those at which our side said that it has it."""

    number: int
    embargo: float = 0.0
    """When it ends; 0 for none."""
    versions: list[int] = field(default_factory=list)
    killed_at: float = 0.0

    @property
    def public(self) -> bool:
        """Whether anybody may have it now."""
        return not self.killed_at and self.embargo <= time.time()


@dataclass
class Truth:
    """All stories of the day, by number."""

    stories: dict[int, Told] = field(default_factory=dict)

    def faults(self, arrivals: Sequence[Arrival], *, trusted: bool) -> list[str]:
        """What is wrong with what a client got. ``trusted``: it is sent embargoed copy."""
        found: list[str] = []
        for told in self.stories.values():
            uris = {each.uri for each in arrivals if any(story == told.number for story, _ in each.heard)}
            own = [each for each in arrivals if each.uri in uris]
            found += [f"story {told.number}: {each}" for each in _of_story(told, own, trusted=trusted)]
        return found

    def in_feed(self) -> set[tuple[int, int]]:
        """What everybody may read now, the newest versions."""
        return {(each.number, each.versions[-1]) for each in self.stories.values() if each.public}

    def leaks(self, feeds: Iterable[tuple[float, frozenset[tuple[int, int]]]]) -> list[str]:
        """What was in feeds that came at a time when it might not be there."""
        return [
            f"story {story} version {version} in a feed at {at:.2f}"
            for at, words in feeds
            for story, version in words
            if _too_early(self.stories[story], at) or _too_late(self.stories[story], at)
        ]


def _of_story(told: Told, own: Sequence[Arrival], *, trusted: bool) -> Iterable[str]:
    texts = [(each.at, version) for each in own for _, version in each.heard]
    numbers = [version for _, version in texts]
    ends = next((place for place, each in enumerate(own) if each.takes), len(own))
    if numbers != sorted(numbers):
        yield f"out of order: {numbers}"
    if any(each.heard for each in own[ends:]):
        yield "text after word that it is gone"
    if any(_too_late(told, at) for at, _ in texts):
        yield f"text {max(at for at, _ in texts) - told.killed_at:.1f} s after the kill"
    if not trusted and any(_too_early(told, at) for at, _ in texts):
        yield f"text before the embargo ended: {texts}"
    if told.killed_at:
        if own and ends == len(own):
            yield "it was killed, and nobody was told"
    elif trusted or told.public:
        if numbers[-1:] != told.versions[-1:]:
            yield f"has {numbers}, lacks the last of {told.versions}"
        elif not told.embargo and sorted(set(numbers)) != told.versions:
            yield f"has {numbers} of {told.versions}"


def _too_early(told: Told, at: float) -> bool:
    return at < told.embargo


def _too_late(told: Told, at: float) -> bool:
    return bool(told.killed_at) and at > told.killed_at + SLACK
