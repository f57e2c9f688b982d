"""The head of an NITF document: what it is about, who manages it, from when it may be used."""

from collections.abc import Iterator

from lxml import etree

from dateline.core.wires.nitf.wire import NitfCode, NitfHead
from dateline.core.wires.tree import attribute, child, children, local, words

SUBJECT_CODES = "http://cv.iptc.org/newscodes/subjectcode/"
"""The scheme of numbers that IPTC owns, which NITF takes for granted."""
_ALT_CODES = ("location-code", "city-code", "state-code", "region-code")
_SUBJECT_LABELS = ("tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type")


def head(document: etree._Element) -> NitfHead:
    """``head`` of an ``nitf`` element, all of it empty where there is none."""
    top = child(document, "head")
    data = child(top, "docdata")
    key = child(data, "du-key")
    correction = child(data, "correction")
    return NitfHead(
        title=words(child(top, "title")),
        doc_id=attribute(child(data, "doc-id"), "id-string"),
        key=attribute(key, "key"),
        version=attribute(key, "version"),
        urgency=attribute(child(data, "urgency"), "ed-urg"),
        issued=attribute(child(data, "date.issue"), "norm"),
        released=attribute(child(data, "date.release"), "norm"),
        revised=_revised(top),
        kind=attribute(child(top, "tobject", "tobject.property"), "tobject.property.type").lower(),
        alert=attribute(child(top, "tobject"), "tobject.type").lower(),
        status=attribute(data, "management-status").lower(),
        other_id=attribute(data, "management-doc-idref"),
        other_status=attribute(data, "management-idref-status").lower(),
        correction=None if correction is None else attribute(correction, "info"),
        messages=_values(children(data, "ed-msg"), "info"),
        rights=_rights(data),
        copyright_holder=attribute(child(data, "doc.copyright"), "holder"),
        keywords=_values(children(data, "key-list", "keyword"), "key"),
        subjects=(*_subjects(top), *_identified(data, places=False)),
        places=(*_event_places(data), *_identified(data, places=True)),
    )


def _revised(top: etree._Element | None) -> str:
    """The last revision. The ``change.date`` of the document itself says when NITF's DTD was changed."""
    revisions = _values(children(top, "revision-history"), "norm")
    return revisions[-1] if revisions else ""


def _rights(data: etree._Element | None) -> tuple[str, ...]:
    return tuple(
        text
        for one in children(data, "doc.rights")
        if (text := ". ".join(filter(None, (attribute(one, name) for name in ("owner", "geography", "limitations")))))
    )


def _subjects(top: etree._Element | None) -> Iterator[NitfCode]:
    for one in children(top, "tobject", "tobject.subject"):
        label = next((text for name in _SUBJECT_LABELS if (text := attribute(one, name))), "")
        number, owner = attribute(one, "tobject.subject.refnum"), attribute(one, "tobject.subject.ipr")
        if number:
            scheme = SUBJECT_CODES if owner.upper() in ("", "IPTC") else owner
            yield NitfCode(value=number, scheme=scheme, label=label)
        elif value := label or attribute(one, "tobject.subject.code"):
            yield NitfCode(value=value, label=label)


def _identified(data: etree._Element | None, *, places: bool) -> Iterator[NitfCode]:
    """What the document is about: places, or everything else."""
    for parent in children(data, "identified-content"):
        for one in parent:
            if (local(one) == "location") == places and (found := _code(one)):
                yield found


def _code(element: etree._Element) -> NitfCode | None:
    label = words(element)
    inner = [element, *children(element, "alt-code"), *(one for one in element if local(one) != "alt-code")]
    for one in inner:
        for name in ("value", *_ALT_CODES, "iso-cc"):
            if value := attribute(one, name):
                scheme = attribute(one, "idsrc") or attribute(one, "code-source")
                return NitfCode(value=value, scheme=scheme or attribute(element, "type"), label=label)
    return NitfCode(value=label, scheme=attribute(element, "type"), label=label) if label else None


def _event_places(data: etree._Element | None) -> Iterator[NitfCode]:
    for one in children(data, "evloc"):
        parts = (attribute(one, name) for name in ("city", "county-dist", "state-prov"))
        label = next((part for part in parts if part), "")
        country = attribute(one, "iso-cc")
        if label or country:
            yield NitfCode(value=label or country, scheme="" if label else "iso3166-1", label=label)


def _values(elements: Iterator[etree._Element], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for one in elements if (value := attribute(one, name))))
