"""Converting, by one bank's rates: through its base, with one division at the very end.

Nothing is rounded on the way, and no rate is turned round after it was rounded: ``amount · price(source) ·
units(target) / (units(source) · price(target))``.
"""

import datetime as dt
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from dateline.core.money import currencies
from dateline.core.money.book import Book
from dateline.core.money.trouble import Kind, Trouble
from dateline.core.money.values import Conversion, Found

LARGEST = Decimal(10) ** 15
"""Amounts above a quadrillion are no prices: somebody leans on a key."""
OLDEST = 100
"""Days after which the newest rates that are here no longer stand in for today's."""
_PRECISE = Context(prec=50, rounding=ROUND_HALF_UP)
_ROUNDS = 10
"""Days that are gone back at most to find one with both rates."""
_SIGNIFICANT = 6
"""Figures of a rate (Regulation (EC) 1103/97, article 4)."""


def convert(book: Book, amount: Decimal, source: str, target: str, day: dt.date, *, today: dt.date) -> Conversion:
    """``amount`` of ``source`` in ``target`` by the bank's rates of ``day``. Codes are as `currencies.read` gives them.

    A day without rates has those of the last published day before it, the same for both currencies. A day to come has
    none, unless the bank has set it already. Raises `Trouble`.
    """
    _check(book, amount, day, today)
    one, other = _together(book, source, target, day)
    found = one.day or other.day or book.published(day)
    if found is None:
        raise Trouble(Kind.BEFORE, text=source, bank=book.bank, first=book.first)
    with localcontext(_PRECISE):
        rate = (one.price * other.units) / (one.units * other.price)
        exact = (amount * one.price * other.units) / (one.units * other.price)
        result = rounded(exact, target)
    return Conversion(
        amount=amount,
        source=source,
        target=target,
        asked=day,
        day=found,
        exact=exact,
        result=result,
        rate=rate,
        bank=book.bank,
        base=book.base,
        replaced=(*one.replaced, *other.replaced),
        overdue=(day - found).days > book.pause,
    )


def rounded(exact: Decimal, code: str) -> Decimal:
    """In a currency's minor units, halves away from zero."""
    return exact.quantize(Decimal(1).scaleb(-currencies.digits(code)), context=_PRECISE)


def shown(rate: Decimal) -> Decimal:
    """A rate to look at: six figures at least, four decimals at least, no zeros beyond those."""
    if not rate:
        return rate
    decimals = max(4, _SIGNIFICANT - 1 - rate.adjusted())
    short = rate.quantize(Decimal(1).scaleb(-decimals), context=_PRECISE)
    least = Decimal(1).scaleb(-4)
    return short.quantize(least) if short == short.quantize(least, context=_PRECISE) else short.normalize(_PRECISE)


def check_amount(amount: Decimal) -> Decimal:
    """The amount itself. Raises `Trouble` for one that nobody can have meant."""
    if not amount.is_finite():
        raise Trouble(Kind.AMOUNT, text=str(amount))
    if amount < 0:
        raise Trouble(Kind.NEGATIVE, text=f"{amount:f}")
    if amount > LARGEST:
        raise Trouble(Kind.HUGE, text=f"{amount:f}" if amount.adjusted() < 40 else str(amount))
    return amount


def _check(book: Book, amount: Decimal, day: dt.date, today: dt.date) -> None:
    check_amount(amount)
    if book.last is None:
        raise Trouble(Kind.EMPTY, bank=book.bank)
    if day > today and day > book.last:
        raise Trouble(Kind.FUTURE, text=day.isoformat(), bank=book.bank, last=book.last)
    # The newest rates that are here stand in for today's, if they are not too old; for a day of the past, ones that
    # were published later and are not here do not.
    lacking = (day - book.last).days
    if lacking > (OLDEST if (today - day).days <= book.pause else book.pause):
        raise Trouble(Kind.OUTDATED, bank=book.bank, last=book.last)


def _together(book: Book, source: str, target: str, day: dt.date) -> tuple[Found, Found]:
    """Both currencies on one day: a cross rate of two different days is no rate of any bank."""
    at = day
    for _ in range(_ROUNDS):
        one, other = book.find(source, at), book.find(target, at)
        days = {found.day for found in (one, other) if found.day}
        if len(days) < 2:
            return one, other
        at = min(days)
    raise Trouble(Kind.MISSING, text=source, bank=book.bank, first=at, last=day)
