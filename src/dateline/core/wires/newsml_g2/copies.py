"""The text of an item in the domain's terms, whichever form its content comes in."""

import datetime as dt
from dataclasses import dataclass, replace
from html import escape

from dateline.core.story import Dateline, Link, PhotoRef
from dateline.core.text.clean import CleanHtml
from dateline.core.wires import copy, limits
from dateline.core.wires.compose import undated
from dateline.core.wires.newsml_g2.wire import G2Copy, G2File, G2Item, G2Link
from dateline.core.wires.nitf.parts import parts
from dateline.core.wires.printed import printed

_ELSEWHERE = ("caption", "copyright", "keyword", "hashtag", "note", "correction", "sources", "designated-organisation")
"""Roles of descriptions that are no copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What an item says to readers; the headline may be empty."""

    headline: str = ""
    lead: str = ""
    body: CleanHtml = CleanHtml("")
    dateline: Dateline | None = None
    byline: str = ""
    credit: str = ""
    ednote: str = ""
    sources: str = ""
    images: tuple[G2File, ...] = ()
    photos: tuple[PhotoRef, ...] = ()
    links: tuple[Link, ...] = ()


def text_of(item: G2Item, *, day: dt.date) -> Text:
    """The first form of the content that holds some text; without one, the descriptions, or a package's members.

    ``day`` is that of publication. Raises `WireError` for a body beyond the limits.
    """
    lead = copy.one_line(item.description.lead)
    found = next((text for one in item.copies if (text := _text(one, day)) and (text.body or text.headline)), None)
    found = found or Text(body=_described(item) or _listed(item))
    if lead and (len(lead) > limits.LEAD or copy.repeats(lead, found.body)):
        lead, found = "", found if found.body else Text(body=copy.body(item.description.lead))
    stripped, lead, body = undated(lead or found.lead, found.body, day=day)
    opened = stripped or found.dateline
    written = item.description.dateline
    dateline = printed(written, opened, day=day) if written else opened
    return replace(found, lead="" if copy.repeats(lead, body) else lead, body=body, dateline=dateline)


def _text(one: G2Copy, day: dt.date) -> Text:
    if one.nitf is None:
        body = copy.body(one.markup) if one.markup else copy.text_body(one.text)
        return Text(body=CleanHtml(body.strip()), images=one.pictures)
    found = parts(one.nitf, day=day)
    return Text(
        headline=found.headline,
        lead=found.lead,
        body=found.body,
        dateline=found.dateline,
        byline=found.byline,
        credit=found.credit,
        ednote=found.ednote,
        sources=found.sources,
        photos=found.photos,
        links=found.links,
    )


def _described(item: G2Item) -> CleanHtml:
    """Shot lists and the like, which are all the copy that a video or a sound comes with."""
    description = item.description
    shown = (one for one in description.texts if one.role not in _ELSEWHERE and one.markup != description.lead)
    return CleanHtml("\n".join(filter(None, (copy.body(f"<p>{one.markup}</p>") for one in shown))))


def _listed(item: G2Item) -> CleanHtml:
    """The members of a package that have a title, as a list."""
    entries = "".join(f"<li>{_member(one)}</li>" for one in item.members if one.title)
    return copy.body(f"<ul>{entries}</ul>") if entries else CleanHtml("")


def _member(one: G2Link) -> str:
    url = copy.address(one.target)
    title = escape(one.title, quote=False)
    linked = f'<a href="{escape(url)}">{title}</a>' if url else title
    return f"{linked}<br>{escape(one.summary, quote=False)}" if one.summary else linked
