"""What a partner is offered of ours: its filter, asked anew each time, so that what is killed is gone with the kill."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dateline.archive import public
from dateline.archive.models import Edition
from dateline.archive.names import AgencyNames
from dateline.archive.public import Row
from dateline.core.filters import Field, FilterError, parse
from dateline.core.filters.nodes import all_of, among
from dateline.index.filtered import read_filtered
from dateline.partners.models import Partner


@dataclass(frozen=True, slots=True)
class Given:
    """The stories that a partner is offered now, newest first."""

    partner: Partner
    edition: Edition
    rows: tuple[Row, ...]


def given(slug: str, now: dt.datetime) -> Given | None:
    """None where no partner of this name is offered anything."""
    partner = Partner.objects.select_related("edition").filter(slug=slug, on=True).first()
    if partner is None or partner.edition is None or (partner.expires_on and partner.expires_on < now.date()):
        return None
    return Given(partner, partner.edition, stories(partner, partner.edition, now))


def stories(partner: Partner, edition: Edition, now: dt.datetime) -> tuple[Row, ...]:
    """As its filter chooses; a filter that cannot be read any longer (a topic was taken away) lets nothing through."""
    language = edition.language.partition("-")[0].lower()
    try:
        wanted = parse(partner.filter, AgencyNames())
    except FilterError:
        return ()
    node = all_of([among(Field.LANGUAGE, [language]), wanted])
    page = read_filtered(node, now, ZoneInfo(edition.zone), limit=partner.offered)
    return tuple(public.rows(page.ids))
