"""ninjs 2.2 and 3.1 (IPTC News in JSON): a `Sending` as a news object.

What the standard has no member for stands where any reader looks past it: the signal is a genre of IPTC's scheme of
signals, and correction, dateline, sources and notes on organisations are descriptions with a role of their own. The
dateline opens the body too, as customers print it; the description with its role says which words that are.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dateline.core.dateline.within import opened_with
from dateline.core.story import Code, Item, Link, PhotoRef, Pubstatus, Signal
from dateline.core.text.plain import plain
from dateline.core.wires.ninjs.roles import CORRECTION, DATELINE, DESIGNATED, SIGNALS, SOURCES
from dateline.core.wires.sending import Carries, Rendition, Sending

_TEXTS = (
    *("uri", "headline", "lead", "body_html", "version", "pubstatus", "embargo", "signal", "slug", "byline", "credit"),
    *("dateline", "published", "updated", "language", "topics", "places", "urgency", "located", "usage_terms"),
    *("ednote", "correction", "photos", "links", "kind", "sources"),
)
_PHOTO = ("url", "caption", "credit", "byline", "rights")
CARRIES_22 = Carries(item=_TEXTS, photo=_PHOTO, links=("enclosure",))
CARRIES_31 = Carries(item=_TEXTS, photo=(*_PHOTO, "focus"), links=("enclosure",))

_Members = dict[str, Any]
_CAMEL = {
    "representationtype": "representationType", "firstcreated": "firstCreated", "versioncreated": "versionCreated",
    "embargoed": "embargoedUntil", "pubstatus": "pubStatus", "copyrightholder": "copyrightHolder",
    "copyrightnotice": "copyrightNotice", "usageterms": "usageTerms", "ednote": "edNote", "contenttype": "contentType",
    "altids": "altIds", "infosources": "infoSources",
}  # fmt: skip
"""Names of 2.x that 3.x writes otherwise."""


def write_22(sending: Sending) -> bytes:
    """A ninjs 2.2 object in UTF-8."""
    return _encoded(_object(sending, "2.2", _picture_22))


def write_31(sending: Sending) -> bytes:
    """A ninjs 3.1 object in UTF-8."""
    return _encoded(_renamed(_object(sending, "3.1", _picture_31)))


def _encoded(members: Any) -> bytes:
    return json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {_CAMEL.get(name, name): _renamed(each) for name, each in value.items()}
    return [_renamed(each) for each in value] if isinstance(value, list) else value


def _object(sending: Sending, version: str, picture: Callable[[PhotoRef, Sending], _Members]) -> _Members:
    item = sending.item
    associations = [
        *(_associated(photo, number, sending, picture) for number, photo in enumerate(item.photos, 1)),
        *(_enclosure(link, number) for number, link in enumerate(item.links, 1) if link.rel == "enclosure"),
        *_original(sending),
    ]
    return _filled(
        {
            "standard": {"name": "ninjs", "version": version, "schema": _schema(version)},
            "uri": item.uri,
            "type": "text",
            "representationtype": "full",
            "version": "" if item.version is None else str(item.version),
            "firstcreated": _time(item.published),
            "versioncreated": _time(item.updated),
            "embargoed": _time(item.embargo),
            "pubstatus": item.pubstatus.value,
            "urgency": item.urgency,
            "copyrightholder": sending.provider,
            "usageterms": item.usage_terms,
            "ednote": item.ednote,
            "language": item.language,
            "headlines": list(_headlines(item)),
            "descriptions": list(_descriptions(sending)),
            "bodies": list(_bodies(sending)),
            "by": item.byline,
            "slugline": item.slug,
            "located": item.located,
            "subjects": [_concept(code) for code in item.topics],
            "places": [_concept(code) for code in item.places],
            "genres": list(_genres(sending)),
            "altids": list(_identities(sending)),
            "associations": associations,
        }
    )


def _schema(version: str) -> str:
    return f"http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json"


def _filled(members: Mapping[str, Any]) -> _Members:
    return {name: value for name, value in members.items() if value not in (None, "", [])}


def _time(moment: dt.datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _headlines(item: Item) -> Iterator[_Members]:
    """What takes a story away may do so without its headline; then the identity stands in for that."""
    if item.headline != item.uri:
        yield {"role": "main", "contenttype": "text/plain", "value": item.headline}


def _descriptions(sending: Sending) -> Iterator[_Members]:
    item = sending.item
    said = (
        ("summary" if item.lead else "", item.lead),
        ("creditline", item.credit),
        (DATELINE, sending.printed),
        (CORRECTION, item.correction),
        (SOURCES, item.sources),
        *((DESIGNATED, note) for note in sending.designated),
    )
    for role, value in said:
        if value:
            yield {"role": role, "contenttype": "text/plain", "value": value}


def _bodies(sending: Sending) -> Iterator[_Members]:
    """Markup and, for receivers that cannot use it, the same as plain text."""
    body = sending.item.body_html
    if body:
        whole = opened_with(sending.printed, body)
        yield {"role": "main", "contenttype": "text/html", "value": whole}
        yield {"role": "main", "contenttype": "text/plain", "value": plain(whole)}


def _concept(code: Code) -> _Members:
    uri = code.scheme + code.value if code.scheme else ""
    return _filled({"name": code.label, "uri": uri, "literal": code.value})


def _genres(sending: Sending) -> Iterator[_Members]:
    if sending.item.kind:
        yield {"name": sending.item.kind, "literal": sending.item.kind}
    if sending.item.signal is not Signal.NONE:
        signal = sending.item.signal.value
        yield {"name": signal, "uri": SIGNALS + signal, "literal": signal}


def _identities(sending: Sending) -> Iterator[_Members]:
    for role, value in (("source", sending.source_uri), ("page", sending.page)):
        if value:
            yield {"role": role, "value": value}


def _associated(
    photo: PhotoRef, number: int, sending: Sending, picture: Callable[[PhotoRef, Sending], _Members]
) -> _Members:
    said = (("caption", photo.caption), ("creditline", photo.credit))
    return _filled(
        {
            "name": f"picture-{number}",
            "uri": photo.url,
            "type": "picture",
            "pubstatus": Pubstatus.USABLE.value,
            "copyrightnotice": photo.rights,
            "by": photo.byline,
            "descriptions": [{"role": role, "contenttype": "text/plain", "value": text} for role, text in said if text],
            **picture(photo, sending),
        }
    )


def _picture_22(photo: PhotoRef, sending: Sending) -> _Members:
    return {"renditions": [_rendition(each) for each in _sizes(photo, sending)]}


def _picture_31(photo: PhotoRef, sending: Sending) -> _Members:
    return {"renditions": [_rendition(each) | _point(each, photo.focus) for each in _sizes(photo, sending)]}


def _sizes(photo: PhotoRef, sending: Sending) -> tuple[Rendition, ...]:
    return sending.renditions.get(photo.url) or (Rendition(name="original", url=photo.url, media_type=""),)


def _rendition(each: Rendition) -> _Members:
    return _filled(
        {
            "name": each.name,
            "href": each.url,
            "contenttype": each.media_type,
            "width": each.width or None,
            "height": each.height or None,
        }
    )


def _point(each: Rendition, focus: tuple[float, float] | None) -> _Members:
    if focus is None or not each.width or not each.height:
        return {}
    return {"poi": {"x": round(focus[0] * each.width), "y": round(focus[1] * each.height)}}


def _enclosure(link: Link, number: int) -> _Members:
    headline = [{"role": "main", "contenttype": "text/plain", "value": link.title}] if link.title else []
    rendition = _filled({"name": "original", "href": link.url, "contenttype": link.media_type})
    return _filled(
        {
            "name": f"file-{number}",
            "uri": link.url,
            "type": "component",
            "headlines": headline,
            "renditions": [rendition],
        }
    )


def _original(sending: Sending) -> Iterator[_Members]:
    if sending.translation_of:
        yield {"name": "translation-of", "uri": sending.translation_of, "type": "text", "representationtype": "partial"}
