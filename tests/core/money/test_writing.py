"""Amounts and codes as people write them, and as editions show them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.money import amounts, currencies, replaced, show
from dateline.core.money.trouble import Kind, Trouble
from tests.core.money.books import ecb


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("100", "en", "100"),
        ("1,234.50", "en", "1234.50"),
        ("1,234", "en", "1234"),
        ("12,5", "en", "12.5"),
        ("1234.5", "en", "1234.5"),
        ("1,234,567", "ru", "1234567"),
        ("1 234,50", "ru", "1234.50"),
        ("1\u00a0234\u202f567,5", "ru", "1234567.5"),
        ("1,234", "ru", "1.234"),
        ("1.234", "ru", "1.234"),
        ("1.234,56", "ru", "1234.56"),
        ("1'000.05", "en", "1000.05"),
        ("0,5", "ru", "0.5"),
        (".5", "en", "0.5"),
        ("5.", "en", "5"),
        (" 7 ", "en", "7"),
    ],
)
def test_amounts_are_read(text: str, language: str, value: str) -> None:
    assert amounts.read(text, language) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", Kind.AMOUNT),
        ("ten", Kind.AMOUNT),
        ("1,2,3", Kind.AMOUNT),
        ("1.2.3", Kind.AMOUNT),
        ("1e5", Kind.AMOUNT),
        ("0x10", Kind.AMOUNT),
        ("١٢", Kind.AMOUNT),
        ("NaN", Kind.AMOUNT),
        ("-1", Kind.NEGATIVE),
        ("\u22121", Kind.NEGATIVE),
        ("9" * 17, Kind.HUGE),
        ("9" * 5000, Kind.HUGE),
        ("<script>", Kind.AMOUNT),
    ],
)
def test_what_is_no_amount(text: str, kind: Kind) -> None:
    with pytest.raises(Trouble) as caught:
        amounts.read(text, "en")
    assert caught.value.kind is kind
    assert len(caught.value.text) <= 60


@given(st.decimals(0, 10**15, places=2), st.sampled_from(["en", "ru", "de", "fr"]))
def test_what_is_shown_is_read_again(value: Decimal, language: str) -> None:
    assert amounts.read(show.amount(value, "EUR", language), language) == value


@given(st.text(max_size=80), st.sampled_from(["en", "ru"]))
def test_nothing_but_trouble_is_raised(text: str, language: str) -> None:
    try:
        assert amounts.read(text, language) >= 0
    except Trouble as trouble:
        assert trouble.kind in {Kind.AMOUNT, Kind.NEGATIVE, Kind.HUGE}


@pytest.mark.parametrize(
    ("text", "code"), [("usd", "USD"), (" Eur ", "EUR"), ("€", "EUR"), ("rmb", "CNY"), ("$", "USD")]
)
def test_codes_are_read(text: str, code: str) -> None:
    assert currencies.read(text) == code


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("USA", "USD"),
        ("EUS", "EUR"),
        ("dollar", "USD"),
        ("доллар", "USD"),
        ("рубль", "RUB"),
        ("pound", "GBP"),
        ("фунт", "GBP"),
    ],
)
def test_slips_get_suggestions(text: str, first: str) -> None:
    assert first in currencies.suggestions(text, ecb().currencies)


def test_nothing_like_it_suggests_nothing() -> None:
    assert currencies.suggestions("QQQQQQQQ" * 50, ecb().currencies) == ()


@pytest.mark.parametrize(
    ("code", "digits"), [("USD", 2), ("JPY", 0), ("KWD", 3), ("CLP", 0), ("UZS", 2), ("TRL", 0), ("ITL", 0), ("XDR", 2)]
)
def test_minor_units(code: str, digits: int) -> None:
    assert currencies.digits(code) == digits


def test_every_currency_of_the_history_is_known_and_named() -> None:
    assert ecb().currencies - currencies.known() == frozenset()
    for language in ("en", "ru"):
        assert [code for code in ecb().currencies if currencies.name(code, language) == code] == []


def test_replaced_currencies_lead_to_known_ones() -> None:
    for code in replaced.codes():
        step = replaced.successor(code)
        assert step is not None
        assert step.new in currencies.known()
        assert step.ratio > 0


@pytest.mark.parametrize(
    ("value", "code", "language", "text"),
    [
        ("1234.5", "USD", "en", "1,234.50"),
        ("1234.5", "USD", "ru", "1\u00a0234,50"),
        ("12541", "JPY", "en", "12,541"),
        ("0.5", "KWD", "ru", "0,500"),
        ("0.12345", "EUR", "en", "0.12345"),
        ("1000000000000000", "EUR", "en", "1,000,000,000,000,000.00"),
    ],
)
def test_amounts_as_editions_write_them(value: str, code: str, language: str, text: str) -> None:
    assert show.amount(Decimal(value), code, language) == text


def test_rates_as_editions_write_them() -> None:
    assert show.rate(Decimal("0.8965393580"), "ru") == "0,896539"
    assert show.rate(Decimal("1.1154"), "en") == "1.1154"
    assert show.rate(Decimal(12541), "en") == "12,541.0000"
