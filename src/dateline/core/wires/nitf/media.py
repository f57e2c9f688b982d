"""The pictures and other files of an NITF body."""

from lxml import etree

from dateline.core.wires.nitf.wire import NitfFile, NitfMedia
from dateline.core.wires.tree import attribute, children, words


def media(body: etree._Element | None) -> tuple[NitfMedia, ...]:
    """Every ``media`` element of ``body``, wherever it stands, in document order."""
    return () if body is None else tuple(_media(one) for one in body.iter("{*}media"))


def _media(element: etree._Element) -> NitfMedia:
    captions = (words(one) for one in children(element, "media-caption"))
    producers = (words(one) for one in children(element, "media-producer"))
    return NitfMedia(
        media_type=attribute(element, "media-type").lower(),
        files=tuple(_file(one) for one in children(element, "media-reference")),
        caption=" ".join(filter(None, captions)),
        producer=", ".join(filter(None, producers)),
    )


def _file(reference: etree._Element) -> NitfFile:
    width = attribute(reference, "width")
    return NitfFile(
        source=attribute(reference, "source"),
        mime_type=attribute(reference, "mime-type").lower(),
        credit=attribute(reference, "source-credit"),
        copyright=attribute(reference, "copyright"),
        width=int(width) if width.isascii() and width.isdigit() and len(width) < 8 else 0,
    )
