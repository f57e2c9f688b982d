"""Other outlets of the demo, and what they tell of its events."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from dateline.core.story import Item, Link
from dateline.core.text.clean import paragraphs

_OFFSET = re.compile(r"-(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet; ``says_when`` is False for one whose feed has no times."""

    slug: str
    name: str
    language: str
    says_when: bool = True


OUTLETS = (
    Outlet("courier", "Northern Courier", "en"),
    Outlet("gazette", "Harbour Gazette", "en"),
    Outlet("post", "Plainview Post", "en"),
    Outlet("plain", "Riverside Reporter", "en"),
    Outlet("vestnik", "Полуденный вестник", "ru"),
    Outlet("hronika", "Губернская хроника", "ru"),
    Outlet("bereg", "Береговые новости", "ru", says_when=False),
)


def reports(now: dt.datetime) -> Iterator[tuple[Outlet, Item, dt.datetime]]:
    """What the outlets tell, in the order in which it came in, each with the time of its arrival."""
    outlets = {outlet.slug: outlet for outlet in OUTLETS}
    found = []
    for number, line in enumerate(_lines(), 1):
        offset, slug, headline, text = line.split("|")
        at = now - _before(offset)
        found.append((outlets[slug], _item(outlets[slug], number, headline, text, at), at + dt.timedelta(minutes=2)))
    yield from sorted(found, key=lambda each: each[2])


def _lines() -> Iterator[str]:
    text = files("dateline.demo").joinpath("press.txt").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _before(offset: str) -> dt.timedelta:
    match = _OFFSET.fullmatch(offset)
    if match is None:
        raise ValueError(f"“{offset}” is no time before now; as -1d2h05m")
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return dt.timedelta(days=days, hours=hours, minutes=minutes)


def _item(outlet: Outlet, number: int, headline: str, text: str, at: dt.datetime) -> Item:
    address = f"https://{outlet.slug}.example/news/{number}"
    return Item(
        uri=address,
        format="rss",
        headline=headline,
        body_html=paragraphs(text),
        language=outlet.language,
        published=at if outlet.says_when else None,
        links=(Link(url=address),),
    )
