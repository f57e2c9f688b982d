"""Keeping rates: new ones are added, known ones left alone, revised ones replaced and logged."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from django.db import transaction

from dateline.archive.epochs import advance
from dateline.core.money.values import Quote
from dateline.markets import bundled
from dateline.markets.models import Rate, Revision

_BATCH = 500
"""Quotes in a transaction: well under 50 ms."""
_ORIGIN = 300


@dataclass(slots=True)
class Kept:
    """How many rates were what."""

    new: int = 0
    known: int = 0
    revised: int = 0


def keep(bank: str, quotes: Sequence[Quote], origin: str, now: dt.datetime) -> Kept:
    """Keep a bank's quotes; what came in full once makes no difference when it comes again."""
    kept = Kept()
    rest = iter(quotes)
    while batch := list(islice(rest, _BATCH)):
        with transaction.atomic():
            if _batch(bank, batch, _Entry(origin[:_ORIGIN], now), kept):
                advance("rates")
    return kept


@dataclass(frozen=True, slots=True)
class _Entry:
    origin: str
    at: dt.datetime


def _batch(bank: str, quotes: Sequence[Quote], entry: _Entry, kept: Kept) -> bool:
    """Whether anything changed."""
    rows = _rows(bank, quotes)
    new: list[Rate] = []
    changed = False
    for quote in quotes:
        key = (quote.currency, quote.day)
        row = rows.get(key)
        before = (Decimal(row.units), Decimal(row.price)) if row else _bundled(bank, quote)
        if before == (quote.units, quote.price):
            kept.known += 1
        elif before is None:
            new.append(_rate(bank, quote, entry))
            kept.new += 1
        else:
            _revise(bank, quote, before, row, entry)
            kept.revised += 1
            changed = True
    Rate.objects.bulk_create(new)
    return changed or bool(new)


def _rows(bank: str, quotes: Iterable[Quote]) -> dict[tuple[str, dt.date], Rate]:
    days = defaultdict(set)
    for quote in quotes:
        days[quote.currency].add(quote.day)
    first, last = min(min(each) for each in days.values()), max(max(each) for each in days.values())
    found = Rate.objects.filter(bank=bank, currency__in=list(days), day__range=(first, last))
    return {(row.currency, row.day): row for row in found}


def _bundled(bank: str, quote: Quote) -> tuple[Decimal, Decimal] | None:
    if bank != bundled.BANK:
        return None
    return bundled.series(quote.currency).on(quote.day)


def _rate(bank: str, quote: Quote, entry: _Entry) -> Rate:
    return Rate(
        bank=bank,
        currency=quote.currency,
        day=quote.day,
        units=str(quote.units),
        price=str(quote.price),
        base=quote.base,
        origin=entry.origin,
        at=entry.at,
    )


def _revise(bank: str, quote: Quote, before: tuple[Decimal, Decimal], row: Rate | None, entry: _Entry) -> None:
    new = _rate(bank, quote, entry)
    if row:
        new.pk = row.pk
    new.save()
    Revision.objects.create(
        bank=bank,
        currency=quote.currency,
        day=quote.day,
        units_before=str(before[0]),
        price_before=str(before[1]),
        units=new.units,
        price=new.price,
        origin=entry.origin,
        at=entry.at,
    )
