"""NITF's body as HTML: what means the same gets HTML's name, what is no copy is left out, other tags go."""

from html import escape

from lxml import etree

from dateline.core.wires.tree import attribute, local

_SAME = frozenset(
    ["p", "ol", "ul", "li", "dl", "dt", "dd", "pre", "hr", "br", "table", "caption", "thead", "tbody", "tfoot", "tr",
     "th", "td", "a", "q", "sub", "sup", "em", "div", "blockquote", "b", "i", "strong", "h2", "h3", "h4", "cite"]
)  # fmt: skip
_NAMES = {
    "hl1": "h2", "hl2": "h2", "h1": "h2", "h5": "h4", "h6": "h4", "block": "div", "bq": "blockquote", "credit": "cite",
    "fn": "div", "note": "div", "body.content": "div",
}  # fmt: skip
_EMPTY = frozenset(["br", "hr"])
_NO_COPY = frozenset(
    ["media", "nitf-table-metadata", "table-reference", "col", "colgroup", "alt-code", "script", "style"]
)
_OF_BLOCKS = frozenset(["tobject", "key-list", "byline", "dateline", "copyrite", "datasource"])
"""What a ``block`` says of itself; in a paragraph the same names mark words of the copy."""
_KEPT = {"a": ("href", "title"), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan")}


def markup(element: etree._Element) -> str:
    """The inside of ``element`` as HTML, which still has to go through `clean`."""
    left_out = _NO_COPY | _OF_BLOCKS if local(element) in ("block", "body.content") else _NO_COPY
    parts = [escape(element.text or "", quote=False)]
    for one in element:
        name = local(one)
        if name and name not in left_out:
            parts.append(_one(one, name))
        if one.tail:
            parts.append(escape(one.tail, quote=False))
    return "".join(parts)


def is_for_editors(note: etree._Element) -> bool:
    """Whether a note is not for print: ``type`` npa, or an editor's note that is not marked publishable (pa)."""
    kind = attribute(note, "type").lower()
    return kind == "npa" or (attribute(note, "noteclass").lower() == "editorsnote" and kind != "pa")


def _one(element: etree._Element, name: str) -> str:
    if name == "note" and is_for_editors(element):
        return ""
    tag = name if name in _SAME else _NAMES.get(name, "")
    if tag in _EMPTY:
        return f"<{tag}>"
    inside = markup(element)
    return f"<{tag}{_attributes(element, name)}>{inside}</{tag}>" if tag else inside


def _attributes(element: etree._Element, name: str) -> str:
    if name not in _KEPT:
        return ""
    found = ((key, attribute(element, key)) for key in _KEPT[name])
    return "".join(f' {key}="{escape(value)}"' for key, value in found if value)
