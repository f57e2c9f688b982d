"""Partners' feeds, asked every twenty seconds: what a partner takes back is gone from our pages within a minute."""

import asyncio
import datetime as dt
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dateline.archive import public
from dateline.archive.epochs import advance
from dateline.core.partners import same
from dateline.core.partners.offers import Offer as Offered
from dateline.core.partners.offers import Reading, host_name, read
from dateline.index.lists import all_news
from dateline.index.pages import read_page
from dateline.intake.net.client import Client, FetchError, Limits, Request, Response
from dateline.intake.polling.threads import Threads
from dateline.partners.models import Offer, Partner
from dateline.partners.showing import TRUST

TICK = 5.0
"""Seconds between two looks at who is due."""
EVERY = dt.timedelta(seconds=20)
LONGEST = dt.timedelta(minutes=10)
"""Between two tries with a partner that fails."""
LIMITS = Limits(connect=5, first_byte=8, total=15, body=2 << 20)
AT_ONCE = 8
OURS = 400
"""Our latest stories that a headline is compared with."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a visit."""

    partner: str
    offers: int
    refused: int
    error: str = ""


async def visit_due(client: Client, threads: Threads) -> None:
    """Ask those whose time has come, side by side: a slow one keeps nobody waiting for longer than its own limit."""
    partners = await threads.write(lambda: due(timezone.now()))
    places = asyncio.Semaphore(AT_ONCE)

    async def one(partner: Partner) -> None:
        async with places:
            told = await visit(partner, client, threads)
        if told.error and not partner.failures:
            log.warning("partner %s: %s", told.partner, told.error)

    for failed in await asyncio.gather(*map(one, partners), return_exceptions=True):
        if isinstance(failed, Exception):
            log.error("a visit to a partner broke off", exc_info=failed)


def due(now: dt.datetime) -> list[Partner]:
    """Partners with a feed, switched on and not expired, whose time has come."""
    agreed = Q(expires_on=None) | Q(expires_on__gte=now.date())
    return list(Partner.objects.filter(agreed, on=True, next_at__lte=now).exclude(feed="").order_by("next_at"))


async def visit(partner: Partner, client: Client, threads: Threads) -> Told:
    """One visit, from request to record."""
    headers = {"if-none-match": partner.etag, "if-modified-since": partner.modified}
    asked = Request(url=partner.feed, headers={name: value for name, value in headers.items() if value})
    try:
        response = await client.fetch(asked, LIMITS)
    except FetchError as error:
        reason = str(error)
        return await threads.write(lambda: _failed(partner.pk, reason, timezone.now()))
    if response.status == 304:
        return await threads.write(lambda: _unchanged(partner.pk, timezone.now()))
    if response.status == 410:
        return await threads.write(lambda: take(partner.pk, Reading(), None, timezone.now()))
    if response.status != 200:
        reason = f"its feed answered {response.status}"
        return await threads.write(lambda: _failed(partner.pk, reason, timezone.now()))
    reading = await threads.read(lambda: read(response.body, hosts(partner), timezone.now()))
    if reading.fault:
        return await threads.write(lambda: _failed(partner.pk, reading.fault, timezone.now()))
    return await threads.write(lambda: take(partner.pk, reading, response, timezone.now()))


def hosts(partner: Partner) -> frozenset[str]:
    """On which its offers may lie."""
    return frozenset([host_name(urlsplit(partner.site).hostname or "")])


def take(pk: int, reading: Reading, response: Response | None, now: dt.datetime) -> Told:
    """Bring what is here in line with what the partner offers now: what is no longer in its feed is gone with it."""
    with transaction.atomic():
        partner = Partner.objects.select_for_update().get(pk=pk)
        changed = _bring_in_line(partner, reading.offers, now)
        partner.etag = response.headers.get("etag")[:500] if response else ""
        partner.modified = response.headers.get("last-modified")[:100] if response else ""
        partner.refused = len(reading.refused)
        partner.refusal = reading.refused[0].reason[:300] if reading.refused else ""
        changed |= _answered(partner, now)
        if changed:
            advance("partners")
    return Told(partner.slug, len(reading.offers), partner.refused)


def _unchanged(pk: int, now: dt.datetime) -> Told:
    with transaction.atomic():
        partner = Partner.objects.select_for_update().get(pk=pk)
        if _answered(partner, now):
            advance("partners")
    return Told(partner.slug, partner.offers.count(), partner.refused)


def _answered(partner: Partner, now: dt.datetime) -> bool:
    """Note an answer; whether that changes what is shown of its offers.

    Our own stories may tell the same meanwhile, or no longer do; and after a long silence they are shown again.
    """
    silent = partner.answered_at is None or now - partner.answered_at > TRUST
    partner.visited_at = partner.answered_at = now
    partner.failures, partner.error = 0, ""
    partner.next_at = now + EVERY
    partner.save()
    return mark_ours(partner) or silent


def _failed(pk: int, reason: str, now: dt.datetime) -> Told:
    partner = Partner.objects.get(pk=pk)
    partner.failures += 1
    partner.visited_at, partner.error = now, reason[:500]
    partner.next_at = now + min(EVERY * partner.failures, LONGEST)
    partner.save(update_fields=["failures", "visited_at", "error", "next_at"])
    return Told(partner.slug, 0, 0, reason)


def _bring_in_line(partner: Partner, offers: Sequence[Offered], now: dt.datetime) -> bool:
    rows = {row.key: row for row in partner.offers.all()}
    gone = rows.keys() - {offer.key for offer in offers}
    changed = bool(gone)
    Offer.objects.filter(pk__in=[rows[key].pk for key in gone]).delete()
    for position, offer in enumerate(offers):
        row = rows.get(offer.key) or Offer(partner=partner, key=offer.key, came_at=now)
        published = min(offer.published, now) if offer.published else None
        new = (position, offer.url, offer.headline, offer.language, published)
        if row.pk is None or new != (row.position, row.url, row.headline, row.language, row.published):
            row.position, row.url, row.headline, row.language, row.published = new
            row.save()
            changed = True
    return changed


def mark_ours(partner: Partner) -> bool:
    """Mark the offers whose story we have ourselves; whether any mark changed."""
    offers = list(partner.offers.all())
    ours = {language: _our_headlines(language) for language in {offer.language for offer in offers if offer.language}}
    every = frozenset[same.Key]().union(*ours.values()) if ours else frozenset[same.Key]()
    changed = []
    for offer in offers:
        known = same.among(same.key(offer.headline, offer.language), ours.get(offer.language, every))
        if known != offer.ours:
            offer.ours = known
            changed.append(offer)
    Offer.objects.bulk_update(changed, ["ours"])
    return bool(changed)


def _our_headlines(language: str) -> Collection[same.Key]:
    rows = public.rows(read_page(all_news(language), limit=OURS).ids)
    return frozenset(same.key(row.headline, language) for row in rows)
