"""A document as it is on the wire, in NITF's own terms (NITF 3.6); text on one line, markup as HTML not yet clean."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class NitfFile:
    """A ``media-reference``."""

    source: str
    mime_type: str = ""
    credit: str = ""
    copyright: str = ""
    width: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NitfMedia:
    """A ``media`` element: renditions of one picture or another file, with the caption and the producer."""

    media_type: str
    files: tuple[NitfFile, ...] = ()
    caption: str = ""
    producer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NitfDateline:
    """``text`` is all of it as printed; ``place`` the city or location in it, ``date`` the norm of ``story.date``."""

    text: str
    place: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NitfCode:
    """A code of the head or of ``identified-content``; ``scheme`` is its ``idsrc`` or ``code-source``."""

    value: str
    scheme: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NitfBody:
    """``body``: what is printed, and notes that are not."""

    headline: str = ""
    subheads: tuple[str, ...] = ()
    byline: str = ""
    distributor: str = ""
    dateline: NitfDateline | None = None
    abstract: str = ""
    """HTML."""
    content: str = ""
    """HTML without media, by-line, dateline, abstract and the notes for editors."""
    public_notes: tuple[str, ...] = ()
    editors_notes: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    taglines: tuple[str, ...] = ()
    media: tuple[NitfMedia, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NitfHead:
    """``head``: of the document and its management. Dates as written, in ISO 8601's basic form as a rule."""

    title: str = ""
    doc_id: str = ""
    key: str = ""
    version: str = ""
    urgency: str = ""
    issued: str = ""
    released: str = ""
    revised: str = ""
    kind: str = ""
    """``tobject.property.type``: Current, Analysis, Feature …"""
    alert: str = ""
    """``tobject.type``: news, data, alert, advisory."""
    status: str = ""
    """``management-status``: usable, embargoed, withheld, canceled; empty where nothing is said."""
    other_id: str = ""
    """Another document to which ``other_status`` applies (``management-doc-idref``)."""
    other_status: str = ""
    correction: str | None = None
    """None where the document corrects nothing; may be empty where it does."""
    messages: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    copyright_holder: str = ""
    keywords: tuple[str, ...] = ()
    subjects: tuple[NitfCode, ...] = ()
    places: tuple[NitfCode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NitfDocument:
    """One ``nitf`` element."""

    head: NitfHead = field(default_factory=NitfHead)
    body: NitfBody = field(default_factory=NitfBody)
    language: str = ""
    line: int = 0
