"""What is printed of an NITF document, in the domain's terms: for NITF alone and for NITF inside another format."""

import datetime as dt
import re
from dataclasses import dataclass

from dateline.core.story import Dateline, Link, PhotoRef
from dateline.core.text.clean import CleanHtml, paragraphs
from dateline.core.text.plain import plain
from dateline.core.wires import copy, limits
from dateline.core.wires.compose import undated
from dateline.core.wires.media import Media, photos_and_links
from dateline.core.wires.nitf.wire import NitfBody, NitfDateline, NitfFile, NitfMedia
from dateline.core.wires.printed import printed

_EMPTY = re.compile(r"<p>\s*</p>\s*")
_MARKUP = 400
"""Characters of markup that may stand in the first words of a body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NitfParts:
    """The fields of an `Item` that a ``body`` has something to say about; the headline may be empty."""

    headline: str
    lead: str
    body: CleanHtml
    byline: str
    credit: str
    dateline: Dateline | None
    ednote: str
    usage_terms: str
    sources: str
    photos: tuple[PhotoRef, ...]
    links: tuple[Link, ...]


def parts(body: NitfBody, *, day: dt.date, base: str = "") -> NitfParts:
    """What ``body`` says. ``day`` is that of publication, ``base`` the absolute address for relative ones.

    The abstract is the lead, else the headlines under the main one; with both these stay in the body. Notes of the head
    that are marked for print open the body, tag lines end it. Raises `WireError` for a body beyond the limits.
    """
    lead, subheads = _lead(body)
    content = copy.body(body.content, base=base) if body.content.strip() else CleanHtml("")
    found, lead, content = undated(lead, content, day=day)
    if len(lead) > limits.LEAD or (lead and _opening(content, len(lead)) == lead):
        lead = ""
    photos, links = photos_and_links((_file(one) for one in body.media if one.files), base)
    return NitfParts(
        headline=body.headline,
        lead=lead,
        body=_whole(body, subheads, content, base),
        byline=body.byline,
        credit=body.distributor,
        dateline=_dateline(body.dateline, found, day),
        ednote="\n".join(body.editors_notes),
        usage_terms="\n".join(body.rights),
        sources="; ".join(body.sources),
        photos=photos,
        links=links,
    )


def _lead(body: NitfBody) -> tuple[str, tuple[str, ...]]:
    """The lead, and the headlines that have no other place than the body."""
    subheads = tuple(line for line in body.subheads if line != body.headline)
    abstract = copy.one_line(body.abstract)
    return (abstract, subheads) if abstract else (" ".join(subheads), ())


def _opening(body: CleanHtml, length: int) -> str:
    """The first ``length`` characters of a body's text on one line."""
    return " ".join(plain(CleanHtml(body[: 4 * length + _MARKUP])).split())[:length]


def _whole(body: NitfBody, subheads: tuple[str, ...], content: CleanHtml, base: str) -> CleanHtml:
    heads = "\n".join(paragraphs(line).replace("<p>", "<h2>").replace("</p>", "</h2>") for line in subheads)
    notes = "\n".join(copy.body(note, base=base) for note in body.public_notes)
    content = CleanHtml(_EMPTY.sub("", content).strip())
    return CleanHtml("\n".join(part for part in (notes, heads, content, paragraphs(*body.taglines)) if part))


def _dateline(written: NitfDateline | None, found: Dateline | None, day: dt.date) -> Dateline | None:
    return printed(written.text, found, day=day, place=written.place, date=written.date) if written else found


def _file(one: NitfMedia) -> Media:
    """The largest picture, else the first file; one without an address keeps its caption and credit."""
    pictures = [file for file in one.files if _is_image(file, one)]
    file = max(pictures, key=lambda picture: picture.width) if pictures else one.files[0]
    return Media(
        url=file.source,
        media_type=file.mime_type,
        medium="image" if pictures else one.media_type,
        caption=one.caption,
        credit=file.credit or one.producer,
        byline=one.producer,
        rights=file.copyright,
    )


def _is_image(file: NitfFile, one: NitfMedia) -> bool:
    return file.mime_type.startswith("image/") if file.mime_type else one.media_type in ("image", "photo")
