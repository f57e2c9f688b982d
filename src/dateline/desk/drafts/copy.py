"""From what Wagtail's editor stores to copy that may be published."""

import re
from dataclasses import dataclass

from lxml import etree, html

from dateline.core.text.clean import CleanHtml, clean_own

_ADDRESS = re.compile(r"https?://[^\s<>]+")
DEEPEST = 60
"""Elements within one another that are taken; the editor makes four at most, so more was made by no editor."""


class TooDeepError(ValueError):
    """The markup is nested deeper than any text is."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A body, and the library's numbers of the pictures in it, in their order."""

    html: CleanHtml
    images: tuple[int, ...]


def copy_of(stored: str, first_photo: int = 0) -> Copy:
    """The body as the archive keeps it.

    Pictures become ``<figure data-photo="N">``, counted from ``first_photo``. A paragraph that is nothing but an
    address, of a video say, becomes a link: nothing of others is embedded in our pages. Rulers are page breaks; those
    at either end or next to another are dropped. Raises `TooDeepError`.
    """
    root = _parsed(stored)
    images: list[int] = []
    for embed in list(root.iter("embed")):
        _replace(embed, _placed(embed, images, first_photo))
    for paragraph in root.iter("p"):
        _link_address(paragraph)
    for link in root.iter("a"):
        link.attrib.pop("linktype", None)
    _drop_needless_breaks(root)
    inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in root)
    return Copy(html=clean_own(inner), images=tuple(images))


def _parsed(stored: str) -> html.HtmlElement:
    if "\x00" in stored:
        stored = stored.replace("\x00", "")
    root = html.fragment_fromstring(stored, create_parent="div", parser=html.HTMLParser(huge_tree=True))
    if _depth(root) > DEEPEST:
        raise TooDeepError(f"more than {DEEPEST} elements within one another")
    return root


def _depth(root: html.HtmlElement) -> int:
    """Without recursion, since that is what hostile markup is after."""
    deepest, level = 0, [root]
    while level and deepest <= DEEPEST:
        level = [child for element in level for child in element]
        deepest += 1
    return deepest


def _placed(embed: html.HtmlElement, images: list[int], first_photo: int) -> html.HtmlElement | None:
    number = embed.get("id", "")
    if embed.get("embedtype") != "image" or not (number.isascii() and number.isdecimal()):
        return None
    images.append(int(number))
    return html.Element("figure", {"data-photo": str(first_photo + len(images) - 1)})


def _link_address(paragraph: html.HtmlElement) -> None:
    text = (paragraph.text or "").strip()
    if len(paragraph) == 0 and _ADDRESS.fullmatch(text):
        paragraph.text = None
        etree.SubElement(paragraph, "a", {"href": text}).text = text


def _replace(old: html.HtmlElement, new: html.HtmlElement | None) -> None:
    if new is None:
        old.drop_tree()
        return
    new.tail, old.tail = old.tail, None
    old.getparent().replace(old, new)


def _drop_needless_breaks(root: html.HtmlElement) -> None:
    said = False
    for child in list(root):
        if child.tag != "hr":
            said = said or _says_something(child)
        elif not said:
            root.remove(child)
        else:
            said = False
    if not said and len(root):
        _drop_last_break(root)


def _drop_last_break(root: html.HtmlElement) -> None:
    for child in reversed(root):
        if child.tag == "hr":
            root.remove(child)
            return
        if _says_something(child):
            return


def _says_something(element: html.HtmlElement) -> bool:
    return bool(element.text_content().strip()) or element.tag == "figure" or element.find(".//figure") is not None
