"""Asking the banks, on their own rhythm, with the client that asks sources."""

import asyncio
import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from dateline.core.money import plan
from dateline.core.money.bank import Bank, RatesError
from dateline.core.money.banks import BANKS, named, read
from dateline.core.money.values import Quote
from dateline.intake.net.client import Client, FetchError, Limits, Request
from dateline.intake.polling.threads import Threads
from dateline.markets.keep import Kept, keep
from dateline.markets.library import library
from dateline.markets.models import BankVisit

TICK = 30.0
"""Seconds between two looks at which bank is due."""
LIMITS = Limits(total=120)
PAUSE = 1.0
"""Seconds between two requests to one bank."""
_ERROR = 500
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """What came of asking a bank; ``error`` is empty where all went well."""

    bank: str
    kept: Kept
    newest: dt.date | None
    error: str = ""


async def visit_due(client: Client, threads: Threads, wanted: Sequence[str]) -> None:
    """Ask those of the ``wanted`` banks whose time has come."""
    for bank in await threads.write(lambda: due(wanted, timezone.now())):
        told = await visit(bank, client, threads)
        if told.error:
            log.warning("rates of %s: %s", bank.code, told.error)
        elif told.kept.new or told.kept.revised:
            log.info("rates of %s: %d new, %d revised", bank.code, told.kept.new, told.kept.revised)


def due(wanted: Sequence[str], now: dt.datetime) -> list[Bank]:
    """The banks whose time has come; one that was never asked is asked at once."""
    later = set(BankVisit.objects.filter(next_at__gt=now).values_list("bank", flat=True))
    return [bank for bank in BANKS if bank.code in wanted and bank.code not in later]


async def visit(
    bank: Bank, client: Client, threads: Threads, urls: Sequence[str] = (), *, pause: float = PAUSE
) -> Told:
    """Fetch what is new, or ``urls``, and keep it. What came before a failure is kept."""
    now = timezone.now()
    newest = await threads.write(lambda: library().book(bank.code).last)
    total, error = Kept(), ""
    try:
        for number, url in enumerate(urls or plan.addresses(bank, now, newest)):
            if number:
                await asyncio.sleep(pause)
            quotes = await _fetch(bank, client, threads, url)
            kept = await threads.write(lambda quotes=quotes, url=url: keep(bank.code, quotes, url, timezone.now()))  # type: ignore[misc]
            total = Kept(total.new + kept.new, total.known + kept.known, total.revised + kept.revised)
    except (FetchError, RatesError) as failure:
        error = str(failure)
    newest = await threads.write(lambda: _noted(bank, error))
    return Told(bank.code, total, newest, error)


async def _fetch(bank: Bank, client: Client, threads: Threads, url: str) -> tuple[Quote, ...]:
    response = await client.fetch(Request(url=url), LIMITS)
    if response.status != 200:
        raise RatesError(f"{url} answered {response.status}")
    found, quotes = await threads.read(lambda: read(response.body))
    if found.code != bank.code:
        raise RatesError(f"{url} has rates of another bank")
    return quotes


def _noted(bank: Bank, error: str) -> dt.date | None:
    """Write down how it went and when to ask again; the newest day that is here."""
    now, newest = timezone.now(), library().book(bank.code).last
    row, _ = BankVisit.objects.get_or_create(bank=bank.code, defaults={"next_at": now})
    row.visited_at, row.error = now, error[:_ERROR]
    row.failures = row.failures + 1 if error else 0
    row.answered_at = row.answered_at if error else now
    row.next_at = plan.after_failure(row.failures, now) if error else plan.after_answer(bank.rhythm, now, newest)
    row.save()
    return newest


def since(code: str, first: dt.date, last: dt.date) -> tuple[Bank, tuple[str, ...]]:
    """A bank, and the addresses of its rates from one day to another. Raises `LookupError`."""
    bank = named(code)
    return bank, bank.since(first, last)
