"""Banks' files: to the digit, whole or not at all, and told apart by content."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from dateline.core.money.bank import RatesError, read_day
from dateline.core.money.banks import BANKS, named, read
from dateline.core.money.banks.cbr import by_date, dynamics
from dateline.core.money.values import Quote
from tests.core.money.books import day, history

FILES = Path(__file__).parent / "files"


def rates(name: str) -> dict[tuple[str, dt.date], Quote]:
    return {(quote.currency, quote.day): quote for quote in read((FILES / name).read_bytes())[1]}


@pytest.mark.parametrize(
    ("name", "bank", "count"),
    [
        ("ecb-daily.xml", "ecb", 3),
        ("ecb-days.xml", "ecb", 5),
        ("ecb-daily.csv", "ecb", 4),
        ("ecb-history.csv", "ecb", 7),
        ("cbr-daily.xml", "cbr", 4),
        ("cbr-dynamic.xml", "cbr", 3),
        ("cbr-old.xml", "cbr", 2),
    ],
)
def test_whose_file_it_is(name: str, bank: str, count: int) -> None:
    found, quotes = read((FILES / name).read_bytes())
    assert (found.code, len(quotes)) == (bank, count)


def test_values_are_kept_to_the_digit() -> None:
    found = rates("ecb-daily.xml")
    assert str(found["GBP", day("2026-11-27")].units) == "0.83380"
    found = rates("ecb-daily.csv")
    assert str(found["SEK", day("2026-10-30")].units) == "10.9780"


def test_nominals_and_the_decimal_comma() -> None:
    yen = rates("cbr-daily.xml")["JPY", day("2026-12-01")]
    assert (yen.units, yen.price, yen.base) == (Decimal(100), Decimal("57.1251"), "RUB")
    dong = rates("cbr-daily.xml")["VND", day("2026-12-01")]
    assert (dong.units, str(dong.price)) == (Decimal(10000), "34.0912")


def test_the_old_rouble_is_another_base() -> None:
    dollar = rates("cbr-old.xml")["USD", day("1997-12-31")]
    assert (dollar.price, dollar.base) == (Decimal("5960.0000"), "RUR")
    assert rates("cbr-old.xml")["USD", day("1998-01-01")].base == "RUB"


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()) if FILES.exists() else [])
def test_half_a_file_gives_nothing(name: str) -> None:
    data = (FILES / name).read_bytes().rstrip()
    whole = set(read(data)[1])
    for cut in range(1, len(data) - 1, 7):
        try:
            part = read(data[:cut])[1]
        except RatesError:
            continue
        # A CSV may be cut between two lines: what is there is then right.
        assert name.endswith(".csv")
        assert set(part) <= whole


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<html><body>Error in parameters</body></html>", "no file of rates"),
        (b"Date, USD, \n30 October 2026, zero, \n", "no rate"),
        (b"Date, USD, \n30 October 2026, -1.1, \n", "no rate"),
        (b"Date, USD, \n30 October 2026, 1e99, \n", "no rate"),
        (b"Date, USD, \n31 February 2026, 1.1, \n", "no date"),
        (b"Date, USD, JPY, \n30 October 2026, 1.1\n", "cut off"),
        (b"Date, USD, \n", "no rate in it"),
        (b"Date, USD, \n2026-10-30, 1.1, \n2026-10-30, 1.2, \n", "two different rates"),
        (b'<ValCurs Date="25.04.2020" name="Foreign Currency Market"></ValCurs>', "no rate in it"),
        (b'<ValCurs ID="R99999" name="Dynamic"><Record Date="01.01.2020"/></ValCurs>', "R99999"),
        (
            (
                b'<!DOCTYPE r [<!ENTITY a "1">]><ValCurs Date="25.04.2020"><Valute><CharCode>USD</CharCode>'
                b"<Nominal>&a;</Nominal><Value>1,1</Value></Valute></ValCurs>"
            ),
            "DTD",
        ),
        (
            (
                b'<ValCurs Date="25.04.2020"><Valute><CharCode>JPY</CharCode><Nominal>100</Nominal><Value>57,1</Value>'
                b"<VunitRate>57,1</VunitRate></Valute></ValCurs>"
            ),
            "contradict",
        ),
    ],
)
def test_what_is_refused_says_why(data: bytes, words: str) -> None:
    with pytest.raises(RatesError, match=words):
        read(data)


def test_the_whole_history_of_the_bundle() -> None:
    bank, quotes = read(history())
    assert bank.code == "ecb"
    assert len(quotes) > 190_000
    assert next(q for q in quotes if q.currency == "USD" and q.day == day("2016-03-24")).units == Decimal("1.1154")


def test_addresses() -> None:
    assert by_date(day("2016-03-28")).endswith("XML_daily.asp?date_req=28/03/2016")
    assert dynamics("USD", day("2022-03-01"), day("2022-03-31")).endswith(
        "date_req1=01/03/2022&date_req2=31/03/2022&VAL_NM_RQ=R01235"
    )
    ecb = named("ecb")
    assert ecb.since(day("2026-11-01"), day("2026-11-30"))[0].endswith("hist-90d.xml")
    assert ecb.since(day("2020-11-01"), day("2026-11-30"))[0].endswith("hist.xml")
    assert len(named("CBR").since(day("2026-11-01"), day("2026-11-30"))) == 30
    with pytest.raises(LookupError, match="ecb, cbr"):
        named("boj")


def test_days_as_people_write_them() -> None:
    assert {read_day(text) for text in ("2016-03-28", "28.03.2016", "28/03/2016", "28 March 2016")} == {
        day("2016-03-28")
    }


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "bank", "count", "currency", "value"),
    [
        ("ecb/success.xml", "ecb", 31, "USD", ("1.1831", "1")),
        ("ecb/historical.xml", "ecb", None, "USD", None),
        ("ecb/historical-90d.xml", "ecb", None, "USD", None),
        ("cbr/XML_daily.xml", "cbr", 34, "AMD", ("100", "15.5773")),
        ("cbr/historical.xml", "cbr", None, "AUD", ("1", "48.8557")),
        ("cbr/success.xml", "cbr", None, "AUD", ("1", "47.5553")),
    ],
)
def test_real_files(
    shared: Path, name: str, bank: str, count: int | None, currency: str, value: tuple[str, str] | None
) -> None:
    data = (shared / "money" / name).read_bytes()
    found, quotes = read(data)
    assert found.code == bank
    assert count is None or len(quotes) == count
    quote = next(quote for quote in quotes if quote.currency == currency)
    assert value is None or (str(quote.units), str(quote.price)) == value
    # Every figure of the file stands in it as it was read, comma or dot.
    text = data.decode("cp1251" if bank == "cbr" else "utf-8").replace(",", ".")
    assert [quote for quote in quotes if str(quote.units if bank == "ecb" else quote.price) not in text] == []
    assert {each.code for each in BANKS} >= {bank}
