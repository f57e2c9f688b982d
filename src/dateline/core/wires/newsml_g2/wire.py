"""A document as it is on the wire, in NewsML-G2's own terms (2.35); text on one line, markup as HTML not yet clean."""

from dataclasses import dataclass, field

from dateline.core.wires.nitf.wire import NitfBody

_LEADS = ("summary", "abstract", "teaser", "lead", "")
"""Roles of descriptions that sum up, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class G2Concept:
    """A code with what is said of it; ``scheme`` is a URI, or the alias of a catalog that is not known."""

    value: str = ""
    scheme: str = ""
    name: str = ""
    kind: str = ""
    """The code of its ``type`` in lower case: ``abstract``, ``geoarea``, ``person``."""
    role: str = ""
    same: "tuple[G2Concept, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class G2Text:
    """HTML in an ``edNote``, ``description`` or the like, with the code of its role in lower case."""

    markup: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class G2Link:
    """A ``link``, or a package's ``itemRef``; ``target`` is its ``href``, else its ``residref``."""

    target: str
    rel: str = ""
    title: str = ""
    summary: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class G2File:
    """A ``remoteContent``, or an image in XHTML; ``rendition`` is a code in lower case."""

    href: str
    media_type: str = ""
    rendition: str = ""
    width: int = 0
    caption: str = ""
    credit: str = ""
    byline: str = ""
    rights: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class G2Copy:
    """A text of the ``contentSet``: one of ``markup``, ``text`` and ``nitf`` is filled."""

    markup: str = ""
    text: str = ""
    nitf: NitfBody | None = None
    pictures: tuple[G2File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class G2Header:
    """``header`` of a ``newsMessage``: of the transport."""

    sent: str = ""
    priority: str = ""
    signals: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class G2Rights:
    """``rightsInfo``, in the item's language where there are several."""

    terms: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class G2Management:
    """``itemMeta``. Dates as written; codes in lower case."""

    item_class: str = ""
    provider: str = ""
    version_created: str = ""
    first_created: str = ""
    embargoed: str | None = None
    """None without an embargo; empty for one without an end."""
    status: tuple[str, ...] | None = None
    """Every form that ``pubStatus`` is given in; None without one."""
    signals: tuple[str, ...] = ()
    """Of ``signal`` and ``role``."""
    title: str = ""
    notes: tuple[G2Text, ...] = ()
    links: tuple[G2Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class G2Description:
    """``contentMeta``: of the content, whoever sends it."""

    urgency: str = ""
    headline: str = ""
    slugline: str = ""
    dateline: str = ""
    located: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    creators: tuple[G2Concept, ...] = ()
    creditline: str = ""
    sources: tuple[str, ...] = ()
    genre: G2Concept | None = None
    subjects: tuple[G2Concept, ...] = ()
    keywords: tuple[str, ...] = ()
    texts: tuple[G2Text, ...] = ()
    links: tuple[G2Link, ...] = ()

    @property
    def lead(self) -> str:
        """The ``description`` that sums the content up, as HTML; those of unknown roles are something else."""
        return next((one.markup for role in _LEADS for one in self.texts if one.role == role), "")

    def said(self, role: str) -> str:
        """The first ``description`` of a role that is no summary, as HTML."""
        return next((one.markup for one in self.texts if one.role == role), "")

    @property
    def caption(self) -> str:
        """The ``description`` that belongs under a picture, as HTML."""
        return self.said("caption")


@dataclass(frozen=True, slots=True, kw_only=True)
class G2Item:
    """A ``newsItem`` or a ``packageItem``; ``kind`` is the element's name in lower case."""

    kind: str
    guid: str = ""
    version: str = ""
    language: str = ""
    rights: G2Rights = field(default_factory=G2Rights)
    management: G2Management = field(default_factory=G2Management)
    description: G2Description = field(default_factory=G2Description)
    copies: tuple[G2Copy, ...] = ()
    files: tuple[G2File, ...] = ()
    members: tuple[G2Link, ...] = ()
    line: int = 0
