"""Amounts in other currencies: what the rules say, against the European Central Bank's published history."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.money import currencies
from dateline.core.money.bank import RatesError
from dateline.core.money.banks import read
from dateline.core.money.convert import LARGEST, convert, shown
from dateline.core.money.trouble import Kind, Trouble
from dateline.core.money.values import Conversion, Quote
from tests.core.money.books import book, day, ecb

TODAY = day("2026-11-30")
ONE = Decimal(1)


def asked(amount: str, source: str, target: str, when: str) -> Conversion:
    return convert(ecb(), Decimal(amount), source, target, day(when), today=TODAY)


def refused(amount: str, source: str, target: str, when: str) -> Trouble:
    with pytest.raises(Trouble) as caught:
        asked(amount, source, target, when)
    return caught.value


def test_easter_monday_has_the_rate_of_maundy_thursday() -> None:
    found = asked("100", "USD", "EUR", "2016-03-28")
    assert found.day == day("2016-03-24")
    assert found.asked == day("2016-03-28")
    # 100 / 1.1154, and not 100 times a rounded inverse of it.
    assert found.result == Decimal("89.65")
    assert (found.bank, found.base) == ("ecb", "EUR")


@pytest.mark.parametrize(
    ("amount", "source", "target", "when", "result"),
    [
        ("1", "EUR", "USD", "2016-03-24", "1.12"),
        ("100", "EUR", "JPY", "2016-03-24", "12541"),
        ("250", "EUR", "EUR", "2016-03-28", "250.00"),
        ("7.5345", "HRK", "EUR", "2024-05-05", "1.00"),
        ("1000000", "TRL", "EUR", "2004-12-31", "0.54"),
        ("0", "USD", "EUR", "2016-03-24", "0.00"),
    ],
)
def test_results(amount: str, source: str, target: str, when: str, result: str) -> None:
    assert asked(amount, source, target, when).result == Decimal(result)


def test_a_cross_rate_goes_through_the_base_in_one_division() -> None:
    found = asked("1000000000", "USD", "GBP", "2016-03-24")
    rates = {quote.currency: quote.units for quote in QUOTES_OF_THAT_DAY}
    with localcontext(prec=50, rounding=ROUND_HALF_UP):
        assert found.exact == Decimal(1000000000) * rates["GBP"] / rates["USD"]


QUOTES_OF_THAT_DAY = [
    Quote(code, day("2016-03-24"), ecb().find(code, day("2016-03-24")).units, ONE, "EUR") for code in ("GBP", "USD")
]


@pytest.mark.parametrize(
    ("source", "when", "kind"),
    [
        ("RUB", "2022-03-02", Kind.ENDED),
        ("RUB", "2024-01-01", Kind.ENDED),
        ("RUB", "2005-03-31", Kind.BEFORE),
        ("USD", "1998-12-31", Kind.BEFORE),
        ("ISK", "2012-06-01", Kind.GAP),
        ("UAH", "2016-03-24", Kind.NOT_QUOTED),
        ("USA", "2016-03-24", Kind.UNKNOWN),
        ("USD", "2027-01-01", Kind.FUTURE),
    ],
)
def test_what_has_no_answer(source: str, when: str, kind: Kind) -> None:
    assert refused("1", source, "EUR", when).kind is kind


def test_an_ended_currency_says_when_it_ended() -> None:
    trouble = refused("100", "USD", "RUB", "2023-06-01")
    assert (trouble.kind, trouble.text, trouble.last) == (Kind.ENDED, "RUB", day("2022-03-01"))


def test_a_gap_says_from_when_to_when() -> None:
    trouble = refused("100", "ISK", "EUR", "2012-06-01")
    assert (trouble.first, trouble.last) == (day("2008-12-09"), day("2018-02-01"))


def test_the_last_day_before_the_gap_still_holds_over_the_weekend_only() -> None:
    assert asked("1", "EUR", "ISK", "2008-12-09").day == day("2008-12-09")
    assert refused("1", "EUR", "ISK", "2008-12-10").kind is Kind.GAP


def test_a_currency_that_ended_on_a_friday_lasts_to_its_own_end() -> None:
    # Croatia paid in kuna until 31 December 2022, a Saturday.
    assert asked("100", "EUR", "HRK", "2022-12-31").day == day("2022-12-30")


@pytest.mark.parametrize(
    ("code", "when", "same_as"),
    [
        ("RON", "2004-03-01", ("ROL", "10000")),
        ("TRY", "2005-01-01", ("TRL", "1000000")),
    ],
)
def test_a_new_unit_before_its_time_is_so_many_old_ones(code: str, when: str, same_as: tuple[str, str]) -> None:
    old, ratio = same_as
    new = asked("1", code, "EUR", when)
    assert new.exact == asked(ratio, old, "EUR", when).exact
    assert [step.old for step in new.replaced] == [old]


@pytest.mark.parametrize(("old", "new", "ratio"), [("ROL", "RON", "10000"), ("TRL", "TRY", "1000000")])
def test_an_old_unit_after_its_time_is_a_part_of_a_new_one(old: str, new: str, ratio: str) -> None:
    after = asked(ratio, old, "EUR", "2016-03-24")
    assert after.exact == asked("1", new, "EUR", "2016-03-24").exact
    assert [(step.old, step.new) for step in after.replaced] == [(old, new)]


def test_belarus_twice() -> None:
    rate = Quote("BYN", day("2016-12-09"), ONE, Decimal("32.3333"), "RUB")
    old = Quote("BYR", day("2016-06-30"), Decimal(10000), Decimal("32.1"), "RUB")
    by = book([rate, old], "cbr")
    assert convert(by, Decimal(10000), "BYR", "RUB", day("2016-12-09"), today=TODAY).result == Decimal("32.33")
    assert convert(by, Decimal(1), "BYN", "RUB", day("2016-06-30"), today=TODAY).result == Decimal("32.10")
    assert convert(by, Decimal(10_000_000), "BYB", "RUB", day("2016-12-09"), today=TODAY).result == Decimal("32.33")


def test_the_euros_fixed_rates_stay() -> None:
    assert asked("1.95583", "DEM", "EUR", "2020-01-01").exact == 1
    assert asked("1", "EUR", "SIT", "2020-01-01").result == Decimal("239.64")


def test_both_rates_are_of_one_day() -> None:
    quotes = [
        Quote("USD", day("2016-03-23"), Decimal("1.1"), ONE, "EUR"),
        Quote("USD", day("2016-03-24"), Decimal("1.2"), ONE, "EUR"),
        Quote("CHF", day("2016-03-23"), Decimal("1.09"), ONE, "EUR"),
    ]
    found = convert(book(quotes), Decimal(1), "USD", "CHF", day("2016-03-24"), today=TODAY)
    assert found.day == day("2016-03-23")
    assert found.rate == convert(book(quotes), Decimal(1), "USD", "CHF", day("2016-03-23"), today=TODAY).rate


def test_what_is_not_loaded_is_not_made_up() -> None:
    sparse = book([Quote("USD", day(when), Decimal(60), ONE, "EUR") for when in ("2016-08-23", "2020-04-25")])
    with pytest.raises(Trouble) as caught:
        convert(sparse, ONE, "USD", "EUR", day("2018-01-01"), today=TODAY)
    assert (caught.value.kind, caught.value.first) == (Kind.MISSING, day("2016-08-23"))


def test_the_newest_rate_holds_until_there_is_a_newer_one_and_says_that_it_is_old() -> None:
    assert not asked("1", "USD", "EUR", "2026-11-01").overdue
    late = asked("1", "USD", "EUR", "2026-11-30")
    assert (late.day, late.overdue) == (day("2026-10-30"), True)


def test_tomorrows_rate_counts_once_it_is_set() -> None:
    by = book([Quote("USD", TODAY + dt.timedelta(days=1), ONE, Decimal("80.5"), "RUB")], "cbr")
    assert convert(by, ONE, "USD", "RUB", TODAY + dt.timedelta(days=1), today=TODAY).result == Decimal("80.50")


def test_an_empty_book_says_so() -> None:
    with pytest.raises(Trouble) as caught:
        convert(book([]), ONE, "USD", "EUR", TODAY, today=TODAY)
    assert caught.value.kind is Kind.EMPTY


@pytest.mark.parametrize(
    ("amount", "kind"), [("-5", Kind.NEGATIVE), ("1e16", Kind.HUGE), ("NaN", Kind.AMOUNT), ("Infinity", Kind.AMOUNT)]
)
def test_amounts_that_nobody_means(amount: str, kind: Kind) -> None:
    assert refused(amount, "USD", "EUR", "2016-03-24").kind is kind


def test_the_largest_amount_is_exact() -> None:
    found = asked(str(LARGEST), "EUR", "IDR", "2016-03-24")
    rate = ecb().find("IDR", day("2016-03-24")).units
    assert found.result == (LARGEST * rate).quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("rate", "looks"),
    [
        ("1.1154", "1.1154"),
        ("0.896539358", "0.896539"),
        ("0.000123456789", "0.000123457"),
        ("12561", "12561.0000"),
        ("1", "1.0000"),
        ("20275.17", "20275.1700"),
    ],
)
def test_rates_show_six_figures(rate: str, looks: str) -> None:
    assert str(shown(Decimal(rate))) == looks


# Properties over the whole history.

CODES = st.sampled_from(["EUR", "USD", "JPY", "GBP", "CHF", "SEK", "NOK", "DKK", "CAD", "AUD", "ZAR", "HKD", "KRW"])
DAYS = st.dates(day("1999-01-04"), day("2026-10-30"))
AMOUNTS = st.decimals(0, 10**11, places=2)
"""What there is of them in the cheapest of the currencies is still an amount that can be asked."""


@given(CODES, CODES, DAYS, AMOUNTS)
def test_there_and_back_within_rounding(source: str, target: str, when: dt.date, amount: Decimal) -> None:
    there = convert(ecb(), amount, source, target, when, today=TODAY)
    back = convert(ecb(), there.result, target, source, when, today=TODAY)
    with localcontext(prec=60):
        half = Decimal("0.5").scaleb(-currencies.digits(target)) * back.rate
        least = Decimal("0.5").scaleb(-currencies.digits(source))
        assert abs(back.result - amount) <= half + least


@given(CODES, CODES, CODES, DAYS)
def test_triangles_close(one: str, two: str, three: str, when: dt.date) -> None:
    def rate(source: str, target: str) -> Decimal:
        return convert(ecb(), ONE, source, target, when, today=TODAY).rate

    with localcontext(prec=50):
        assert abs(rate(one, two) * rate(two, three) / rate(one, three) - 1) < Decimal("1e-45")


@given(CODES, CODES, DAYS, AMOUNTS, AMOUNTS)
def test_more_is_never_less(source: str, target: str, when: dt.date, one: Decimal, two: Decimal) -> None:
    less, more = sorted((one, two))
    assert (
        convert(ecb(), less, source, target, when, today=TODAY).result
        <= convert(ecb(), more, source, target, when, today=TODAY).result
    )


@given(st.sampled_from(sorted(ecb().currencies)), st.dates(day("1999-01-04"), day("2026-10-30")))
def test_a_rate_is_never_older_than_the_longest_holiday(code: str, when: dt.date) -> None:
    try:
        found = ecb().find(code, when)
    except Trouble:
        return
    assert found.day is None or 0 <= (when - found.day).days <= ecb().pause


def test_the_bundled_history_has_every_day() -> None:
    assert (ecb().first, ecb().last) == (day("1999-01-04"), day("2026-10-30"))
    with pytest.raises(RatesError):
        read(b"")


@pytest.mark.parametrize(
    ("when", "today", "answers"),
    [
        ("2026-11-30", "2026-11-30", True),
        ("2027-02-01", "2027-02-01", True),
        # Later rates exist, and are not here.
        ("2026-12-01", "2027-02-01", False),
        ("2027-03-01", "2027-03-01", False),
    ],
)
def test_old_rates_stand_in_for_todays_and_not_for_ever(when: str, today: str, answers: bool) -> None:
    try:
        found = convert(ecb(), ONE, "USD", "EUR", day(when), today=day(today))
    except Trouble as trouble:
        assert not answers
        assert (trouble.kind, trouble.last) == (Kind.OUTDATED, day("2026-10-30"))
    else:
        assert answers
        assert found.overdue
