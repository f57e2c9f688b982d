"""A partner's headlines of ours, with the links that a widget or a feed has."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from dateline.archive.public import Row
from dateline.core.text.clean import CleanHtml
from dateline.out.feeds.values import Channel, Entry
from dateline.partners import tokens
from dateline.partners.giving import Given
from dateline.partners.models import Placement
from dateline.site import links


@dataclass(frozen=True, slots=True)
class Headline:
    """Of a story of ours."""

    text: str
    href: str
    """Absolute; it counts the click and leads to the story."""
    listed_at: dt.datetime


def headlines(given: Given, placement: Placement, count: int) -> Sequence[Headline]:
    """The newest."""
    return [Headline(row.headline, _counted(given, row, placement), row.listed_at) for row in given.rows[:count]]


def channel(given: Given) -> Channel:
    """All of them as a feed: headline, lead and link. The address of the story itself is the entry's identity."""
    edition = given.edition
    return Channel(
        address=links.absolute(f"/embed/{given.partner.slug}"),
        home=links.absolute(links.front(edition.code)),
        title=gettext("%(agency)s for %(partner)s") % {"agency": edition.name, "partner": given.partner.name},
        description=gettext("Headlines of %(agency)s.") % {"agency": edition.name},
        publisher=edition.name,
        language=edition.language,
        changed=None,
        entries=tuple(_entry(given, row) for row in given.rows),
    )


def _entry(given: Given, row: Row) -> Entry:
    canonical = links.absolute(links.story(given.edition.code, row.id, row.slug))
    return Entry(
        id=canonical,
        url=_counted(given, row, Placement.FEED),
        title=row.headline,
        summary=row.lead,
        content=CleanHtml(""),
        published=row.listed_at,
        updated=row.listed_at if row.number == 1 else max(row.changed_at, row.listed_at),
        version=row.stamp,
    )


def _counted(given: Given, row: Row, placement: Placement) -> str:
    return links.absolute(tokens.path(tokens.Click("s", row.id, given.partner.pk, placement.value)))
