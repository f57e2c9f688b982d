"""A captured page into the domain: a `Page` as an `Item`."""

import datetime as dt
import re

from dateline.core.dateline import parse
from dateline.core.places import fold
from dateline.core.story import Dateline, Item, PhotoRef
from dateline.core.text.clean import paragraphs
from dateline.core.wires.capture.wire import Page, Photo
from dateline.core.wires.compose import day_of, headline_for, tag_uri
from dateline.core.wires.copy import cut
from dateline.core.wires.limits import LEAD

_REACH = 5
"""Paragraphs among which the dateline stands."""
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LETTER = re.compile(r"[^\W\d_]")


def adapt(page: Page, received: dt.datetime) -> Item:
    """The story. Raises `WireError` where there is neither a headline nor a text.

    The identity is made of the headline, case, accents and punctuation apart, and the time of publication, so that
    another capture of the page has the same.
    """
    published = page.stamped.published if page.stamped else None
    dateline, body = _dateline(page.body, day_of(published, received))
    html = paragraphs(*body)
    headline = headline_for(page.headline, page.lead, html)
    when = published.astimezone(dt.UTC).isoformat() if published else dateline.text if dateline else ""
    return Item(
        uri=tag_uri("capture", fold(headline), when),
        format="capture",
        headline=headline,
        lead=cut(page.lead, LEAD),
        body_html=html,
        dateline=dateline,
        stamp=page.stamped.stamp if page.stamped else None,
        pages_stated=page.pages_stated,
        published=published,
        language=page.stamped.language if page.stamped else _script_language(" ".join((headline, *body))),
        photos=tuple(_photo(photo) for photo in page.photos),
    )


def _dateline(body: tuple[str, ...], day: dt.date) -> tuple[Dateline | None, tuple[str, ...]]:
    """The first dateline of the copy, which a preamble may precede, and the paragraphs without it."""
    for number, paragraph in enumerate(body[:_REACH]):
        dateline, rest = parse(paragraph, day=day)
        if dateline:
            return dateline, (*body[:number], *((rest,) if rest else ()), *body[number + 1 :])
    return None, body


def _photo(photo: Photo) -> PhotoRef:
    return PhotoRef(credit=photo.credit, caption=photo.caption, byline=_byline(photo.credit))


def _byline(credit: str) -> str:
    """The photographer in ``Name/AGENCY``, or in ``AGENCY/Name`` where only the first part looks like a sign."""
    parts = [part.strip() for part in credit.split("/")]
    if len(parts) < 2:
        return ""
    name = parts[1] if _is_sign(parts[0]) and not _is_sign(parts[1]) else parts[0]
    return "" if _is_sign(name) else name


def _is_sign(part: str) -> bool:
    return part.isupper() or part == "AP Photo"


def _script_language(text: str) -> str:
    """``ru`` where at least half of the letters are Cyrillic, else ``en``; empty without letters."""
    letters = len(_LETTER.findall(text))
    if not letters:
        return ""
    return "ru" if 2 * len(_CYRILLIC.findall(text)) >= letters else "en"
