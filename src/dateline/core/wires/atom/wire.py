"""Atom as it is on the wire (RFC 4287), each text construct with its type."""

from dataclasses import dataclass, field

from dateline.core.wires.media import Media


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomText:
    """A text construct or content: ``kind`` is ``text``, ``html`` or ``other``; XHTML has become HTML here."""

    value: str = ""
    kind: str = "text"
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomLink:
    """``href`` is resolved against ``xml:base`` as far as that goes."""

    href: str
    rel: str = "alternate"
    media_type: str = ""
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomCategory:
    """``term`` is the code, ``scheme`` its vocabulary's URI."""

    term: str
    scheme: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomFeed:
    """What the feed, or an entry's ``source``, says of itself."""

    title: AtomText = field(default_factory=AtomText)
    links: tuple[AtomLink, ...] = ()
    authors: tuple[str, ...] = ()
    language: str = ""
    rights: AtomText = field(default_factory=AtomText)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomEntry:
    """An entry; ``source`` is the feed that it was taken from, if it says so."""

    id: str = ""
    title: AtomText = field(default_factory=AtomText)
    summary: AtomText = field(default_factory=AtomText)
    content: AtomText = field(default_factory=AtomText)
    published: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    rights: AtomText = field(default_factory=AtomText)
    links: tuple[AtomLink, ...] = ()
    categories: tuple[AtomCategory, ...] = ()
    files: tuple[Media, ...] = ()
    language: str = ""
    source: AtomFeed | None = None
    line: int = 0
