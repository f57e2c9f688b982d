"""XMP packets (ISO 16684-1) with the properties of the IPTC Photo Metadata Standard."""

import datetime as dt
import re

from lxml import etree

from dateline.core.photo.meta import Filing, Texts
from dateline.core.photo.refused import PhotoRefused, Refusal

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_XML = "http://www.w3.org/XML/1998/namespace"
_NAMES = {"rdf": _RDF, "dc": _DC, "photoshop": _PHOTOSHOP, "xmpRights": _RIGHTS}

_PROPERTIES = {
    "credit": (_PHOTOSHOP, "Credit"),
    "byline": (_DC, "creator"),
    "caption": (_DC, "description"),
    "rights": (_DC, "rights"),
    "usage_terms": (_RIGHTS, "UsageTerms"),
    "headline": (_PHOTOSHOP, "Headline"),
    "city": (_PHOTOSHOP, "City"),
    "country": (_PHOTOSHOP, "Country"),
}
_FILING = {
    "guid": (_EXTENSION, "DigImageGUID"),
    "title": (_DC, "title"),
    "urgency": (_PHOTOSHOP, "Urgency"),
    "instructions": (_PHOTOSHOP, "Instructions"),
    "source": (_PHOTOSHOP, "Source"),
    "sublocation": (_CORE, "Location"),
    "state": (_PHOTOSHOP, "State"),
    "country_code": (_CORE, "CountryCode"),
    "revised": (_XMP, "MetadataDate"),
}
_KEYWORDS, _SUBJECTS = (_DC, "subject"), (_CORE, "SubjectCode")
_CREATED = (_PHOTOSHOP, "DateCreated")
_ARRAYS = {"byline": "Seq", "caption": "Alt", "rights": "Alt", "usage_terms": "Alt"}

_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TAIL = '\n<?xpacket end="w"?>'
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) has no place for."""


def read(packet: bytes) -> Texts:
    """The texts of a packet; one that is no XML at all says nothing.

    Raises:
        PhotoRefused: the packet has a document type definition, hence perhaps entities.
    """
    blocks = _blocks(packet)
    said = {name: _said(blocks, f"{{{uri}}}{local}", name) for name, (uri, local) in _PROPERTIES.items()}
    return Texts(created=moment(_said(blocks, "{{{}}}{}".format(*_CREATED), "")), **said)


def filing(packet: bytes) -> Filing:
    """What a packet files the photo under.

    Raises:
        PhotoRefused: as for `read`.
    """
    blocks = _blocks(packet)
    said = {name: _said(blocks, f"{{{uri}}}{local}", name) for name, (uri, local) in _FILING.items()}
    return Filing(keywords=_all(blocks, *_KEYWORDS), subjects=_all(blocks, *_SUBJECTS), **said)


def _blocks(packet: bytes) -> list[etree._Element]:
    """The descriptions in a packet, empty for one that is no XML at all."""
    source = packet.decode("utf-8", "replace").strip("\ufeff\x00 \t\r\n")
    if "<!DOCTYPE" in source or "<!ENTITY" in source:
        raise PhotoRefused(Refusal.XMP_WITH_DTD)
    # Packets with a stray octet are common, and the credit before it still counts: hence recover.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    root = etree.fromstring(source.encode(), parser) if source else None
    return [] if root is None else list(root.iter(f"{{{_RDF}}}Description"))


def _all(blocks: list[etree._Element], uri: str, local: str) -> tuple[str, ...]:
    """Every entry of an array."""
    entries = (
        entry for block in blocks for prop in block.iter(f"{{{uri}}}{local}") for entry in prop.iter(f"{{{_RDF}}}li")
    )
    return tuple(filter(None, (" ".join(_text(entry).split()) for entry in entries)))


def write(texts: Texts) -> bytes:
    """A packet without padding. Characters that XML cannot carry are left out."""
    root = etree.Element(f"{{{_RDF}}}RDF", nsmap=_NAMES)
    block = etree.SubElement(root, f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})
    for name, (uri, local) in _PROPERTIES.items():
        if text := _UNFIT.sub("", getattr(texts, name)):
            _add(block, f"{{{uri}}}{local}", text, _ARRAYS.get(name))
    if texts.created:
        _add(block, "{{{}}}{}".format(*_CREATED), texts.created.isoformat(), None)
    meta = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{etree.tostring(root, encoding="unicode")}</x:xmpmeta>'
    return f"{_HEAD}{meta}{_TAIL}".encode()


def _add(block: etree._Element, tag: str, text: str, array: str | None) -> None:
    prop = etree.SubElement(block, tag)
    if array is None:
        prop.text = text
        return
    entry = etree.SubElement(etree.SubElement(prop, f"{{{_RDF}}}{array}"), f"{{{_RDF}}}li")
    if array == "Alt":
        entry.set(f"{{{_XML}}}lang", "x-default")
    entry.text = text


def _said(blocks: list[etree._Element], tag: str, name: str) -> str:
    """A property as an attribute or an element of any description (ISO 16684-1, 7.9.2.2 allows both)."""
    for block in blocks:
        prop = block.find(tag)
        text = block.get(tag, "") if prop is None else _value(prop, several=name == "byline")
        if text.strip():
            return str(text).strip()
    return ""


def _value(prop: etree._Element, *, several: bool) -> str:
    entries = list(prop.iter(f"{{{_RDF}}}li"))
    if not entries:
        value = prop.find(f".//{{{_RDF}}}value")
        return _text(prop if value is None else value)
    if several:
        return ", ".join(filter(None, (_text(entry).strip() for entry in entries)))
    default = [entry for entry in entries if entry.get(f"{{{_XML}}}lang") == "x-default"]
    return _text((default or entries)[0])


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def moment(text: str) -> dt.date | None:
    """An XMP date (ISO 16684-1, 8.2.1.2): an aware time, or the day alone where no zone is said; None below a day."""
    try:
        when = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo else _day(text, when)


def _day(text: str, when: dt.datetime) -> dt.date | None:
    return when.date() if re.match(r"\d{4}-\d\d-\d\d", text) else None
