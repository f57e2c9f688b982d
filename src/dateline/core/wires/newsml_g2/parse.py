"""NewsML-G2 from XML: ``newsItem`` and ``packageItem`` elements into `G2Item`."""

from collections.abc import Iterator

from lxml import etree

from dateline.core.wires import limits
from dateline.core.wires.copy import one_line
from dateline.core.wires.element import language as lang
from dateline.core.wires.element import line, primary
from dateline.core.wires.newsml_g2 import texts
from dateline.core.wires.newsml_g2.catalog import Catalog, word, words_of
from dateline.core.wires.newsml_g2.content import copies, files
from dateline.core.wires.newsml_g2.wire import (
    G2Concept,
    G2Description,
    G2Header,
    G2Item,
    G2Link,
    G2Management,
    G2Rights,
    G2Text,
)
from dateline.core.wires.tree import attribute, child, children, local, words


def header(element: etree._Element | None) -> G2Header:
    """``header`` of a message; empty for None."""
    return G2Header(
        sent=words(child(element, "sent")),
        priority=words(child(element, "priority")),
        signals=tuple(form for one in children(element, "signal") for form in words_of(one)),
        id=words(child(element, "transmitid")),
    )


def item(element: etree._Element, catalog: Catalog) -> G2Item:
    """What a ``newsItem`` or ``packageItem`` says; ``catalog`` is that of the message around it. Nothing raises."""
    catalog = catalog.extended(element)
    content = child(element, "contentmeta")
    language = (
        attribute(child(content, "language"), "tag") or lang(element) or texts.spoken(children(content, "headline"))
    )
    known = primary(language)
    description = _description(content, catalog, known)
    said = (description.headline, *description.bylines, " ".join(one_line(description.lead).split()))
    return G2Item(
        kind=local(element),
        guid=attribute(element, "guid"),
        version=attribute(element, "version") or "1",
        language=language,
        rights=_rights(element, known),
        management=_management(child(element, "itemmeta"), known),
        description=description,
        copies=tuple(copies(element, frozenset(filter(None, said)))),
        files=tuple(files(element)),
        members=tuple(_members(element, known))[: limits.ENTRIES],
        line=line(element),
    )


def _rights(element: etree._Element, language: str) -> G2Rights:
    holders = (texts.name(one, language) for one in children(element, "rightsinfo", "copyrightholder"))
    return G2Rights(
        terms=texts.in_language(children(element, "rightsinfo", "usageterms"), language),
        notices=texts.in_language(children(element, "rightsinfo", "copyrightnotice"), language),
        holder=next(filter(None, holders), ""),
    )


def _management(meta: etree._Element | None, language: str) -> G2Management:
    status, embargo = child(meta, "pubstatus"), child(meta, "embargoed")
    signals = (*children(meta, "signal"), *children(meta, "role"))
    return G2Management(
        item_class=next(iter(_forms(child(meta, "itemclass"))), ""),
        provider=_party(child(meta, "provider"), language),
        version_created=words(child(meta, "versioncreated")),
        first_created=words(child(meta, "firstcreated")),
        embargoed=None if embargo is None else words(embargo),
        status=None if status is None else _forms(status),
        signals=tuple(form for one in signals for form in words_of(one)),
        title=texts.best(children(meta, "title"), language),
        notes=tuple(_text(one) for one in children(meta, "ednote") if words(one)),
        links=tuple(_links(meta, language)),
    )


def _description(meta: etree._Element | None, catalog: Catalog, language: str) -> G2Description:
    genre = child(meta, "genre")
    return G2Description(
        urgency=words(child(meta, "urgency")),
        headline=texts.best(children(meta, "headline"), language),
        slugline=texts.best(children(meta, "slugline"), language),
        dateline=texts.best(children(meta, "dateline"), language),
        located=tuple(filter(None, (_party(one, language) for one in children(meta, "located")))),
        bylines=texts.in_language(children(meta, "by"), language),
        creators=tuple(_concept(one, catalog, language) for one in children(meta, "creator")),
        creditline=texts.best(children(meta, "creditline"), language),
        sources=tuple(filter(None, (_party(one, language) for one in children(meta, "infosource")))),
        genre=None if genre is None else _concept(genre, catalog, language),
        subjects=tuple(_concept(one, catalog, language) for one in children(meta, "subject")),
        keywords=tuple(filter(None, (words(one) for one in children(meta, "keyword")))),
        texts=tuple(_text(one) for one in texts.ordered(children(meta, "description"), language)),
        links=tuple(_links(meta, language)),
    )


def _forms(element: etree._Element | None) -> tuple[str, ...]:
    return () if element is None else words_of(element)


def _party(element: etree._Element | None, language: str) -> str:
    """The name of a party or place, else the value of its QCode or literal; a URI alone names nobody."""
    code = attribute(element, "qcode")
    return texts.name(element, language) or code.partition(":")[2] or code or attribute(element, "literal")


def _concept(element: etree._Element, catalog: Catalog, language: str) -> G2Concept:
    same = tuple(catalog.concept(one, name=texts.name(one, language)) for one in list(children(element, "sameas"))[:20])
    return catalog.concept(element, name=texts.name(element, language), same=same)


def _text(element: etree._Element) -> G2Text:
    return G2Text(markup=texts.html(element), role=word(element, "role"))


def _links(meta: etree._Element | None, language: str) -> Iterator[G2Link]:
    for one in children(meta, "link"):
        if target := attribute(one, "href") or attribute(one, "residref"):
            title = texts.best([*children(one, "title"), *children(one, "headline")], language)
            media_type = attribute(one, "contenttype").lower()
            yield G2Link(target=target, rel=word(one, "rel"), title=title, media_type=media_type)


def _members(element: etree._Element, language: str) -> Iterator[G2Link]:
    """The items of a package, group by group as they are written."""
    for group in children(element, "groupset", "group"):
        for one in children(group, "itemref"):
            titles = (*children(one, "headline"), *children(one, "title"))
            yield G2Link(
                target=attribute(one, "href") or attribute(one, "residref"),
                title=texts.best(titles, language),
                summary=texts.best(children(one, "description"), language),
                media_type=attribute(one, "contenttype").lower(),
            )
