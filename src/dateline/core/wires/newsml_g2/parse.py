"""NewsML-G2 from XML: ``newsItem`` and ``packageItem`` elements into `G2Item`."""

from collections.abc import Iterator
from itertools import islice

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
from dateline.core.wires.tree import Named, attribute, children, local, named, words

_EQUALS = 20
"""Concepts that are told to be the same as one."""


def header(element: etree._Element) -> G2Header:
    """``header`` of a message."""
    found = named(element)
    return G2Header(
        sent=_said(found, "sent"),
        priority=_said(found, "priority"),
        signals=tuple(form for one in found.get("signal", ()) for form in words_of(one)),
        id=_said(found, "transmitid"),
    )


def item(element: etree._Element, catalog: Catalog) -> G2Item:
    """What a ``newsItem`` or ``packageItem`` says; ``catalog`` is that of the message around it. Nothing raises."""
    found = named(element)
    catalog = catalog.extended(element)
    meta, content = (named(next(iter(found.get(name, ())), None)) for name in ("itemmeta", "contentmeta"))
    declared = next((tag for one in content.get("language", ()) if (tag := attribute(one, "tag"))), "")
    language = declared or lang(element) or texts.spoken(content.get("headline", ()))
    known = primary(language)
    description = _description(content, catalog, known)
    said = (description.headline, *description.bylines, " ".join(one_line(description.lead).split()))
    return G2Item(
        kind=local(element),
        guid=attribute(element, "guid"),
        version=attribute(element, "version") or "1",
        language=language,
        rights=_rights(found, known),
        management=_management(meta, known),
        description=description,
        copies=tuple(copies(element, frozenset(filter(None, said)))),
        files=tuple(islice(files(element), limits.ENTRIES)),
        members=tuple(islice(_members(element, known), limits.ENTRIES)),
        line=line(element),
    )


def _rights(found: Named, language: str) -> G2Rights:
    every = [named(one) for one in found.get("rightsinfo", ())]
    return G2Rights(
        terms=texts.in_language((text for one in every for text in one.get("usageterms", ())), language),
        notices=texts.in_language((text for one in every for text in one.get("copyrightnotice", ())), language),
    )


def _management(found: Named, language: str) -> G2Management:
    signals = (*found.get("signal", ()), *found.get("role", ()))
    return G2Management(
        item_class=next((form for one in found.get("itemclass", ()) for form in words_of(one)), ""),
        provider=next(iter(_parties(found, "provider", language)), ""),
        version_created=_said(found, "versioncreated"),
        first_created=_said(found, "firstcreated"),
        embargoed=_said(found, "embargoed") if "embargoed" in found else None,
        status=words_of(found["pubstatus"][0]) if "pubstatus" in found else None,
        signals=tuple(form for one in signals for form in words_of(one)),
        title=texts.best(found.get("title", ()), language),
        notes=tuple(_text(one) for one in found.get("ednote", ())[: limits.ENTRIES] if words(one)),
        links=tuple(_links(found, language)),
    )


def _description(found: Named, catalog: Catalog, language: str) -> G2Description:
    def concepts(name: str) -> tuple[G2Concept, ...]:
        return tuple(_concept(one, catalog, language) for one in found.get(name, ())[: limits.ENTRIES])

    return G2Description(
        urgency=_said(found, "urgency"),
        headline=texts.best(found.get("headline", ()), language),
        slugline=texts.best(found.get("slugline", ()), language),
        dateline=texts.best(found.get("dateline", ()), language),
        located=_parties(found, "located", language),
        bylines=texts.in_language(found.get("by", ()), language),
        creators=concepts("creator"),
        creditline=texts.best(found.get("creditline", ()), language),
        sources=_parties(found, "infosource", language),
        genre=next(iter(concepts("genre")), None),
        subjects=concepts("subject"),
        keywords=tuple(filter(None, (words(one) for one in found.get("keyword", ())[: limits.ENTRIES]))),
        texts=tuple(_text(one) for one in texts.ordered(found.get("description", ()), language)),
        links=tuple(_links(found, language)),
    )


def _said(found: Named, name: str) -> str:
    return next((words(one) for one in found.get(name, ())), "")


def _parties(found: Named, name: str, language: str) -> tuple[str, ...]:
    """The names of parties or places, else the values of their QCodes or literals; a URI alone names nobody."""
    return tuple(party for one in found.get(name, ())[: limits.ENTRIES] if (party := _party(one, language)))


def _party(element: etree._Element, language: str) -> str:
    code = attribute(element, "qcode")
    return texts.name(named(element), language) or code.partition(":")[2] or code or attribute(element, "literal")


def _concept(element: etree._Element, catalog: Catalog, language: str) -> G2Concept:
    found = named(element)
    same = tuple(
        catalog.concept(one, name=texts.name(named(one), language)) for one in found.get("sameas", ())[:_EQUALS]
    )
    return catalog.concept(element, name=texts.name(found, language), same=same)


def _text(element: etree._Element) -> G2Text:
    return G2Text(markup=texts.html(element), role=word(element, "role"))


def _links(meta: Named, language: str) -> Iterator[G2Link]:
    for one in meta.get("link", ())[: limits.ENTRIES]:
        if target := attribute(one, "href") or attribute(one, "residref"):
            found = named(one)
            title = texts.best((*found.get("title", ()), *found.get("headline", ())), language)
            media_type = attribute(one, "contenttype").lower()
            yield G2Link(target=target, rel=word(one, "rel"), title=title, media_type=media_type)


def _members(element: etree._Element, language: str) -> Iterator[G2Link]:
    """The items of a package, group by group as they are written."""
    for one in children(element, "groupset", "group", "itemref"):
        found = named(one)
        yield G2Link(
            target=attribute(one, "href") or attribute(one, "residref"),
            title=texts.best((*found.get("headline", ()), *found.get("title", ())), language),
            summary=texts.best(found.get("description", ()), language),
            media_type=attribute(one, "contenttype").lower(),
        )
