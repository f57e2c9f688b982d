"""NITF from XML: an ``nitf`` element into a `NitfDocument`."""

from collections.abc import Iterable, Iterator

from lxml import etree

from dateline.core.wires.element import language, line
from dateline.core.wires.nitf.head import head
from dateline.core.wires.nitf.markup import is_for_editors, markup
from dateline.core.wires.nitf.media import media
from dateline.core.wires.nitf.wire import NitfBody, NitfDateline, NitfDocument
from dateline.core.wires.tree import attribute, child, children, words


def document(element: etree._Element) -> NitfDocument:
    """What an ``nitf`` element says, with its namespace or without; nothing in it raises."""
    return NitfDocument(
        head=head(element),
        body=_body(child(element, "body")),
        language=attribute(element, "baselang") or language(element),
        line=line(element),
    )


def _body(body: etree._Element | None) -> NitfBody:
    top, content, end = (child(body, name) for name in ("body.head", "body.content", "body.end"))
    headline, subheads = _headlines(top)
    public_notes, editors_notes, legal_notes = _notes(top, content)
    taglines = [*children(end, "tagline"), *children(end, "bibliography")]
    abstract = child(top, "abstract")
    return NitfBody(
        headline=headline,
        subheads=subheads,
        byline=", ".join(dict.fromkeys(_byline(one) for one in _either(top, content, "byline"))),
        distributor=words(child(top, "distributor")),
        dateline=_dateline(next(_either(top, content, "dateline"), None)),
        abstract="" if abstract is None else markup(abstract),
        content="" if content is None else markup(content),
        public_notes=tuple(markup(note) for note in public_notes),
        editors_notes=_texts([*editors_notes, *(one for one in taglines if is_for_editors(one))]),
        rights=_texts([*children(top, "rights"), *legal_notes, *children(content, "block", "copyrite")]),
        sources=_texts(children(content, "block", "datasource")),
        taglines=_texts(one for one in taglines if not is_for_editors(one)),
        media=media(body),
    )


def _headlines(top: etree._Element | None) -> tuple[str, tuple[str, ...]]:
    """The main headline and those under it; of several main ones all but the first count as such."""
    ordered = (*children(top, "hedline", "hl1"), *children(top, "hedline", "hl2"))
    headline, *subheads = _texts(ordered) or ("",)
    return headline, tuple(subheads)


def _either(top: etree._Element | None, content: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The elements of the head or, if it has none, of the first block that has some."""
    of_head = list(children(top, name))
    yield from of_head or list(children(content, "block", name))[:1] or children(content, name)


def _byline(element: etree._Element) -> str:
    titles = _texts(children(element, "byttl"))
    return ", ".join(part for part in (words(element, without=("byttl",)).rstrip(" ,"), *titles) if part)


def _dateline(element: etree._Element | None) -> NitfDateline | None:
    text = words(element)
    if element is None or not text:
        return None
    location = child(element, "location")
    place = words(child(location, "city")) or words(location, without=("state", "region", "country"))
    return NitfDateline(text=text, place=place.rstrip(" ,.;"), date=attribute(child(element, "story.date"), "norm"))


def _notes(
    top: etree._Element | None, content: etree._Element | None
) -> tuple[list[etree._Element], list[etree._Element], list[etree._Element]]:
    """The notes of the head that are for print, all notes for editors, and the legal ones of the head.

    A note of the head is public only if it says so (``type`` pa); one in the copy stays there unless it says otherwise.
    """
    public: list[etree._Element] = []
    editors: list[etree._Element] = []
    legal: list[etree._Element] = []
    for note in children(top, "note"):
        if attribute(note, "noteclass").lower() in ("cpyrt", "trademk"):
            legal.append(note)
        else:
            (public if attribute(note, "type").lower() == "pa" else editors).append(note)
    inside = () if content is None else content.iter("{*}note")
    editors += [note for note in inside if is_for_editors(note)]
    return public, editors, legal


def _texts(elements: Iterable[etree._Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for one in elements if (text := words(one))))
