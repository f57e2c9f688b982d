"""Clean markup and photos as XHTML, for wires that carry a page within their XML."""

from lxml import etree, html

from dateline.core.story import PhotoRef
from dateline.core.text.clean import CleanHtml
from dateline.core.wires.encoding import printable
from dateline.core.wires.making import Make, maker, rooted
from dateline.core.wires.sending import Sending

NAMESPACE = "http://www.w3.org/1999/xhtml"
_make = maker(NAMESPACE)


def page(parent: etree._Element, sending: Sending) -> None:
    """Append an ``html`` element with the copy, and each photo as a figure after it."""
    root = rooted(NAMESPACE, "html")
    parent.append(root)
    _make(_make(root, "head"), "title", sending.item.headline)
    body = _make(root, "body")
    fill(body, sending.item.body_html, _make)
    for photo in sending.item.photos:
        _figure(body, photo, sending)


def fill(parent: etree._Element, body: CleanHtml, make: Make) -> None:
    """Append clean markup as elements that ``make`` makes."""
    if body:
        _copy(html.fragment_fromstring(printable(body), create_parent="body"), parent, make)


def _copy(source: etree._Element, target: etree._Element, make: Make) -> None:
    target.text = source.text
    for one in source:
        made = make(target, str(one.tag), **{str(name): str(value) for name, value in one.attrib.items()})
        _copy(one, made, make)
        made.tail = one.tail


def _figure(body: etree._Element, photo: PhotoRef, sending: Sending) -> None:
    """Caption, credit, by-line and rights each in an element of its own, so that they can be told apart again."""
    widest = next(iter(sending.renditions.get(photo.url, ())), None)
    size = {"width": str(widest.width), "height": str(widest.height)} if widest and widest.width else {}
    figure = _make(body, "figure")
    image = _make(figure, "img", src=photo.url, **size)
    image.set("alt", printable(photo.caption))
    parts = (("span", "caption"), ("cite", "credit"), ("span", "byline"), ("small", "rights"))
    said = [(tag, name, text) for tag, name in parts if (text := getattr(photo, name))]
    caption = _make(figure, "figcaption") if said else figure
    for tag, name, text in said:
        _make(caption, tag, text, **{"class": name}).tail = " "
