"""News components from XML: lines, metadata and content, with the components inside."""

from collections.abc import Iterator

from lxml import etree

from dateline.core.wires import limits
from dateline.core.wires.compose import whole_number
from dateline.core.wires.element import language
from dateline.core.wires.newsml_1.wire import Component, Content, Lines, Metadata, Subject
from dateline.core.wires.nitf.markup import markup
from dateline.core.wires.nitf.parse import document
from dateline.core.wires.tree import attribute, child, children, local, words

_SUBJECTS = ("subject", "subjectmatter", "subjectdetail", "subjectqualifier")
_PARTIES = ("provider", "source", "creator")


def formal_name(element: etree._Element | None) -> str:
    """The ``FormalName`` of an element, which names a topic of a vocabulary."""
    return attribute(element, "FormalName")


def component(element: etree._Element) -> Component:
    """A ``NewsComponent``; nothing in it raises."""
    return Component(
        role=formal_name(child(element, "role")).lower(),
        lines=_lines(child(element, "newslines")),
        metadata=_metadata(element),
        contents=tuple(_content(one) for one in children(element, "contentitem")),
        components=tuple(component(one) for one in children(element, "newscomponent")),
    )


def _lines(lines: etree._Element | None) -> Lines:
    titles = [text for one in children(lines, "bylinetitle") if (text := words(one))]
    byline = ", ".join(text for one in children(lines, "byline") if (text := words(one)))
    return Lines(
        headline=words(child(lines, "headline")),
        subheads=_texts(lines, "subheadline"),
        byline=", ".join(filter(None, (byline, *titles))),
        dateline=words(child(lines, "dateline")),
        credit=words(child(lines, "creditline")),
        copyright=words(child(lines, "copyrightline")),
        rights=words(child(lines, "rightsline")),
        slug=words(child(lines, "slugline")),
        keywords=_texts(lines, "keywordline"),
        others=tuple(
            (formal_name(child(one, "newslinetype")).lower(), words(child(one, "newslinetext")))
            for one in children(lines, "newsline")
        ),
    )


def _texts(parent: etree._Element | None, *path: str) -> tuple[str, ...]:
    return tuple(text for one in children(parent, *path) if (text := words(one)))


def _metadata(element: etree._Element) -> Metadata:
    described = child(element, "descriptivemetadata")
    administered = child(element, "administrativemetadata")
    parties = (formal_name(child(administered, name, "party")) for name in _PARTIES)
    places = [(attribute(one, "HowPresent").lower(), _place(one)) for one in children(described, "location")]
    return Metadata(
        language=formal_name(child(described, "language")) or language(element),
        provider=next(filter(None, parties), ""),
        usage=tuple(text for one in children(element, "rightsmetadata", "usagerights") if (text := words(one))),
        genre=formal_name(child(described, "genre")).lower(),
        subjects=tuple(_subjects(described)),
        keywords=tuple(filter(None, (attribute(one, "Value") for one in _properties(described, "keyword")))),
        places=tuple(place for how, place in places if place and how != "origin"),
        origin=next((place for how, place in places if how == "origin"), ""),
        dateline_date=words(child(described, "datelinedate")),
    )


def _subjects(described: etree._Element | None) -> Iterator[Subject]:
    for code in children(described, "subjectcode"):
        for one in code:
            if local(one) in _SUBJECTS and (value := formal_name(one)):
                yield Subject(value=value, scheme=attribute(one, "Vocabulary") or attribute(one, "Scheme"))


def _properties(parent: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (one for one in children(parent, "property") if formal_name(one).lower() == name)


def _place(location: etree._Element) -> str:
    """The city, else the area or country, else the text."""
    for name in ("city", "sublocation", "provincestate", "countryarea", "country", "countryname"):
        if found := next((value for one in _properties(location, name) if (value := attribute(one, "Value"))), ""):
            return found
    return words(location)


def _content(item: etree._Element) -> Content:
    features = child(item, "characteristics")
    widths = (attribute(one, "Value") for one in _properties(features, "width"))
    data = child(item, "datacontent")
    nitf = child(data, "nitf")
    return Content(
        media_type=formal_name(child(item, "mediatype")).lower(),
        mime_type=formal_name(child(item, "mimetype")).lower(),
        href=attribute(item, "Href"),
        width=whole_number(next(widths, "")) or 0,
        nitf=None if nitf is None else document(nitf),
        html="" if data is None or nitf is not None else _html(data),
    )


def _html(data: etree._Element) -> str:
    """XHTML or bare paragraphs as HTML; text alone is left as it is, since it may hold markup itself."""
    if not len(data):
        return (data.text or "").strip()
    body = child(data, "html", "body")
    return markup(data if body is None else body)[: limits.BODY + 1]
