"""What is kept of rates, and that a revised one replaces and is logged."""

from decimal import Decimal

import pytest

from dateline.archive.epochs import advance, epochs
from dateline.core.money.convert import convert
from dateline.core.money.values import Quote
from dateline.markets.library import library
from dateline.markets.models import Rate, Revision
from tests.core.money.books import day
from tests.markets.conftest import Keep

ONE = Decimal(1)


def dollar(units: str, when: str = "2026-11-27") -> Quote:
    return Quote("USD", day(when), Decimal(units), ONE, "EUR")


def rate(source: str, target: str, when: str, bank: str = "ecb") -> Decimal:
    return convert(library().book(bank), ONE, source, target, day(when), today=day("2026-12-01")).rate


def test_the_bundled_history_answers_with_nothing_kept(db: None) -> None:
    assert rate("EUR", "USD", "2016-03-28") == Decimal("1.1154")
    assert library().book("cbr").last is None


def test_new_rates_continue_the_bundled_ones(kept: Keep) -> None:
    assert kept("ecb-days.xml").new == 5
    assert rate("EUR", "USD", "2026-11-27") == Decimal("1.1203")
    assert rate("EUR", "USD", "2026-10-30") == Decimal("1.1172")
    assert library().book("ecb").last == day("2026-11-27")


def test_the_same_file_again_changes_nothing(kept: Keep) -> None:
    kept("ecb-days.xml")
    before = epochs().rates
    again = kept("ecb-days.xml")
    assert (again.new, again.known, again.revised) == (0, 5, 0)
    assert epochs().rates == before


def test_what_is_bundled_already_is_known(kept: Keep) -> None:
    assert kept("ecb-daily.csv").known == 4
    assert Rate.objects.count() == 0


def test_zeros_at_the_end_are_no_revision(kept: Keep) -> None:
    kept([dollar("1.12")], "ecb")
    assert kept([dollar("1.1200")], "ecb").known == 1


@pytest.mark.parametrize("when", ["2026-11-27", "2016-03-24"])
def test_a_revised_rate_replaces_and_is_logged(kept: Keep, when: str) -> None:
    kept([dollar("1.1154", when)], "ecb", "first.xml")
    assert kept([dollar("1.1166", when)], "ecb", "second.xml").revised == 1
    assert rate("EUR", "USD", when) == Decimal("1.1166")
    logged = Revision.objects.get()
    assert (logged.units_before, logged.units, logged.origin) == ("1.1154", "1.1166", "second.xml")
    assert Rate.objects.get().origin == "second.xml"


def test_old_roubles_count_as_thousandths(kept: Keep) -> None:
    kept("cbr-old.xml")
    assert Rate.objects.get(day="1997-12-31").price == "5960.0000"
    assert rate("USD", "RUB", "1997-12-31", "cbr") == Decimal("5.96")


def test_nominals(kept: Keep) -> None:
    kept("cbr-daily.xml")
    assert rate("JPY", "RUB", "2026-12-01", "cbr") == Decimal("0.571251")


def test_digits_survive_the_database(kept: Keep) -> None:
    # More than a float holds.
    kept([dollar("1.12345678901234567890123")], "ecb")
    assert rate("EUR", "USD", "2026-11-27") == Decimal("1.12345678901234567890123")


def test_epochs_are_known_by_name(db: None) -> None:
    with pytest.raises(LookupError, match="rates"):
        advance("weather")
