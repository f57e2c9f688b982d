"""A NewsItem as it is on the wire, in NewsML 1.2's own terms; formal names as written, texts on one line."""

from dataclasses import dataclass, field

from dateline.core.wires.nitf.wire import NitfDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """``NewsLines``, each the first that has a text."""

    headline: str = ""
    subheads: tuple[str, ...] = ()
    byline: str = ""
    dateline: str = ""
    credit: str = ""
    copyright: str = ""
    rights: str = ""
    slug: str = ""
    keywords: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    """``NewsLine`` elements: type and text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A code from ``DescriptiveMetadata``; ``scheme`` is its vocabulary where it names one."""

    value: str
    scheme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a component's administrative, descriptive and rights metadata say."""

    language: str = ""
    provider: str = ""
    usage: tuple[str, ...] = ()
    genre: str = ""
    subjects: tuple[Subject, ...] = ()
    keywords: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    origin: str = ""
    """Where the content was created (``Location`` with ``HowPresent`` Origin)."""
    dateline_date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A ``ContentItem``: a file elsewhere, NITF, or HTML that is not yet clean."""

    media_type: str = ""
    mime_type: str = ""
    href: str = ""
    width: int = 0
    nitf: NitfDocument | None = None
    html: str = ""

    @property
    def is_image(self) -> bool:
        """By what is declared: ``Photo``, ``Graphic`` or an image's MIME type."""
        return self.mime_type.startswith("image/") or self.media_type in ("photo", "graphic", "picture", "image")


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A ``NewsComponent`` with those inside it."""

    role: str = ""
    lines: Lines = field(default_factory=Lines)
    metadata: Metadata = field(default_factory=Metadata)
    contents: tuple[Content, ...] = ()
    components: "tuple[Component, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """Identification and management of a ``NewsItem``, and its component, None where it has none."""

    provider_id: str = ""
    date_id: str = ""
    item_id: str = ""
    revision: str = ""
    public_identifier: str = ""
    label: str = ""
    kind: str = ""
    """``NewsItemType``: News, Alert, Advisory."""
    first_created: str = ""
    this_revision_created: str = ""
    status: str | None = None
    release: str = ""
    """When ``StatusWillChange`` says that it becomes usable."""
    urgency: str = ""
    instructions: tuple[str, ...] = ()
    component: Component | None = None
    other_content: str = ""
    """``update`` or ``topicset`` in place of a component."""
    language: str = ""
    line: int = 0
