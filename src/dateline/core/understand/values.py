"""The values of understanding: what is read, and what is proposed of it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dateline.core.story import Code, Dateline


class Role(StrEnum):
    """What a place is to a story."""

    FILED = "filed"
    """The dateline's."""
    ABOUT = "about"
    """The story is about it."""
    MENTIONED = "mentioned"
    FIGURATIVE = "figurative"
    """A figure of speech: “the Stalingrad of …”."""
    GOVERNMENT = "government"
    """Stands for a government: “official Damascus”, “the Kremlin”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A story as it is understood. All texts are plain; blank lines part paragraphs."""

    title: str = ""
    lead: str = ""
    text: str = ""
    """The body, with its dateline where that was not taken out."""
    language: str = ""
    """As the wire or its source declares it (BCP 47); evidence, not proof."""
    day: dt.date
    """The story's day where it was filed; relative dates are counted from it."""
    dateline: Dateline | None = None
    """Where it was taken out of the text already."""
    codes: tuple[Code, ...] = ()
    """Topics as the wire declares them."""
    source: str = ""
    """Slug of the source; whose codes may mean something of their own."""


def whole(copy: Copy) -> str:
    """Title, lead and text with a blank line between: what positions in proposals refer to."""
    return "\n\n".join(part for part in (copy.title, copy.lead, copy.text) if part)


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """``code`` is BCP 47, empty where the text says nothing; ``score`` is 0 to 1."""

    code: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class TopicProposal:
    """``code`` with its prefix (``medtop:20000822``, ``own:7``), ``score`` 0 to 1, and the words or rule behind it."""

    code: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a place is named: characters ``start`` to ``end`` of the text that was read, and those words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PlaceProposal:
    """A place of the gazetteer by its ``slug``, in one role; ``why`` names the rule.

    A place has one proposal for each role that it plays in a story. ``mentions`` are those in that role, as positions
    in `whole`; a dateline that was taken out has none.
    """

    slug: str
    role: Role
    score: float
    why: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class DateProposal:
    """The days ``first`` to ``last``, both included, that the words ``text`` at ``start`` mean; ``why`` is the rule."""

    first: dt.date
    last: dt.date
    text: str
    start: int
    why: str


@dataclass(frozen=True, slots=True)
class NameProposal:
    """A person or an organisation by the name in its nominative; ``role`` is what the copy calls a person, or empty."""

    name: str
    role: str
    score: float
    why: str
    mentions: tuple[Mention, ...] = ()
    """As positions in `whole`, inflected and shortened ones among them."""


@dataclass(frozen=True, slots=True)
class QuoteProposal:
    """What ``speaker`` says, characters ``start`` to ``end`` of `whole`.

    ``direct`` stands between quotation marks; the rest is reported. ``inserts`` are what the editor put in brackets.
    """

    speaker: str
    text: str
    start: int
    end: int
    direct: bool
    inserts: tuple[str, ...]
    why: str


class Measure(StrEnum):
    """What a figure counts."""

    MONEY = "money"
    SHARE = "percent"
    DEAD = "dead"
    INJURED = "injured"


@dataclass(frozen=True, slots=True)
class FigureProposal:
    """An amount in the copy: ``unit`` is an ISO 4217 code for money, else empty; ``start`` is in `whole`."""

    measure: Measure
    value: Decimal
    unit: str
    text: str
    start: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """Everything that is proposed of one story."""

    language: LanguageGuess
    dateline: Dateline | None = None
    topics: tuple[TopicProposal, ...] = ()
    """Best first; empty rather than wrong."""
    places: tuple[PlaceProposal, ...] = ()
    dates: tuple[DateProposal, ...] = ()
    people: tuple[NameProposal, ...] = ()
    """Most prominent first."""
    organisations: tuple[NameProposal, ...] = ()
    quotes: tuple[QuoteProposal, ...] = ()
    """In the order of the text."""
    figures: tuple[FigureProposal, ...] = ()
