"""The panel above a list: the filter as boxes to tick, with how many stories of today each has."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext

from dateline.archive.models import Topic
from dateline.core.filters import Field, Node, text
from dateline.core.filters.choice import Choice, choice_of
from dateline.core.filters.nodes import Among, Day, When, all_of, among
from dateline.index.filtered import read_filtered, spread
from dateline.index.places import named_in, with_slugs
from dateline.index.topics import tree, with_codes
from dateline.site.clock import Clock
from dateline.site.editions import Here, language_name
from dateline.site.filtering.ask import languages
from dateline.site.filtering.asked import Asked
from dateline.site.filtering.form import BOTH
from dateline.site.filtering.labels import Labels, phrases
from dateline.site.parts.places import place_name
from dateline.site.parts.topics import topic_link

OFFERED = 10
"""Topics and places with a box of their own."""
_RECENT = 300
"""Stories whose places are candidates."""
_WEEK, _MONTH = 7, 30
"""Days."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick."""

    name: str
    value: str
    label: str
    checked: bool = False
    count: int | None = None
    """Stories of today; None where that says nothing."""
    language: str = ""
    """Of the label, where it is not the page's."""

    @property
    def id(self) -> str:
        """Of the element: the same however the page was made, so that the keyboard stays where it is."""
        return f"{self.name}-{self.value}"


@dataclass(frozen=True, slots=True)
class Branch:
    """A topic of the tree; ``box`` has no name where it is offered above."""

    box: Box
    below: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What the panel's template shows, section by section."""

    topics: Sequence[Box]
    tree: Sequence[Branch]
    places: Sequence[Box]
    words: str
    unwanted: str
    languages: Sequence[Box]
    besides: Sequence[Box]
    """What else is chosen: shown besides, left out, muted, or said in words of the language."""
    always: bool


def panel(here: Here, asked: Asked, now: dt.datetime) -> Panel:
    """The boxes of a list with its filter."""
    clock = Clock.of(here.edition.zone, here.language)
    choice = choice_of(asked.node)
    counting = _Counting(asked, now, clock)
    topics, branches = _topics(here, counting, choice)
    return Panel(
        topics=topics,
        tree=branches,
        places=_places(here, counting, choice),
        words=phrases(choice.words),
        unwanted=phrases(choice.unwanted),
        languages=_languages(here, choice),
        besides=list(_besides(here, asked, choice, clock)),
        always=choice.always or choice == Choice(),
    )


@dataclass(frozen=True, slots=True)
class _Counting:
    """Asks how many stories of the list have each value."""

    asked: Asked
    now: dt.datetime
    clock: Clock

    def today(self, field: Field, keys: Sequence[str]) -> dict[str, int]:
        return self._since(Day(0), field, keys)

    def lately(self, days: int, field: Field, keys: Sequence[str]) -> dict[str, int]:
        return self._since(Day(days), field, keys)

    def _since(self, moment: Day, field: Field, keys: Sequence[str]) -> dict[str, int]:
        node = all_of([self.asked.base, When(until=False, moment=moment)])
        return spread(node, self.now, self.clock.zone, field, keys, others=self.asked.others)

    def recent(self) -> Sequence[int]:
        """The newest stories of the list."""
        page = read_filtered(self.asked.base, self.now, self.clock.zone, limit=_RECENT, others=self.asked.others)
        return page.ids


def _topics(here: Here, counting: _Counting, choice: Choice) -> tuple[list[Box], list[Branch]]:
    """The biggest of the first level and what is ticked; and all that have stories, as a tree."""
    found = {counted.topic.code: counted.topic for counted in tree(here.language) if counted.filled}
    found |= with_codes([code for code in choice.topics if code not in found])
    boxes = {code: _topic(topic, here, ticked=code in choice.topics) for code, topic in found.items()}
    paths = {code: topic.path.split() for code, topic in found.items()}
    counts = counting.today(Field.TOPIC, list(boxes))
    boxes = {code: replace(box, count=counts[code]) for code, box in boxes.items()}
    first = [code for code, path in paths.items() if len(path) == 1]
    biggest = _largest(first, counts, counting.lately(_MONTH, Field.TOPIC, first))
    offered = dict.fromkeys([*biggest, *(code for code in choice.topics if code in boxes)])
    return [boxes[code] for code in offered], _branches(paths, boxes, offered)


def _topic(topic: Topic, here: Here, *, ticked: bool) -> Box:
    link = topic_link(topic, here)
    label = gettext("%(topic)s (no longer used)") % {"topic": link.label} if topic.retired else link.label
    return Box("t", topic.slug, label, ticked, language=link.language)


def _branches(paths: Mapping[str, list[str]], boxes: Mapping[str, Box], offered: Iterable[str]) -> list[Branch]:
    known = {code: Branch(replace(box, name="") if code in offered else box) for code, box in boxes.items()}
    trunks: list[Branch] = []
    for code, path in paths.items():
        above = next((known[step] for step in reversed(path[:-1]) if step in known), None)
        (above.below if above else trunks).append(known[code])
    return trunks


def _places(here: Here, counting: _Counting, choice: Choice) -> list[Box]:
    """The day's and what is ticked; parts of the world are no news."""
    near = {slug: place for slug, place in named_in(counting.recent()).items() if place.kind != "region"}
    today = counting.today(Field.PLACE, list(near))
    largest = _largest(list(near), today, counting.lately(_WEEK, Field.PLACE, list(near)))
    ticked = with_slugs([slug for slug in choice.places if slug not in largest])
    today |= counting.today(Field.PLACE, list(ticked))
    return [
        Box("p", slug, place_name({**near, **ticked}[slug], here.language), slug in choice.places, today[slug])
        for slug in [*largest, *ticked]
    ]


def _largest(keys: Sequence[str], today: Mapping[str, int], lately: Mapping[str, int]) -> list[str]:
    """Those with most stories, today's first."""
    filled = [key for key in keys if today[key] or lately[key]]
    return sorted(filled, key=lambda key: (-today[key], -lately[key], key))[:OFFERED]


def _languages(here: Here, choice: Choice) -> list[Box]:
    """The edition's, or both; another choice stays what it is."""
    every = languages(here)
    found = [Box("lang", "", language_name(here.edition.language), checked=not choice.languages)]
    if len(every) > 1:
        both = gettext("Both") if len(every) == len(("en", "ru")) else gettext("All")
        found.append(Box("lang", BOTH, both, checked=set(choice.languages) == set(every)))
    if not any(box.checked for box in found):
        found.append(Box("lang", ",".join(choice.languages), ", ".join(map(language_name, choice.languages)), True))
    return found


def _besides(here: Here, asked: Asked, choice: Choice, clock: Clock) -> Iterator[Box]:
    nodes: list[Node] = [*choice.also, *choice.less, *(mute.subject for mute in choice.mutes), *choice.rest]
    labels = Labels(here, clock, asked.names, nodes)
    for name, said, terms in (
        ("also", gettext("Also: %(what)s"), choice.also),
        ("less", gettext("Not: %(what)s"), choice.less),
    ):
        for each in _single(terms):
            yield Box(name, text(each, asked.names), said % {"what": labels.subject(each)}, checked=True)
    for mute in choice.mutes:
        yield Box("mute", text(mute.node, asked.names), labels.muted(mute), checked=True)
    for part in choice.rest:
        yield Box("rest", text(part, asked.names), labels.because(part), checked=True)


def _single(terms: Iterable[Among]) -> Iterator[Among]:
    """A term for each value, so that each can be dropped by itself."""
    return (among(term.field, [key]) for term in terms for key in term.keys)
