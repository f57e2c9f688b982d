"""Elements of XML wires by short names, and what is in them."""

from functools import lru_cache
from html import escape
from urllib.parse import unquote

from lxml import etree

_PREFIXES = {
    "": ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/",
         "http://backend.userland.com/rss", "http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss",
         "http://purl.org/net/rss1.1#"),
    "atom": ("http://www.w3.org/2005/atom", "http://purl.org/atom/ns#"),
    "content": ("http://purl.org/rss/1.0/modules/content/",),
    "dc": ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"),
    "dcterms": ("http://purl.org/dc/terms/",),
    "itunes": ("http://www.itunes.com/dtds/podcast-1.0.dtd",),
    "media": ("http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss"),
    "rdf": ("http://www.w3.org/1999/02/22-rdf-syntax-ns#",),
    "sy": ("http://purl.org/rss/1.0/modules/syndication/",),
    "xhtml": ("http://www.w3.org/1999/xhtml",),
}  # fmt: skip
_BY_URI = {uri: prefix for prefix, uris in _PREFIXES.items() for uri in uris}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


Fields = dict[str, list[etree._Element]]
"""The children of an element by their short names, each list in document order."""


@lru_cache(maxsize=4096)
def name(tag: str) -> str:
    """``{http://purl.org/dc/elements/1.1/}creator`` as ``dc:creator``: lower case, RSS's own names without a prefix.

    Prefixes of known namespaces are always the same here, whatever the document calls them. A name of an unknown
    namespace stays as lxml writes it, an undeclared prefix as it is written.
    """
    if not tag.startswith("{"):
        return tag.lower()
    uri, _, local = tag[1:].rpartition("}")
    prefix = _BY_URI.get(uri.lower())
    if prefix is None:
        return f"{{{uri}}}{local.lower()}"
    return f"{prefix}:{local.lower()}" if prefix else local.lower()


def fields(element: etree._Element) -> Fields:
    """The children of ``element``; of an unknown namespace, those of its own without a prefix."""
    found: Fields = {}
    for child in element:
        key = name(child.tag)
        if key[0] == "{" and key.rpartition("}")[0] == element.tag.rpartition("}")[0]:
            key = key.rpartition("}")[2]
        found.setdefault(key, []).append(child)
    return found


def text(found: Fields, *names: str) -> str:
    """The text of the first child under any of ``names``, in their order, that has some; markup in it stays markup."""
    for key in names:
        for child in found.get(key, ()):
            if value := inner(child).strip():
                return value
    return ""


def texts(found: Fields, *names: str) -> tuple[str, ...]:
    """The texts of all children under ``names``, empty ones left out, each once."""
    values = [inner(child).strip() for key in names if key in found for child in found[key]]
    return tuple(dict.fromkeys(value for value in values if value)) if values else ()


def inner(element: etree._Element) -> str:
    """The text of ``element``, or, if it has elements, all of it as HTML. These lose their namespaces thereby."""
    if not len(element):
        return element.text or ""
    for node in element.iter():
        node.tag = node.tag.rpartition("}")[2].rpartition(":")[2] or "span"
    children = (etree.tostring(child, method="html", encoding="unicode") for child in element)
    return escape(element.text or "", quote=False) + "".join(children)


def language(element: etree._Element) -> str:
    """The nearest ``xml:lang`` (XML 1.0, section 2.12)."""
    nodes = (element, *element.iterancestors())
    return next((lang for node in nodes if (lang := node.get(XML_LANG)) is not None), "")


def spoken(element: etree._Element, found: Fields, *names: str) -> str:
    """The language of the first child under ``names``, or of ``element`` if it has none of them."""
    return language(next((child for key in names for child in found.get(key, ())), element))


def primary(tag: str) -> str:
    """The primary language subtag of a BCP 47 tag in lower case; empty if ``tag`` is none."""
    subtag = tag.strip().replace("_", "-").partition("-")[0].lower()
    return subtag if subtag.isascii() and subtag.isalpha() and 2 <= len(subtag) <= 3 else ""


def base(element: etree._Element) -> str:
    """The nearest ``xml:base``, resolved against those around it, or empty. A host stays in its own letters."""
    found = element.base or ""
    return unquote(found) if "%" in found.partition("//")[2].partition("/")[0] else found


def line(element: etree._Element) -> int:
    """The line that ``element`` starts in."""
    found = element.sourceline
    return found if isinstance(found, int) else 0
