"""NewsML 1.x into the domain: a `NewsItem` as an `Item`."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dateline.core.story import Item, Pubstatus, Signal, Unreadable
from dateline.core.wires.compose import codes, day_of, headline_for, tag_uri, whole_number
from dateline.core.wires.element import primary
from dateline.core.wires.error import WireError
from dateline.core.wires.newsml_1.files import files
from dateline.core.wires.newsml_1.wire import Component, Content, NewsItem
from dateline.core.wires.nitf.head import SUBJECT_CODES
from dateline.core.wires.nitf.parts import parts
from dateline.core.wires.nitf.wire import NitfBody, NitfDateline, NitfHead
from dateline.core.wires.signals import signal_of
from dateline.core.wires.times import moment

NAME = "newsml-1"
_STATUS = {
    None: Pubstatus.USABLE, "usable": Pubstatus.USABLE, "embargoed": Pubstatus.USABLE,
    "withheld": Pubstatus.WITHHELD, "canceled": Pubstatus.CANCELED, "cancelled": Pubstatus.CANCELED,
}  # fmt: skip
_KINDS = {"alert": Signal.FLASH, "advisory": Signal.ADVISORY}
_INSTRUCTIONS = {
    "kill": Signal.KILL, "delete": Signal.KILL, "withdraw": Signal.WITHDRAW, "correction": Signal.CORRECTION,
    "rectify": Signal.CORRECTION, "update": Signal.UPDATE,
}  # fmt: skip
_FOR_EDITORS = ("advisory", "instruction", "ednote", "editor", "note")
_REVISION = re.compile(r":\d+[NUA]?$")
_SUBJECT_CODE = re.compile(r"\d{8}$")
_PLAIN = ("current", "news", "article")
_Text = Callable[[Component], str]


def adapt(item: NewsItem, received: dt.datetime, number: int, priority: str) -> Item | Unreadable:
    """The story, or why it is none. ``number`` counts the items of a file from 1, ``priority`` is the envelope's."""
    uri = _uri(item)
    pubstatus = _STATUS.get(item.status, Pubstatus.WITHHELD)
    where = f"item {number}, line {item.line}"
    if item.other_content and pubstatus is Pubstatus.USABLE:
        return _without_component(item, uri, where)
    try:
        return _item(item, received, uri=uri, pubstatus=pubstatus, priority=whole_number(priority))
    except WireError as error:
        return Unreadable(format=NAME, reason=error.reason, where=where, uri=uri)


def _uri(item: NewsItem) -> str:
    """The identity of all revisions: what the public identifier says before the revision (NewsML 1.2, section 5.5)."""
    if item.provider_id and item.item_id:
        return ":".join(filter(None, ("urn:newsml", item.provider_id, item.date_id, item.item_id)))
    if item.public_identifier:
        return _REVISION.sub("", item.public_identifier)
    return tag_uri(NAME, item.label, item.first_created, item.this_revision_created)


def _without_component(item: NewsItem, uri: str, where: str) -> Unreadable:
    if item.other_content == "topicset":
        return Unreadable(format=NAME, reason="a set of topics, which is no story", where=where, uri=uri, story=False)
    reason = "an update of single parts of an earlier item; ask the sender for whole items"
    return Unreadable(format=NAME, reason=reason, where=where, uri=uri)


