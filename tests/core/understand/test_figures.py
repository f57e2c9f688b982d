"""Amounts with their currency, shares, and casualties, as agencies write them in English and Russian."""

from decimal import Decimal

import pytest

from dateline.core.understand.figures import figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost $5.6 million.", "5600000", "USD"),
        ("A US$300 fine", "300", "USD"),
        ("€3bn in loans", "3000000000", "EUR"),
        ("It sold 100 mln dlrs of debt", "100000000", "USD"),
        ("at 1,234.50 euros each", "1234.50", "EUR"),
        ("£12,000 was stolen", "12000", "GBP"),
        ("a 500-million-dollar plant", "500000000", "USD"),
        ("5,3 млрд рублей", "5300000000", "RUB"),
        ("штраф 1 200 рублей", "1200", "RUB"),
        ("около 25 тыс. долларов", "25000", "USD"),
        ("500 ₽ за билет", "500", "RUB"),
        ("300 миллионов евро", "300000000", "EUR"),
    ],
)
def test_money(text: str, value: str, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.measure, figure.value, figure.unit) == ("money", Decimal(value), unit)
    assert figure.text in text
    assert text.index(figure.text) == figure.start


@pytest.mark.parametrize(
    ("text", "value"),
    [("up 5.2 percent", "5.2"), ("12%", "12"), ("8.25 pct", "8.25"), ("на 3,5 процента", "3.5"), ("24,98 %", "24.98")],
)
def test_shares(text: str, value: str) -> None:
    (figure,) = figures(text)
    assert (figure.measure, figure.value) == ("percent", Decimal(value))


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("At least 12 people were killed in the fire.", "dead", 12),
        ("The blast killed five.", "dead", 5),
        ("Погибли 14 человек.", "dead", 14),
        ("Двое погибли на месте.", "dead", 2),
        ("30 passengers were injured", "injured", 30),
        ("Ранены 7 человек", "injured", 7),
        ("12 человек пострадали", "injured", 12),
    ],
)
def test_casualties(text: str, measure: str, value: int) -> None:
    (figure,) = figures(text)
    assert (figure.measure, figure.value) == (measure, Decimal(value))


@pytest.mark.parametrize(
    "text", ["", "in 2016", "Boeing 747", "on 28 March", "flight 5 left", "1.2.3.4", "room 12 dollar"]
)
def test_what_is_no_figure(text: str) -> None:
    assert [each for each in figures(text) if each.unit != "USD"] == []


def test_order_and_none_within_another() -> None:
    found = figures("It rose 5% to $3 million and 12 people died; then 7 percent more.")
    assert [str(each.value) for each in found] == ["5", "3E+6", "12", "7"]


@pytest.mark.parametrize("text", ["1,000 " * 20_000, "$" * 50_000, "12 killed " * 5_000, "9" * 100_000])
def test_long_junk_ends(text: str) -> None:
    figures(text)
