"""What a photo says about itself."""

import datetime as dt
from dataclasses import dataclass, fields, replace


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
class PhotoMeta(Texts):
    """A photo's texts with the file's own facts."""

    width: int
    """Pixels as displayed, that is, with the Exif orientation applied."""
    height: int
    media_type: str
    """``image/jpeg``, ``image/png`` or ``image/webp``."""


def first_of(*blocks: Texts) -> Texts:
    """Field by field, what the first block says that is not silent about it."""
    merged = Texts()
    for block in reversed(blocks):
        said = {item.name: value for item in fields(Texts) if (value := getattr(block, item.name))}
        merged = replace(merged, **said)
    return merged


def with_size(texts: Texts, *, width: int, height: int, media_type: str) -> PhotoMeta:
    """The texts joined with the facts of the file that they were read from."""
    said = {item.name: getattr(texts, item.name) for item in fields(Texts)}
    return PhotoMeta(width=width, height=height, media_type=media_type, **said)
