"""The front page of an edition, composed from its latest stories."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from dateline.archive import public
from dateline.archive.annotations import topics_of
from dateline.archive.leads import Lead as Slot
from dateline.archive.leads import standing
from dateline.archive.public import Row
from dateline.coverage.reading import events_of
from dateline.index.filtered import read_filtered
from dateline.index.lists import all_news
from dateline.index.pages import ListPage, read_page
from dateline.index.topics import trunks_of
from dateline.partners.models import Placement
from dateline.partners.showing import Block, Spot
from dateline.partners.showing import block as partner_block
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.depends import Depends, Kind, earliest, in_language
from dateline.site.editions import Here
from dateline.site.head import Head
from dateline.site.mine.cookies import front_follows
from dateline.site.mine.page import own_of, private
from dateline.site.page import render
from dateline.site.parts.days import by_day
from dateline.site.parts.entries import Entry, entries
from dateline.site.parts.front import Breadth, arrange, reason, sections
from dateline.site.parts.lists import feeds, stretch
from dateline.site.parts.partners import partner_news
from dateline.site.parts.photos import Picture, pictures_of
from dateline.site.parts.rates import block
from dateline.site.parts.rows import headlines
from dateline.site.parts.topics import TopicLink, topic_link
from dateline.site.serve import edition_page

PARTNERS = 5
"""Headlines of partners."""
WINDOW = 40
"""The latest stories that the page is composed from."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead story, with the first picture of its public version."""

    entry: Entry
    why: str
    """Why it leads, in words."""
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Section:
    """Stories under a topic of the first level."""

    topic: TopicLink
    headlines: SafeString


@dataclass(frozen=True, slots=True)
class Latest:
    """What the page is made of: the newest stories, and what the desk wants to lead."""

    page: ListPage
    slots: Sequence[Slot]
    own: bool
    """They are those of the reader's own filter. Then no desk says what leads."""


@edition_page
def front(request: HttpRequest, here: Here) -> HttpResponse:
    """Lead stories by weight, the latest ones, and what else there is by topic.

    For a reader who chose so it is made of My feed, and is nobody else's.
    """
    latest = _latest(request, here, timezone.now())
    response = _composed(here, latest)
    return private(response) if latest.own else response


def _latest(request: HttpRequest, here: Here, now: dt.datetime) -> Latest:
    own = own_of(request, here) if front_follows(request) else None
    if own is None:
        return Latest(read_page(all_news(here.language), limit=WINDOW), standing(here.edition.code, now), own=False)
    return Latest(read_filtered(own.whole, now, ZoneInfo(here.edition.zone), limit=WINDOW), (), own=True)


def _composed(here: Here, latest: Latest) -> HttpResponse:
    code, agency = here.edition.code, here.edition.name
    clock = Clock.of(here.edition.zone, here.language)
    rows, chosen = public.rows(latest.page.ids), public.rows([lead.story_id for lead in latest.slots])
    told = _told([row.id for row in (*rows, *chosen)])
    parts = arrange(rows, chosen, told)
    year = clock.local(rows[0].listed_at).year if rows else None
    pictures = pictures_of([row.id for row in parts.leads])
    head = Head(
        title=agency,
        description=gettext("%(agency)s: the latest news.") % {"agency": agency},
        path=links.front(code),
        others={each.code: links.front(each.code) for each in here.editions},
        feeds=feeds(links.all_news(code), f"{agency}: {gettext('All news')}"),
    )
    partners = partner_block(Spot(here.language, Placement.FRONT, timezone.now(), here.epochs.partners), PARTNERS)
    return render(
        "front.html",
        here,
        head,
        depends=None if latest.own else _depends(here, latest, told, partners),
        own=latest.own,
        leads=[
            Lead(entry, _why(row, rows, told, chosen=bool(chosen)), pictures.get(entry.story_id))
            for row, entry in zip(parts.leads, entries(parts.leads, code, clock, year=year), strict=True)
        ],
        latest=by_day(parts.latest, code, clock, places=False),
        sections=_sections(parts.rest, here),
        all_news=links.my_feed(code) if latest.own else links.all_news(code),
        converter=block(here),
        partners=partner_news(partners, code, here.language),
    )


def _told(ids: Sequence[int]) -> dict[int, Breadth]:
    """The events of stories, and how many outlets tell each."""
    found = events_of(ids)
    return {story: Breadth(found[story].number, found[story].outlets) for story in ids if story in found}


def _why(row: Row, rows: Sequence[Row], told: dict[int, Breadth], *, chosen: bool) -> str:
    newest = rows[0].listed_at if rows else row.listed_at
    return reason(row, told[row.id].outlets if row.id in told else 1, newest, chosen=chosen)


def _depends(here: Here, latest: Latest, told: dict[int, Breadth], partners: Block) -> Depends:
    return Depends(
        kind=Kind.FRONT,
        address=links.front(here.edition.code),
        stories=frozenset([*latest.page.ids, *(lead.story_id for lead in latest.slots)]),
        watched=(stretch(in_language(here.language), latest.page),),
        leads=True,
        events=frozenset(each.event for each in told.values()),
        partners=True,
        until=earliest(*(lead.expires_at for lead in latest.slots), partners.until),
    )


def _sections(rows: Sequence[Row], here: Here) -> list[Section]:
    codes = {story: found[0] for story, found in topics_of([row.id for row in rows]).items()}
    trunks = trunks_of(set(codes.values()))
    topics = {topic.code: topic for topic in trunks.values()}
    grouped = sections(rows, {story: trunks[code].code for story, code in codes.items() if code in trunks})
    return [
        Section(topic_link(topics[code], here), headlines(under, here.edition.code)) for code, under in grouped.items()
    ]
