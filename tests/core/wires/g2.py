"""NewsML-G2 documents for the tests, written around what each test is about."""

from dateline.core.story import Item
from tests.core.wires.reading import only

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"


def element(
    *, meta: str = "", content: str = "<headline>Harbour bridge opens</headline>", body: str = "", rest: str = "",
    attributes: str = 'guid="urn:x:1" version="3" xml:lang="en-GB"', name: str = "newsItem",
) -> str:  # fmt: skip
    """An item; ``rest`` stands before ``itemMeta``, ``body`` is the inside of ``contentSet``."""
    item_meta = f"<itemMeta>{meta}</itemMeta>" if meta else ""
    content_meta = f"<contentMeta>{content}</contentMeta>" if content else ""
    content_set = f"<contentSet>{body}</contentSet>" if body else ""
    return f'<{name} xmlns="{NAMESPACE}" {attributes}>{rest}{item_meta}{content_meta}{content_set}</{name}>'


def item(**parts: str) -> Item:
    """The one story of `element`."""
    return only(element(**parts))


def message(*items: str, header: str = "") -> str:
    """A ``newsMessage``."""
    inside = f"<header>{header}</header>" if header else ""
    return f'<newsMessage xmlns="{NAMESPACE}">{inside}<itemSet>{"".join(items)}</itemSet></newsMessage>'


def xhtml(inside: str) -> str:
    """``inlineXML`` with a page."""
    return (
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="{XHTML}"><head><title>Page</title></head>'
        f"<body>{inside}</body></html></inlineXML>"
    )
