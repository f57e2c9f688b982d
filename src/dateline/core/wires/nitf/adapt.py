"""NITF into the domain: a `NitfDocument` as items."""

import datetime as dt
from collections.abc import Iterator

from dateline.core.story import Item, Pubstatus, Signal, Unreadable
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, whole_number
from dateline.core.wires.element import primary
from dateline.core.wires.error import WireError
from dateline.core.wires.nitf.parts import parts
from dateline.core.wires.nitf.wire import NitfCode, NitfDocument, NitfHead
from dateline.core.wires.signals import signal_of
from dateline.core.wires.times import moment

NAME = "nitf"
_STATUS = {
    "": Pubstatus.USABLE, "usable": Pubstatus.USABLE, "embargoed": Pubstatus.USABLE, "withheld": Pubstatus.WITHHELD,
    "canceled": Pubstatus.CANCELED, "cancelled": Pubstatus.CANCELED,
}  # fmt: skip
_ALERTS = {"alert": Signal.FLASH} | {
    signal.value: signal for signal in Signal if signal not in (Signal.NONE, Signal.CORRECTION, Signal.FLASH)
}
"""Types of document that say what a version is: NITF's own two, and what our writer says by the same attribute."""
_PLAIN = ("", "current", "news")


def adapt(document: NitfDocument, received: dt.datetime, number: int) -> Iterator[Item | Unreadable]:
    """The story, and what the document says of another one; ``number`` counts the documents of a file from 1.

    A document that cancels or withholds another (``management-doc-idref``) gives an item under that one's identity,
    with its new status and the notice's own headline.
    """
    head = document.head
    uri = head.doc_id or head.key or tag_uri(NAME, head.issued, document.body.headline, document.body.content)
    try:
        item = _item(document, received, uri=uri)
    except WireError as error:
        yield Unreadable(format=NAME, reason=error.reason, where=f"document {number}, line {document.line}", uri=uri)
        return
    yield item
    status = pubstatus(head.other_status) if head.other_status else Pubstatus.USABLE
    if head.other_id not in ("", uri) and status is not Pubstatus.USABLE:
        yield Item(
            uri=head.other_id,
            format=NAME,
            headline=item.headline,
            pubstatus=status,
            published=item.published,
            updated=item.updated,
            ednote=item.ednote,
        )


def pubstatus(written: str) -> Pubstatus:
    """``management-status``: absent means usable, unknown means withheld; an embargo is told by its date."""
    return _STATUS.get(written.strip().lower(), Pubstatus.WITHHELD)


def _item(document: NitfDocument, received: dt.datetime, *, uri: str) -> Item:
    head = document.head
    published, revised = moment(head.issued), moment(head.revised)
    found = parts(document.body, day=day_of(published, received))
    embargo, unclear = _embargo(head, received)
    status = pubstatus(head.status)
    if unclear and status is Pubstatus.USABLE:
        status = Pubstatus.WITHHELD
    title = found.headline or head.title
    ednote = "\n".join(filter(None, (*head.messages, found.ednote, unclear)))
    spare = "" if status is Pubstatus.USABLE else head.key or uri
    return Item(
        uri=uri,
        format=NAME,
        headline=headline_for(title, found.lead, found.body, spare=spare),
        lead=found.lead,
        body_html=found.body,
        version=whole_number(head.version),
        pubstatus=status,
        embargo=embargo,
        signal=signal_of(said=_signal(head), headline=title, ednote=ednote),
        slug=head.key or next(iter(head.keywords), ""),
        byline=found.byline,
        credit=found.credit or head.copyright_holder,
        dateline=found.dateline,
        published=published,
        updated=revised if revised and published and revised > published else None,
        language=primary(document.language),
        topics=codes(*map(_triple, head.subjects), *((word, "", "") for word in head.keywords)),
        places=codes(*map(_triple, head.places)),
        urgency=_urgency(head.urgency),
        usage_terms="\n".join(filter(None, (found.usage_terms, *head.rights))),
        ednote=ednote,
        correction=head.correction or "",
        photos=found.photos,
        links=found.links,
        kind="" if head.kind in _PLAIN else head.kind,
        sources=found.sources,
    )


def _embargo(head: NitfHead, received: dt.datetime) -> tuple[dt.datetime | None, str]:
    """The date of release, if it lies ahead or the document is marked as embargoed; else, why it cannot be told."""
    embargoed = head.status == "embargoed"
    release = moment(head.released) if head.released else None
    if release is None:
        unclear = f"Embargoed: {head.released or 'no time of release is given'}"
        return None, unclear if embargoed or head.released else ""
    return (release if embargoed or release > received else None), ""


def _signal(head: NitfHead) -> Signal:
    corrects = Signal.CORRECTION if head.correction is not None else Signal.NONE
    return _ALERTS.get(head.alert, corrects)


def _urgency(written: str) -> int | None:
    """1 (most) to 8 in NITF, 9 where a sender follows IPTC's later scale; anything else says nothing."""
    number = whole_number(written)
    return number if number and number <= 9 else None


def _triple(code: NitfCode) -> tuple[str, str, str]:
    return code.value, code.scheme, code.label
