"""What readers are told: which bank answers, what another one says, and why there is no answer."""

from decimal import Decimal

import pytest

from dateline.archive.epochs import advance
from dateline.archive.models import Edition
from dateline.core.money.trouble import Kind
from dateline.core.money.values import Conversion, Quote
from dateline.markets import words
from dateline.markets.asking import Answer, Question, answers
from dateline.markets.choice import Pair, choice, read_pairs
from dateline.markets.library import library
from dateline.markets.models import Display
from tests.core.money.books import day
from tests.markets.conftest import Keep
from tests.site.newsroom import Newsroom

TODAY = day("2026-11-30")


def ask(source: str, target: str, when: str, bank: str = "", usual: str = "ecb") -> Answer:
    question = Question(amount=Decimal(100), source=source, targets=[target], day=day(when), bank=bank)
    return answers(library(), question, usual, TODAY)[0]


def found(answer: Answer) -> Conversion:
    assert answer.conversion is not None
    return answer.conversion


def test_roubles_after_their_end_come_from_the_bank_of_russia(kept: Keep) -> None:
    kept("cbr-dynamic.xml")
    answer = ask("USD", "RUB", "2022-03-03")
    assert (found(answer).bank, found(answer).result) == ("cbr", Decimal("10324.87"))
    assert answer.trouble is not None
    assert "the rates of RUB ended; the last one is of March 1, 2022" in words.notes(answer)[0]


def test_or_the_reader_is_told_that_they_ended(db: None) -> None:
    answer = ask("USD", "RUB", "2022-03-03")
    assert answer.conversion is None
    assert answer.trouble is not None
    assert answer.trouble.kind is Kind.ENDED


def test_who_asks_for_a_bank_gets_no_other(kept: Keep) -> None:
    kept("cbr-dynamic.xml")
    answer = ask("USD", "RUB", "2022-03-03", bank="ecb")
    assert answer.conversion is None
    assert [other.bank for other in answer.others] == ["cbr"]


def test_banks_that_differ_stand_side_by_side(kept: Keep) -> None:
    kept("cbr-daily.xml")
    kept("ecb-daily.xml")
    answer = ask("EUR", "USD", "2026-12-01", usual="cbr")
    assert found(answer).bank == "cbr"
    assert found(answer).rate.quantize(Decimal("0.0001")) == Decimal("1.1203")
    answer = ask("EUR", "USD", "2026-11-30")
    assert (found(answer).bank, answer.others) == ("ecb", ())


def test_the_difference_is_said_and_nothing_is_averaged(kept: Keep) -> None:
    kept(
        [
            Quote(code, day("2016-03-24"), Decimal(1), Decimal(price), "RUB")
            for code, price in (("USD", "68"), ("EUR", "76"))
        ],
        "cbr",
    )
    answer = ask("EUR", "USD", "2016-03-24")
    other = answer.others[0]
    assert (found(answer).result, other.result) == (Decimal("111.54"), Decimal("111.76"))
    assert words.difference(found(answer), other) == "+0.20\u00a0%"


def test_no_bank_has_that_name(db: None) -> None:
    answer = ask("USD", "EUR", "2016-03-24", bank="boj")
    assert answer.trouble is not None
    assert words.trouble(answer.trouble) == "No bank is called “boj”; there are: ecb, cbr."


def test_suggestions_come_from_every_bank(kept: Keep) -> None:
    kept("cbr-daily.xml")
    answer = ask("VNDD", "EUR", "2026-11-30")
    assert answer.trouble is not None
    assert "VND" in answer.trouble.suggestions


def test_each_edition_has_its_bank(newsroom: Newsroom, kept: Keep) -> None:
    english, russian = Edition.objects.order_by("code")
    assert (choice(english, library()).bank, choice(russian, library()).bank) == ("ecb", "ecb")
    assert choice(russian, library()).wanted == "cbr"
    kept("cbr-daily.xml")
    assert (choice(english, library()).bank, choice(russian, library()).bank) == ("ecb", "cbr")
    assert choice(russian, library()).pairs == (Pair("USD", "RUB"), Pair("EUR", "RUB"))
    assert (choice(english, library()).home, choice(russian, library()).home) == ("EUR", "RUB")


def test_the_desk_chooses_otherwise(newsroom: Newsroom, kept: Keep) -> None:
    kept("cbr-daily.xml")
    english = Edition.objects.get(code="en")
    Display.objects.create(edition=english, bank="cbr", pairs="JPY/RUB")
    advance("rates")
    assert choice(english, library()).pairs == (Pair("JPY", "RUB"),)


@pytest.mark.parametrize("text", ["USD", "USD/USD", "USD/EURO/RUB", "USA/EUR"])
def test_pairs_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="U"):
        read_pairs(text)
