"""A bank's XML: whole or not at all. What breaks off is refused, since its last rates may be cut in the middle."""

from lxml import etree

from dateline.core.money.bank import RatesError

MOST = 32 * 1024 * 1024
"""Bytes of a file; the European Central Bank's whole history has 7 million."""


def root(data: bytes) -> etree._Element:
    """The document's root. Raises `RatesError`; entities are not expanded and nothing is fetched."""
    if len(data) > MOST:
        raise RatesError(f"the file is larger than {MOST // 1024 // 1024} MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        found = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise RatesError(f"it is not whole, or no XML: line {line}: {error.msg or 'it breaks off'}") from None
    if found.getroottree().docinfo.internalDTD is not None:
        raise RatesError("it has a DTD, which no bank's file has")
    return found


def at(element: etree._Element) -> str:
    """Where it stands, for messages."""
    return f"line {element.sourceline or 0}"
