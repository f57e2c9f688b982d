"""What stated amounts were worth, by rates of one day that were kept as text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.money import show
from dateline.core.money.convert import convert
from dateline.core.money.daily import DayRates, rates_of, read_rates
from dateline.core.money.stated import Stated, read_stated, worth
from tests.core.money.books import book, day, ecb


def of_day(text: str) -> DayRates:
    rates = rates_of(ecb(), day(text))
    assert rates
    return rates


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("5600000 USD", "$5.6 million", Stated(Decimal(5600000), "USD", "$5.6 million")),
        ("12.5 DEM", "12.5 marks", Stated(Decimal("12.5"), "DEM", "12.5 marks")),
        ("5600000", "5.6 million", None),
        ("x USD", "$x", None),
        ("0 USD", "$0", None),
        ("NaN USD", "$", None),
        ("5 QQQ", "5 quid", None),
        ("5 USD", "", None),
    ],
)
def test_annotations_of_money(value: str, text: str, found: Stated | None) -> None:
    assert read_stated(value, text) == found


def test_rates_of_a_day_are_those_of_the_last_day_with_any() -> None:
    rates = of_day("2016-03-28")
    assert (rates.bank, rates.base, rates.day) == ("ecb", "EUR", day("2016-03-24"))
    assert ("USD", "1.1154", "1") in rates.rates


def test_a_day_long_after_the_last_rate_has_none() -> None:
    assert rates_of(ecb(), day("2100-01-01")) is None
    assert rates_of(ecb(), day("1987-03-01")) is None
    assert rates_of(book([]), day("2016-03-28")) is None


@given(
    st.dates(day("1999-01-10"), day("2026-10-30")).map(lambda at: rates_of(ecb(), at)),
    st.sampled_from(["USD", "JPY", "GBP", "EUR", "CHF"]),
    st.sampled_from(["USD", "JPY", "GBP", "EUR", "CHF"]),
    st.decimals(1, 10**9, places=2),
)
def test_kept_rates_convert_as_the_bank_did(kept: DayRates, source: str, target: str, amount: Decimal) -> None:
    again = read_rates(kept.bank, kept.base, kept.day, kept.written())
    assert again == kept
    found = worth(Stated(amount, source, "x"), target, [again])
    assert found is not None
    assert found.exact == convert(ecb(), amount, source, target, kept.day, today=day("2026-10-30")).exact


def test_the_first_bank_that_has_both_answers() -> None:
    roubles = DayRates("cbr", "RUB", day("2022-03-03"), (("USD", "1", "103.2487"),))
    euros = of_day("2022-03-03")
    stated = Stated(Decimal(100), "USD", "$100")
    for target, bank in (("RUB", "cbr"), ("EUR", "ecb")):
        found = worth(stated, target, [euros, roubles])
        assert found is not None
        assert found.bank == bank
    assert worth(stated, "RUB", [euros]) is None


def test_currencies_that_are_no_more_are_counted_on() -> None:
    found = worth(Stated(Decimal(1000000), "DEM", "1 million marks"), "EUR", [of_day("2016-03-28")])
    assert found is not None
    assert found.result == Decimal("511291.88")


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ("5022345.67", "en", "5.02 million"),
        ("5022345.67", "ru", "5,02 миллиона"),
        ("12500000000", "en", "12.5 billion"),
        ("12345.6", "en", "12,346"),
        ("89.6513", "en", "89.65"),
    ],
)
def test_worths_are_told_roughly(value: str, language: str, said: str) -> None:
    assert show.roughly(Decimal(value), language).replace("\u00a0", " ") == said
