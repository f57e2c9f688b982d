"""Elements of XML wires, made."""

from typing import Protocol

from lxml import etree

from dateline.core.wires.encoding import printable

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Make(Protocol):
    """Adds a child to an element: ``make(parent, "name", "text", attribute="value")``."""

    def __call__(self, parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element: ...


def maker(namespace: str) -> Make:
    """Children in ``namespace``. Empty attributes are left out."""

    def make(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
        child = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name)
        for key, value in attributes.items():
            if value:
                child.set(key, printable(value))
        if text:
            child.text = printable(text)
        return child

    return make


def rooted(namespace: str, name: str) -> etree._Element:
    """A root element, or one that is to be appended, whose namespace needs no prefix."""
    prefixes: dict[str | None, str] = {None: namespace}
    return etree.Element(f"{{{namespace}}}{name}", nsmap=prefixes)  # type: ignore[arg-type]


def document(root: etree._Element) -> bytes:
    """The whole document in UTF-8."""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
