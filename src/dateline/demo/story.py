"""A demo story as its file tells it: times relative to a moment still to be chosen."""

import datetime as dt
from dataclasses import dataclass

from dateline.core.story import Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoVersion:
    """One version, told in full as a wire would send it."""

    at: dt.timedelta
    """Before now, hence negative."""
    signal: Signal
    headline: str
    lead: str = ""
    body: tuple[str, ...] = ()
    """Paragraphs of plain text."""
    correction: str = ""
    ednote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoStory:
    """What all versions share, and the versions in order."""

    slug: str
    language: str
    """``en`` or ``ru``."""
    translates: str = ""
    """``language/slug`` of the original; empty for an original."""
    dateline: str
    """The place as printed: ``MURMANSK``."""
    topics: tuple[str, ...]
    """Codes of the IPTC Media Topics, the narrowest ones."""
    places: tuple[str, ...]
    """Names in the story's language."""
    urgency: int
    byline: str = ""
    photo: str = ""
    """A file name of `dateline.demo.pictures`."""
    caption: str = ""
    credit: str = ""
    """Of the photo; without a photo, of one that did not arrive."""
    embargo: dt.timedelta | None = None
    """After now, hence positive."""
    versions: tuple[DemoVersion, ...]
