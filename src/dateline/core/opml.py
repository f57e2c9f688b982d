"""Lists of feeds as other readers keep them (OPML 2.0, opml.org/spec2.opml)."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from dateline.core.wires.content import Content
from dateline.core.wires.copy import address, one_line
from dateline.core.wires.encoding import printable
from dateline.core.wires.error import WireError
from dateline.core.wires.xml import elements

MOST = 10_000
"""Feeds of one list."""


class OpmlError(Exception):
    """Why a list cannot be read, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A feed of the list."""

    title: str
    feed: str
    site: str = ""


def read(data: bytes) -> tuple[Outline, ...]:
    """The feeds of a list in its order, each address once; folders are flattened.

    Raises `OpmlError` for what is no OPML, and for what our readers refuse of XML.
    """
    content = Content(io.BytesIO(data))
    if content.root.lower() != "opml":
        raise OpmlError("this is no OPML: its first element is not <opml>")
    found: dict[str, Outline] = {}
    try:
        for body in elements(content, "{*}body"):
            for element in body.iter("{*}outline"):
                _add(element, found)
    except WireError as error:
        raise OpmlError(": ".join(part for part in (error.where, error.reason) if part)) from error
    return tuple(found.values())


def write(outlines: Iterable[Outline], *, title: str) -> bytes:
    """A list in the form that feed readers and other agencies take."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = printable(title)
    body = etree.SubElement(root, "body")
    for one in outlines:
        told = {"type": "rss", "text": one.title or one.feed, "xmlUrl": one.feed} | (
            {"htmlUrl": one.site} if one.site else {}
        )
        etree.SubElement(body, "outline", {name: printable(value) for name, value in told.items()})
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _add(element: etree._Element, found: dict[str, Outline]) -> None:
    """Attribute names are written in any case; an outline without a feed is a folder."""
    said = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    feed = address(said.get("xmlurl", ""))
    if not feed:
        return
    if len(found) >= MOST:
        raise WireError(f"the list has more than {MOST} feeds; split it")
    title = one_line(said.get("title") or said.get("text", ""))
    found.setdefault(feed, Outline(title=title, feed=feed, site=address(said.get("htmlurl", ""))))