def _item(item: NewsItem, received: dt.datetime, *, uri: str, pubstatus: Pubstatus, priority: int | None) -> Item:
    top = item.component or Component()
    path, content = _main(top)
    all_lines = list(_walk(top))
    near = path or all_lines
    created, revised = moment(item.first_created), moment(item.this_revision_created)
    head, body = _body(near, content, top)
    found = parts(body, day=day_of(revised or created, received))
    embargo, unclear = _embargo(item)
    if unclear and pubstatus is Pubstatus.USABLE:
        pubstatus = Pubstatus.WITHHELD
    spare = "" if pubstatus is Pubstatus.USABLE else item.label or uri
    title = found.headline or _first(all_lines, lambda one: one.lines.headline) or head.title
    notes = [*item.instructions, *_notes(near), found.ednote, *head.messages, unclear]
    ednote = "\n".join(note for note in notes if note)
    return Item(
        uri=uri,
        format=NAME,
        headline=headline_for(title, found.lead, found.body, spare=spare),
        lead=found.lead,
        body_html=found.body,
        version=whole_number(item.revision),
        pubstatus=pubstatus,
        embargo=embargo,
        signal=signal_of(said=_signal(item), headline=title, ednote=ednote),
        slug=_first(near, lambda one: one.lines.slug) or item.label,
        byline=found.byline,
        credit=_first(near, lambda one: one.lines.credit) or _first(all_lines, lambda one: one.metadata.provider),
        dateline=found.dateline,
        published=created or revised,
        updated=revised,
        language=primary(_first(near, lambda one: one.metadata.language) or item.language),
        topics=codes(*_topics(all_lines, head)),
        places=codes(*((place, "", place) for one in all_lines for place in one.metadata.places)),
        urgency=_urgency(item.urgency or head.urgency),
        priority=priority,
        located=_first(near, lambda one: one.metadata.origin),
        usage_terms="\n".join(dict.fromkeys(filter(None, (*_rights(near), found.usage_terms)))),
        ednote=ednote,
        photos=found.photos,
        links=found.links,
        kind=_kind(_first(near, lambda one: one.metadata.genre)),
        sources=found.sources,
    )


def _walk(component: Component) -> Iterator[Component]:
    yield component
    for one in component.components:
        yield from _walk(one)


def _main(component: Component) -> tuple[list[Component], Content | None]:
    """The first text that is no caption, with the components around it, the nearest first."""
    if "caption" not in component.role:
        for content in component.contents:
            if content.nitf or content.html:
                return [component], content
        for one in component.components:
            path, found = _main(one)
            if found:
                return [*path, component], found
    return [], None


def _body(near: list[Component], content: Content | None, top: Component) -> tuple[NitfHead, NitfBody]:
    """What is printed: NITF or HTML, with the news lines, which win over what NITF says."""
    nitf = content.nitf if content else None
    body = nitf.body if nitf else NitfBody(content=content.html if content else "")
    dateline = _first(near, lambda one: one.lines.dateline)
    date = _first(near, lambda one: one.metadata.dateline_date)
    whole = replace(
        body,
        headline=_first(near, lambda one: one.lines.headline) or body.headline,
        subheads=next((one.lines.subheads for one in near if one.lines.subheads), body.subheads),
        byline=_first(near, lambda one: one.lines.byline) or body.byline,
        dateline=NitfDateline(text=dateline, date=date) if dateline else body.dateline,
        media=(*body.media, *files(top)),
    )
    return nitf.head if nitf else NitfHead(), whole


def _first(components: Iterable[Component], text: _Text) -> str:
    return next((found for one in components if (found := text(one))), "")


def _embargo(item: NewsItem) -> tuple[dt.datetime | None, str]:
    """When an embargoed item becomes usable; else, why that cannot be told."""
    if item.status != "embargoed":
        return None, ""
    release = moment(item.release) if item.release else None
    return release, "" if release else f"Embargoed: {item.release or 'no time of release is given'}"


def _signal(item: NewsItem) -> Signal:
    """What the item says in its fields; the first instruction that is known comes before the item's type."""
    instructions = (_INSTRUCTIONS.get(one.lower()) for one in item.instructions)
    return next(filter(None, instructions), _KINDS.get(item.kind, Signal.NONE))


def _notes(components: Iterable[Component]) -> Iterator[str]:
    for component in components:
        for kind, text in component.lines.others:
            if any(word in kind for word in _FOR_EDITORS):
                yield text


def _rights(components: Iterable[Component]) -> Iterator[str]:
    for one in components:
        yield from (one.lines.copyright, one.lines.rights, *one.metadata.usage)


def _topics(components: Iterable[Component], head: NitfHead) -> Iterator[tuple[str, str, str]]:
    for component in components:
        for subject in component.metadata.subjects:
            scheme = SUBJECT_CODES if _SUBJECT_CODE.match(subject.value) else subject.scheme
            yield subject.value, scheme, ""
        yield from ((word, "", "") for word in (*component.metadata.keywords, *component.lines.keywords))
    yield from ((code.value, code.scheme, code.label) for code in head.subjects)


def _urgency(written: str) -> int | None:
    number = whole_number(written)
    return number if number and number <= 9 else None


def _kind(genre: str) -> str:
    return "" if genre in _PLAIN else genre
