"""What a partner is offered of ours: its filter, asked anew each time, so that what is killed is gone with the kill."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dateline.archive import public
from dateline.archive.editions import primary
from dateline.archive.models import Edition
from dateline.archive.names import AgencyNames
from dateline.archive.public import Row
from dateline.core.filters import Field, FilterError, Node, parse
from dateline.core.filters.nodes import all_of, among
from dateline.index.filtered import read_filtered
from dateline.index.pages import ListPage
from dateline.partners.models import Partner


@dataclass(frozen=True, slots=True)
class Given:
    """The stories that a partner is offered now, newest first."""

    partner: Partner
    edition: Edition
    rows: tuple[Row, ...]
    read: tuple[Node, ListPage] | None
    """What was asked and what the index said; None for a filter that cannot be read."""


def given(slug: str, now: dt.datetime) -> Given | None:
    """None where no partner of this name is offered anything."""
    partner = Partner.objects.select_related("edition").filter(slug=slug, on=True).first()
    if partner is None or partner.edition is None or (partner.expires_on and partner.expires_on < now.date()):
        return None
    return chosen(partner, partner.edition, now)


def chosen(partner: Partner, edition: Edition, now: dt.datetime) -> Given:
    """As its filter chooses; a filter that cannot be read any longer (a topic was taken away) lets nothing through."""
    language = primary(edition.language)
    try:
        wanted = parse(partner.filter, AgencyNames())
    except FilterError:
        return Given(partner, edition, (), None)
    node = all_of([among(Field.LANGUAGE, [language]), wanted])
    page = read_filtered(node, now, ZoneInfo(edition.zone), limit=partner.offered)
    return Given(partner, edition, tuple(public.rows(page.ids)), (node, page))
