"""Photo metadata into the domain: a `PhotoMeta` as an `Item`."""

import datetime as dt
import hashlib
from collections.abc import Iterator

from dateline.core.photo.meta import PhotoMeta
from dateline.core.story import Item, PhotoRef
from dateline.core.text.clean import CleanHtml
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, undated, whole_number
from dateline.core.wires.error import WireError
from dateline.core.wires.nitf.head import SUBJECT_CODES
from dateline.core.wires.times import moment

NAME = "picture"
_UNCAPTIONED = (
    "The picture says nothing about itself: neither a headline nor a title nor a caption is in it. Write a caption "
    "into its IPTC metadata and send it again, or put the picture into a story at the desk."
)


def adapt(found: PhotoMeta, data: bytes, received: dt.datetime) -> Item:
    """The photo as an item of kind ``picture``; its one `PhotoRef` has no address, since the file itself is here.

    The caption is the lead too, without the dateline that it may open with. Raises `WireError` for a photo without any
    words: nobody could tell what it shows.
    """
    filed = found.filing
    title, caption = _line(found.headline) or _line(filed.title), _line(found.caption)
    if not (title or caption):
        raise WireError(_UNCAPTIONED)
    published = _published(found)
    dateline, lead, body = undated(caption, CleanHtml(""), day=day_of(published, received))
    credit = _credit(found)
    return Item(
        uri=_line(filed.guid) or tag_uri(NAME, hashlib.sha256(data).hexdigest()),
        format=NAME,
        kind="picture",
        headline=headline_for(title, lead or caption, body),
        lead=lead,
        slug=_line(filed.title),
        byline=_line(found.byline),
        credit=credit,
        dateline=dateline,
        published=published,
        updated=moment(filed.revised) if filed.guid else None,
        topics=codes(*_topics(found)),
        places=codes(*_places(found)),
        urgency=whole_number(filed.urgency) or None,
        located=", ".join(filter(None, (_line(found.city), _line(found.country)))),
        usage_terms=_line(found.usage_terms),
        ednote=_line(filed.instructions),
        photos=(PhotoRef(caption=caption, credit=credit, byline=_line(found.byline), rights=_line(found.rights)),),
    )


def _published(found: PhotoMeta) -> dt.datetime | None:
    """The moment of creation; a day alone counts from its midnight in UTC."""
    created = found.created
    if created is None or isinstance(created, dt.datetime):
        return created
    return dt.datetime.combine(created, dt.time(), tzinfo=dt.UTC)


def _credit(found: PhotoMeta) -> str:
    """The credit line as it is written; where there is none, ``Photographer/Agency`` from what is said of them."""
    return _line(found.credit).removeprefix("©").strip() or "/".join(
        dict.fromkeys(filter(None, (_line(found.byline), _line(found.filing.source))))
    )


def _topics(found: PhotoMeta) -> Iterator[tuple[str, str, str]]:
    """Subject codes, written bare, as a qcode or as an address; then keywords."""
    for written in found.filing.subjects:
        number = written.removeprefix(SUBJECT_CODES).removeprefix("subj:")
        yield number, SUBJECT_CODES if number.isdigit() else "", ""
    yield from ((_line(word), "", "") for word in found.filing.keywords)


def _places(found: PhotoMeta) -> Iterator[tuple[str, str, str]]:
    city, country = _line(found.city), _line(found.country)
    yield city, "", city
    yield country or _line(found.filing.country_code), "" if country else "iso3166-1", country


def _line(text: str) -> str:
    return " ".join(text.split())
