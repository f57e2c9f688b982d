"""The values that travel between the stages: what a wire says, and the words it is said in.

Everything here is frozen and knows nothing of storage. A reader under ``core/wires`` makes an `Item`; ``decide``
compares it with what is known and answers with a `Change`; the archive records that.

Four axes are kept apart on purpose and never folded into one status: workflow (the desk's own), `Pubstatus`, the
embargo time, and the version with its `Signal`.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.core.text.clean import CleanHtml


class Pubstatus(StrEnum):
    """NewsML-G2 ``pubStatus`` (IPTC NewsCodes scheme ``pubstatus``)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


class Signal(StrEnum):
    """What a version says about itself (NewsML-G2 ``signal``; headline or ednote convention elsewhere)."""

    NONE = ""
    FLASH = "flash"
    UPDATE = "update"
    CORRECTION = "correction"
    REFILE = "refile"
    """The same copy without a typing error: a new version, and nothing that readers need to be told of."""
    ADVISORY = "advisory"
    WITHDRAW = "withdraw"
    KILL = "kill"


class Policy(StrEnum):
    """What happens to a source's copy when it arrives."""

    AUTO = "auto"
    """Published at once, in All news."""
    DESK = "desk"
    """Waits for an editor."""
    COVERAGE = "coverage"
    """Headline and link only, in In other media."""
    INTERNAL = "internal"
    """Never leaves the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when copy was filed, and by which agency: ``MOSCOW, March 28. /TASS/.``"""

    place: str
    """As printed, without state or country: ``MOSCOW``; several cities joined by ``/``."""
    date: dt.date | None = None
    agency: str = ""
    """The sign as printed, without slashes or brackets: ``TASS``."""
    text: str = ""
    """The whole dateline, verbatim, as it was stripped from the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The publication line of an agency page: ``March 28, 2016, 17:44 UTC+3 MOSCOW``."""

    text: str
    """Verbatim."""
    offset: str
    """ISO 8601 offset: ``+03:00``."""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRef:
    """A photo as a wire names it. A credit without a picture has an empty ``url``."""

    url: str = ""
    caption: str = ""
    credit: str = ""
    """IPTC Credit Line, verbatim, without the ``©`` sign: ``Valeriy Sharifulin/TASS``."""
    byline: str = ""
    rights: str = ""
    focus: tuple[float, float] | None = None
    """What a cropped view must keep: the point's distance from the left and the top, each 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A related address. ``rel`` is ``canonical``, ``alternate``, ``related``, ``enclosure`` or empty."""

    url: str
    rel: str = ""
    title: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A topic or place as the wire declares it, unresolved: ``scheme`` may be a URI, a qcode prefix or empty."""

    value: str
    scheme: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The channel that an item came in."""

    title: str = ""
    link: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One version of one story as a source or an editor says it.

    ``uri`` is the identity and never empty. All times are aware; naive ones never leave a reader. Text fields are plain
    text, verbatim; only ``body_html`` is markup, and its type says that it went through `clean`.
    """

    uri: str
    format: str
    headline: str
    lead: str = ""
    body_html: CleanHtml = CleanHtml("")
    version: int | None = None
    """The source's own version number; None where the format has none, and then ``updated`` orders versions."""
    pubstatus: Pubstatus = Pubstatus.USABLE
    embargo: dt.datetime | None = None
    signal: Signal = Signal.NONE
    slug: str = ""
    byline: str = ""
    credit: str = ""
    dateline: Dateline | None = None
    stamp: Stamp | None = None
    pages_stated: int | None = None
    """"N pages in this article" as the page states it; kept, not shown."""
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    language: str = ""
    """BCP 47, lower-case primary subtag; empty where nothing says it."""
    topics: tuple[Code, ...] = ()
    places: tuple[Code, ...] = ()
    urgency: int | None = None
    """IPTC urgency of the content, 1 (most) to 9; not the transport's priority."""
    priority: int | None = None
    located: str = ""
    """Where the content was created (NewsML-G2 ``located``); not the dateline."""
    usage_terms: str = ""
    ednote: str = ""
    """For editors and clients; on no public surface."""
    correction: str = ""
    """What was corrected, in words for readers."""
    photos: tuple[PhotoRef, ...] = ()
    links: tuple[Link, ...] = ()
    kind: str = ""
    """What sort of text it is (NewsML-G2 ``genre``): ``interview``, ``analysis``; empty for plain news."""
    sources: str = ""
    """The line that names whom the copy relies on, for readers."""
    feed: Feed = field(default_factory=Feed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """An item, or a whole file, that gave no `Item`; the rest goes on.

    ``reason`` is one sentence for a person that says what is wrong and, where that is known, what to do. ``where`` is
    the line, entry or record: ``line 12``, ``entry 3``.
    """

    format: str
    reason: str
    where: str = ""
    uri: str = ""
    story: bool = True
    """False for what was read and is no news item: a planning item, a concept. That is no fault of anybody's."""
