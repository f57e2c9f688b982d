"""ninjs into the domain: a `NinjsObject` as an `Item`."""

import datetime as dt
from dataclasses import replace

from dateline.core.dateline.within import without
from dateline.core.story import Item, Pubstatus, Signal, Unreadable
from dateline.core.wires import copy
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, undated, whole_number
from dateline.core.wires.element import primary
from dateline.core.wires.error import WireError
from dateline.core.wires.ninjs.files import photos_and_links
from dateline.core.wires.ninjs.roles import CORRECTION, DATELINE, SIGNALS, SOURCES
from dateline.core.wires.ninjs.texts import credit, headline, lead_and_body, said
from dateline.core.wires.ninjs.wire import NinjsConcept, NinjsObject
from dateline.core.wires.printed import printed
from dateline.core.wires.signals import gravest, signal_of
from dateline.core.wires.times import moment

NAME = "ninjs"
_STATUS = {
    None: Pubstatus.USABLE, "usable": Pubstatus.USABLE, "withheld": Pubstatus.WITHHELD,
    "canceled": Pubstatus.CANCELED, "cancelled": Pubstatus.CANCELED,
}  # fmt: skip
_SIGNALS = frozenset(signal.value for signal in Signal)
_NO_STORIES = {"event": "an event", "planning": "planned coverage"}


def adapt(found: NinjsObject, received: dt.datetime, where: str) -> Item | Unreadable:
    """The story, or why it is none."""
    texts = (one.value for group in (found.headlines, found.bodies) for one in group)
    uri = found.uri or tag_uri(NAME, found.version_created, *texts)
    pubstatus = _STATUS.get(found.pubstatus, Pubstatus.WITHHELD)
    if why := _no_story(found, pubstatus):
        return Unreadable(format=NAME, reason=why, where=where, uri=uri, story=False)
    try:
        return _item(found, received, uri=uri, pubstatus=pubstatus)
    except WireError as error:
        return Unreadable(format=NAME, reason=error.reason, where=where, uri=uri)


def _no_story(found: NinjsObject, pubstatus: Pubstatus) -> str:
    """Why the object is no story; one that takes a story away needs no text for that."""
    if found.type in _NO_STORIES:
        return f"{_NO_STORIES[found.type]}, which is no story"
    if pubstatus is Pubstatus.USABLE and not (found.headlines or found.title or found.bodies or found.descriptions):
        kind = {"composite": "a package", "": "a news object"}.get(
            found.type, f"a news object of type {found.type[:40]}"
        )
        return f"{kind} without a headline, a description or a body, which is no story"
    return ""


def _item(found: NinjsObject, received: dt.datetime, *, uri: str, pubstatus: Pubstatus) -> Item:
    created, revised = moment(found.first_created), moment(found.version_created)
    published = created or revised
    embargo = moment(found.embargoed) if found.embargoed else None
    unclear = f"Embargoed: {found.embargoed}" if found.embargoed and embargo is None else ""
    if unclear and pubstatus is Pubstatus.USABLE:
        pubstatus = Pubstatus.WITHHELD
    found = _with_free(found, max(received, embargo or received))
    lead, body = lead_and_body(found)
    photos, links = photos_and_links(found)
    spare = "" if pubstatus is Pubstatus.USABLE else found.slugline or uri
    title = headline(found) or copy.one_line(found.title) or copy.first_words(lead, body)
    if photos and not body and photos[0].caption == lead:
        lead = ""
    day = day_of(revised or published, received)
    line = said(found, DATELINE)
    dateline, lead, body = undated(lead, without(line, body), day=day)
    if line:
        dateline = printed(line, dateline, day=day)
    ednote = "\n".join(filter(None, (found.ednote, unclear)))
    return Item(
        uri=uri,
        format=NAME,
        headline=headline_for(title, lead, body, spare=spare),
        lead=lead,
        body_html=body,
        version=whole_number(found.version),
        pubstatus=pubstatus,
        embargo=embargo,
        signal=signal_of(said=_signal(found), headline=title, ednote=ednote),
        slug=found.slugline,
        byline=found.byline,
        credit=credit(found),
        dateline=dateline,
        published=published,
        updated=revised,
        language=primary(found.language),
        topics=codes(*map(_triple, found.subjects)),
        places=codes(*map(_triple, found.places)),
        urgency=found.urgency if found.urgency and found.urgency <= 9 else None,
        located=found.located,
        usage_terms="\n".join(filter(None, (found.usage_terms, found.copyright_notice))),
        ednote=ednote,
        correction=said(found, CORRECTION),
        photos=photos,
        links=links,
        kind=_kind(found),
        sources=said(found, SOURCES),
    )


def _with_free(found: NinjsObject, shown_at: dt.datetime) -> NinjsObject:
    """Without what is associated but withheld, canceled or under an embargo beyond the time when this is shown."""
    free = (one for one in found.associations if _is_free(one, shown_at))
    return replace(found, associations=tuple(free))


def _is_free(one: NinjsObject, shown_at: dt.datetime) -> bool:
    if _STATUS.get(one.pubstatus, Pubstatus.WITHHELD) is not Pubstatus.USABLE:
        return False
    release = moment(one.embargoed) if one.embargoed else shown_at
    return release is not None and release <= shown_at


def _signal(found: NinjsObject) -> Signal:
    """What a genre of IPTC's scheme of signals says."""
    return gravest(
        Signal(code)
        for one in found.genres
        if one.uri.startswith(SIGNALS) and (code := one.uri.removeprefix(SIGNALS)) in _SIGNALS
    )


def _kind(found: NinjsObject) -> str:
    """The genre: the code where there is one, since names differ from sender to sender."""
    genre = next((one for one in found.genres if not one.uri.startswith(SIGNALS)), NinjsConcept())
    kind = (genre.code or genre.literal or genre.uri.rpartition("/")[2] or genre.name).strip().lower()
    return "" if kind in ("current", "news", "article") else kind


def _triple(concept: NinjsConcept) -> tuple[str, str, str]:
    """Value, scheme and label; a URI that ends in the literal code is scheme and code in one."""
    uri, literal = concept.uri, concept.code or concept.literal
    if uri and literal and uri.endswith(literal) and len(uri) > len(literal):
        return literal, uri.removesuffix(literal), concept.name
    return uri or literal or concept.name, "" if uri else concept.scheme, concept.name
