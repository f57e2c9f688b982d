"""What a photo says about itself."""

import datetime as dt
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The IPTC Photo Metadata fields that an agency lives by, as one block (IIM, XMP or Exif) tells them.

    Plain text, stripped of surrounding white space; empty where the block is silent.
    """

    credit: str = ""
    """IPTC Credit Line, verbatim: ``Valeriy Sharifulin/TASS``."""
    byline: str = ""
    """IPTC Creator; several are joined by a comma."""
    caption: str = ""
    """IPTC Description."""
    rights: str = ""
    """IPTC Copyright Notice."""
    usage_terms: str = ""
    """IPTC Rights Usage Terms; XMP alone has a place for them."""
    headline: str = ""
    city: str = ""
    country: str = ""
    """The name, not the code."""
    created: dt.date | None = None
    """IPTC Date Created: an aware ``datetime``, or the day alone where the block gives no time or no zone for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What a photo of an agency's is filed under, as one block tells it: read, and never written back.

    IPTC Photo Metadata names; plain text, stripped; empty where the block is silent.
    """

    guid: str = ""
    """Digital Image GUID; XMP alone has a place for it."""
    title: str = ""
    """Title, which IIM calls the object name: a slug more often than a headline."""
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """Subject Codes, eight digits each: ``11001000``."""
    urgency: str = ""
    """A digit, 1 (most) to 8."""
    instructions: str = ""
    """For those who use the photo, not for readers."""
    source: str = ""
    """Whose photo it was first."""
    sublocation: str = ""
    state: str = ""
    country_code: str = ""
    """ISO 3166-1, two or three letters."""
    revised: str = ""
    """The time when the metadata were last written, as XMP has it; XMP alone has a place for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoMeta(Texts):
    """A photo's texts with the file's own facts."""

    width: int
    """Pixels as displayed, that is, with the Exif orientation applied."""
    height: int
    media_type: str
    """``image/jpeg``, ``image/png``, ``image/webp``, ``image/gif`` or ``image/tiff``."""
    filing: Filing = field(default_factory=Filing)


_Block = TypeVar("_Block", Texts, Filing)


def first_of(*blocks: Texts) -> Texts:
    """Field by field, what the first block says that is not silent about it."""
    return _merged(Texts(), blocks)


def first_filing(*blocks: Filing) -> Filing:
    """`first_of` for what photos are filed under."""
    return _merged(Filing(), blocks)


def with_size(texts: Texts, *, width: int, height: int, media_type: str, filing: Filing | None = None) -> PhotoMeta:
    """The texts joined with the facts of the file that they were read from."""
    said = {item.name: getattr(texts, item.name) for item in fields(Texts)}
    return PhotoMeta(width=width, height=height, media_type=media_type, filing=filing or Filing(), **said)


def _merged(nothing: _Block, blocks: tuple[_Block, ...]) -> _Block:
    merged = nothing
    for block in reversed(blocks):
        said = {item.name: value for item in fields(nothing) if (value := getattr(block, item.name))}
        merged = replace(merged, **said)
    return merged
