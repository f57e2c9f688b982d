"""Clean markup as NITF's elements: what means the same gets NITF's name, other tags go and their words stay."""

from lxml import etree, html

from dateline.core.text.clean import CleanHtml
from dateline.core.wires.encoding import printable
from dateline.core.wires.making import Make
from dateline.core.wires.tree import local

_SAME = ("p", "ul", "ol", "dl", "pre", "table", "hr")
_BLOCKS = {**{tag: tag for tag in _SAME}, "h2": "hl2", "h3": "hl2", "h4": "hl2", "blockquote": "bq"}
_PARTS = ("li", "dt", "dd", "caption", "thead", "tbody", "tfoot", "tr", "td", "th")
_SPANS = {**{tag: tag for tag in ("a", "em", "q", "br")}, "b": "em", "strong": "em", "i": "em"}
_WITHIN_NUMBERS = ("sub", "sup")
_KEPT = {"a": ("href", "title"), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan")}
_OF_WORDS = ("p", "h2", "h3", "h4", "dt")
_MIXED = ("li", "td", "th", "caption")
"""Words and blocks beside each other."""


def fill(block: etree._Element, body: CleanHtml, make: Make) -> None:
    """Append the blocks of clean markup; words outside any block become a paragraph."""
    if body:
        _blocks(html.fragment_fromstring(printable(body), create_parent="body"), block, make)


def _blocks(source: etree._Element, target: etree._Element, make: Make) -> None:
    loose: etree._Element | None = None
    if (source.text or "").strip():
        loose = make(target, "p", source.text or "")
    for one in source:
        tag = str(one.tag)
        if tag in _BLOCKS:
            loose = None
            _block(one, make(target, _BLOCKS[tag]), make)
        elif tag != "figure":
            loose = make(target, "p") if loose is None else loose
            _span(one, loose, make)
        if (one.tail or "").strip():
            loose = make(target, "p") if loose is None else loose
            _append(loose, one.tail or "")


def _block(source: etree._Element, made: etree._Element, make: Make) -> None:
    tag = str(source.tag)
    if tag == "blockquote":
        _blocks(source, make(made, "block"), make)
    elif tag == "dd":
        _blocks(source, made, make)
    elif tag == "pre":
        made.text = "".join(map(str, source.itertext()))
    elif tag in _OF_WORDS or tag in _MIXED:
        _words(source, made, make)
    else:
        for one in source:
            if one.tag in _PARTS:
                _block(one, make(made, str(one.tag), **_attributes(one)), make)


def _words(source: etree._Element, target: etree._Element, make: Make) -> None:
    _append(target, source.text or "")
    for one in source:
        _span(one, target, make)
        _append(target, one.tail or "")


def _span(one: etree._Element, target: etree._Element, make: Make) -> None:
    if one.tag in _WITHIN_NUMBERS:
        make(make(target, "num"), str(one.tag), "".join(map(str, one.itertext())))
        return
    if one.tag in _BLOCKS and local(target) in _MIXED:
        _block(one, make(target, _BLOCKS[str(one.tag)]), make)
        return
    name = _SPANS.get(str(one.tag), "")
    _words(one, make(target, name, **_attributes(one)) if name else target, make)


def _attributes(one: etree._Element) -> dict[str, str]:
    return {name: str(one.get(name)) for name in _KEPT.get(str(one.tag), ()) if one.get(name)}


def _append(target: etree._Element, text: str) -> None:
    """After everything that the element holds already."""
    if not len(target):
        target.text = (target.text or "") + text
    else:
        target[-1].tail = (target[-1].tail or "") + text
