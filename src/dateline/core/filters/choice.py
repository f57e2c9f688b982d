"""A filter as boxes to tick: what somebody chooses who has never seen a query.

Every filter can be seen so. What no box stands for is kept whole in ``rest``, and `Choice.node` gives back the filter
that `choice_of` was given.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.core.filters.fields import Field
from dateline.core.filters.nodes import (
    EVERYTHING,
    All,
    Among,
    At,
    Node,
    OneOf,
    Phrase,
    When,
    Without,
    all_of,
    among,
    one_of,
    without,
)

ALWAYS = among(Field.IS, ["flash", "correction"])
"""What is shown whatever else is chosen, if the reader wants that."""
SUBJECTS = (Field.TOPIC, Field.PLACE)
"""What a story is about, as boxes offer it."""
BESIDES = (*SUBJECTS, Field.COVERAGE)
"""Of what a reader has more or less besides: of an event, too, which has no box until it is followed or left out."""


@dataclass(frozen=True, slots=True)
class Mute:
    """Stories on something are left out that are listed before a moment."""

    subject: Among
    until: dt.datetime

    @property
    def node(self) -> Node:
        """Not on that, or later."""
        return one_of([without(self.subject), When(until=False, moment=At(self.until))])


@dataclass(frozen=True, slots=True)
class Parted:
    """A filter by what is chosen in the first place and what is shown besides, all of it within some languages."""

    base: Node
    also: tuple[Among, ...] = ()
    always: bool = False
    tongue: Among | None = None

    @property
    def node(self) -> Node:
        """The filter."""
        shown = one_of([self.base, *self.also, *([ALWAYS] if self.always else [])])
        return all_of([shown, self.tongue]) if self.tongue else shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is ticked. All sections have to hold; in each any of its values is enough; empty ones say nothing."""

    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    words: tuple[Phrase, ...] = ()
    languages: tuple[str, ...] = ()
    """Empty for that of the edition."""
    less: tuple[Among, ...] = ()
    """Topics, places and events that are left out, a term for each field."""
    unwanted: tuple[Phrase, ...] = ()
    """Words that may not occur."""
    mutes: tuple[Mute, ...] = ()
    rest: tuple[Node, ...] = ()
    """What else has to hold."""
    also: tuple[Among, ...] = ()
    """Topics, places and events that are shown besides, a term for each field."""
    always: bool = False
    """`ALWAYS` is shown besides."""

    @property
    def node(self) -> Node:
        """The filter. `EVERYTHING` for a choice that leaves nothing out, whatever is shown besides."""
        tongue = among(Field.LANGUAGE, self.languages) if self.languages else None
        return Parted(all_of(self._base()), self.also, self.always, tongue).node

    def _base(self) -> Iterator[Node]:
        if self.topics:
            yield among(Field.TOPIC, self.topics)
        if self.places:
            yield among(Field.PLACE, self.places)
        if self.words:
            yield one_of(self.words)
        yield from map(without, self.less)
        yield from map(Without, self.unwanted)
        yield from (mute.node for mute in self.mutes)
        yield from self.rest

    @property
    def size(self) -> int:
        """How many things are chosen, as a button tells it."""
        subjects = sum(len(term.keys) for term in (*self.less, *self.also))
        listed = (self.topics, self.places, self.words, self.unwanted, self.mutes, self.rest)
        return subjects + sum(map(len, listed)) + bool(self.languages)


def parted(node: Node) -> Parted:
    """Of alternatives single subjects and `ALWAYS` are shown besides the others."""
    if isinstance(node, All):
        tongues = [part for part in node.parts if isinstance(part, Among) and part.field is Field.LANGUAGE]
        others = [part for part in node.parts if part not in tongues]
        if len(tongues) == len(others) == 1 and isinstance(others[0], OneOf):
            return replace(_alternatives(others[0]), tongue=tongues[0])
    return _alternatives(node)


def _alternatives(node: Node) -> Parted:
    parts = node.parts if isinstance(node, OneOf) else (node,)
    others = [part for part in parts if part != ALWAYS]
    if len(parts) == 1 or not others:
        return Parted(node)
    subjects = [part for part in others if isinstance(part, Among) and part.field in BESIDES]
    main = [part for part in others if part not in subjects]
    base = one_of(main) if main else subjects.pop(0)
    return Parted(base, tuple(subjects), always=len(others) < len(parts))


def choice_of(node: Node) -> Choice:
    """The boxes that a filter ticks."""
    return _chosen(parted(node))


def _chosen(found: Parted) -> Choice:
    taken = {Field.LANGUAGE: found.tongue.keys} if found.tongue else {}
    # A language that limits only what is chosen in the first place is no choice of languages.
    sections = {*SUBJECTS} if found.also or found.always else {*SUBJECTS, Field.LANGUAGE}
    words: tuple[Phrase, ...] = ()
    less: list[Among] = []
    unwanted: list[Phrase] = []
    mutes: list[Mute] = []
    rest: list[Node] = []
    for part in found.base.parts if isinstance(found.base, All) else (found.base,):
        match part:
            case Among(field, keys) if field in sections and field not in taken:
                taken[field] = keys
            case Without(Among(field) as term) if field in BESIDES:
                less.append(term)
            case Without(Phrase(title=False) as phrase):
                unwanted.append(phrase)
            case _ if mute := _mute(part):
                mutes.append(mute)
            case _ if not words and (phrases := _phrases(part)):
                words = phrases
            case _ if part != EVERYTHING:
                rest.append(part)
    return Choice(
        topics=taken.get(Field.TOPIC, ()),
        places=taken.get(Field.PLACE, ()),
        words=words,
        languages=taken.get(Field.LANGUAGE, ()),
        less=tuple(less),
        unwanted=tuple(unwanted),
        mutes=tuple(mutes),
        rest=tuple(rest),
        also=found.also,
        always=found.always,
    )


def _phrases(node: Node) -> tuple[Phrase, ...]:
    """The words of which one is enough; empty for anything else."""
    parts: Iterable[Node] = node.parts if isinstance(node, OneOf) else (node,)
    found = tuple(part for part in parts if isinstance(part, Phrase) and not part.title)
    return found if len(found) == len(tuple(parts)) else ()


def _mute(node: Node) -> Mute | None:
    match node:
        case OneOf((When(until=False, moment=At(moment)), Without(Among(field) as subject))) if field in SUBJECTS:
            return Mute(subject, moment)
    return None
