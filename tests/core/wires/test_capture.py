"""Plain-text captures of story pages, English and Russian, whole and with parts missing."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.dateline import stamp_line
from dateline.core.places import Place, places
from dateline.core.story import Item, PhotoRef, Stamp
from dateline.core.text.plain import plain
from dateline.core.wires.capture.stamp import stamped
from tests.core.wires.reading import only, results

ENGLISH = """Currency converter
All news
News Search Topics
Use filter

Harbour bridge opens to cars after two years of works

May 3, 2017, 09:05 UTC+3 PORTO

The second span is to follow in autumn

2 pages in this article
© Ann Lee/WIRE

PORTO, May 3. /WIRE/. The harbour bridge opened on Wednesday, the city’s office said.

"We are ready," the\xa0mayor said - and everone clapped.

Show more
In other media
Bridge opens, at last
Partner News.:
Ten bridges to see
"""

RUSSIAN = """Курс валют
Все новости
Поиск новостей
Темы

Мост через гавань открыт для машин

3 мая 2017, 09:05 UTC+3 МОСКВА

Вторую часть откроют осенью

1 страниц в этой статье
© Анна Ли/ВОЛНА

МОСКВА, 3 мая. /ВОЛНА/. Мост через гавань открыли в среду.

«Мы готовы», — сказал мэр.

Показать ещё
В других СМИ
Мост открыли
Новости партнёров
"""


def test_an_english_page() -> None:
    item = only(ENGLISH)
    assert item.format == "capture"
    assert item.headline == "Harbour bridge opens to cars after two years of works"
    assert item.lead == "The second span is to follow in autumn"
    assert item.stamp == Stamp(text="May 3, 2017, 09:05 UTC+3 PORTO", offset="+03:00", place="PORTO")
    assert item.published == dt.datetime(2017, 5, 3, 6, 5, tzinfo=dt.UTC)
    assert item.pages_stated == 2
    assert item.photos == (PhotoRef(credit="Ann Lee/WIRE", byline="Ann Lee"),)
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.date) == ("PORTO", dt.date(2017, 5, 3))
    assert (item.dateline.agency, item.dateline.text) == ("WIRE", "PORTO, May 3. /WIRE/.")
    assert plain(item.body_html).split("\n\n") == [
        "The harbour bridge opened on Wednesday, the city’s office said.",
        '"We are ready," the\xa0mayor said - and everone clapped.',
    ]
    assert (item.language, item.version, item.updated) == ("en", None, None)


def test_a_russian_page() -> None:
    item = only(RUSSIAN)
    assert item.headline == "Мост через гавань открыт для машин"
    assert item.lead == "Вторую часть откроют осенью"
    assert item.stamp is not None
    assert (item.stamp.place, item.stamp.offset, item.pages_stated) == ("МОСКВА", "+03:00", 1)
    assert item.photos == (PhotoRef(credit="Анна Ли/ВОЛНА", byline="Анна Ли"),)
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.agency) == ("МОСКВА", "ВОЛНА")
    assert plain(item.body_html) == "Мост через гавань открыли в среду.\n\n«Мы готовы», — сказал мэр."
    assert item.language == "ru"


@pytest.mark.parametrize(
    ("gone", "changed"),
    [
        ("Currency converter\nAll news\nNews Search Topics\nUse filter\n\n", {}),
        ("The second span is to follow in autumn\n\n", {"lead": ""}),
        ("2 pages in this article\n", {"pages_stated": None}),
        ("© Ann Lee/WIRE\n", {"photos": ()}),
        ("PORTO, May 3. /WIRE/. ", {"dateline": None}),
        ("Show more\nIn other media\nBridge opens, at last\nPartner News.:\nTen bridges to see\n", {}),
        ("Show more\n", {}),
    ],
)
def test_a_missing_part_leaves_the_others(gone: str, changed: dict[str, object]) -> None:
    whole, item = only(ENGLISH), only(ENGLISH.replace(gone, ""))
    for name in ("headline", "lead", "stamp", "published", "pages_stated", "photos", "dateline", "body_html", "uri"):
        assert getattr(item, name) == changed.get(name, getattr(whole, name)), name


@pytest.mark.parametrize(
    "page",
    [
        ENGLISH.replace("\n", "\r\n"),
        "\ufeff" + ENGLISH,
        ENGLISH.replace("\n\n", "\n"),
        "Sign in\nMy account\nWeather 12\n" * 30 + ENGLISH,
        ENGLISH.replace("Use filter\n\n", "Use filter\n"),
        ENGLISH.replace("9:05 UTC+3 PORTO", "9:05 UTC+3  PORTO  "),
    ],
    ids=["crlf", "bom", "no empty lines", "long menu", "menu joined", "spaces"],
)
def test_the_same_page_copied_otherwise_is_the_same_story(page: str) -> None:
    whole, item = only(ENGLISH), only(page)
    for name in ("uri", "headline", "lead", "body_html", "dateline", "photos", "pages_stated", "published"):
        assert getattr(item, name) == getattr(whole, name), name


def test_encodings_other_than_utf_8_are_told() -> None:
    copy = RUSSIAN.replace("©", "(c)")
    for encoding in ("cp1251", "utf-16"):
        assert only(copy.encode(encoding)).body_html == only(RUSSIAN).body_html


def test_a_page_without_a_stamp_stands_on_its_dateline() -> None:
    item = only(ENGLISH.replace("May 3, 2017, 09:05 UTC+3 PORTO\n\n", ""))
    assert (item.published, item.stamp) == (None, None)
    assert item.headline == "Harbour bridge opens to cars after two years of works"
    assert item.lead == "The second span is to follow in autumn"
    assert item.dateline is not None
    assert item.dateline.date == dt.date(2026, 5, 3), "the year is that of receipt"


def test_another_headline_or_time_is_another_story() -> None:
    uris = {only(page).uri for page in (ENGLISH, ENGLISH.replace("cars", "buses"), ENGLISH.replace("09:05", "09:06"))}
    assert len(uris) == 3


@pytest.mark.parametrize(
    ("credit", "byline"),
    [("Ann Lee/WIRE", "Ann Lee"), ("AP Photo/Ann Lee", "Ann Lee"), ("EPA/ANN LEE", ""), ("City office", "")],
)
def test_a_photo_credit_names_the_photographer(credit: str, byline: str) -> None:
    item = only(ENGLISH.replace("Ann Lee/WIRE", credit))
    assert item.photos == (PhotoRef(credit=credit, byline=byline),)


def test_a_caption_above_its_credit_goes_with_it() -> None:
    item = only(ENGLISH.replace("© Ann", "The new span at dawn\n© Ann"))
    assert item.photos == (PhotoRef(credit="Ann Lee/WIRE", byline="Ann Lee", caption="The new span at dawn"),)
    assert item.lead == "The second span is to follow in autumn"


@given(
    moment=st.integers(631_152_000, 2_114_380_800).map(lambda second: dt.datetime.fromtimestamp(second, dt.UTC)),
    place=st.sampled_from(places()),
    language=st.sampled_from(["en", "ru"]),
)
def test_a_stamp_of_the_house_is_read_back(moment: dt.datetime, place: Place, language: str) -> None:
    printed = place.name(language)
    line = stamp_line(moment, zone=place.zoneinfo(), place=printed, language=language)
    found = stamped(line)
    assert found is not None
    assert found.published == moment.replace(second=0, microsecond=0)
    assert (found.stamp.text, found.stamp.place, found.language) == (line, printed.upper(), language)


def test_the_place_of_a_stamp_with_two_zones_is_the_one_in_brackets() -> None:
    found = stamped("March 28, 2016, 17:44 UTC+3 (10:44 UTC-4 WASHINGTON)")
    assert found is not None
    assert (found.stamp.place, found.stamp.offset) == ("WASHINGTON", "+03:00")


@pytest.mark.parametrize(
    "line",
    ["March 28, 17:44 UTC+3 MOSCOW", "March 28, 2016", "Feb 30, 2016, 17:44 UTC+3", "March 28, 2016, 25:00 UTC+3",
     "March 28, 2016, 17:44 UTC+99", "March 28, 0000, 17:44 UTC+3", "At 17:44 UTC+3 on March 28, 2016"],
)  # fmt: skip
def test_what_is_no_stamp(line: str) -> None:
    assert stamped(line) is None


@given(st.lists(st.sampled_from([*ENGLISH.splitlines(), *RUSSIAN.splitlines(), "", "©", "x. y"]), max_size=25))
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    for result in results("\n".join(lines)):
        assert not isinstance(result, Item) or result.headline


@pytest.mark.shared
def test_the_reference_page(shared: Path) -> None:
    item = only((shared.parent / "reference" / "page.txt").read_bytes())
    assert item.published == dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC)
    assert item.stamp is not None
    assert (item.stamp.offset, item.stamp.place, item.pages_stated) == ("+03:00", "MOSCOW", 1)
    assert item.dateline is not None
    assert (item.dateline.text, item.dateline.date) == ("MOSCOW, March 28. /TASS/.", dt.date(2016, 3, 28))
    assert item.photos == (PhotoRef(credit="Valeriy Sharifulin/TASS", byline="Valeriy Sharifulin"),)
    assert item.headline.startswith("Russian lawmaker: Liberation of Palmyra")
    assert item.lead.endswith("the de facto capital of IS in Syria")
    body = plain(item.body_html).split("\n\n")
    assert len(body) == 9
    assert body[0].startswith("Liberation of Palmyra may become some sort")
    assert "everone" in plain(item.body_html)
    assert body[-1].endswith("terrorists in Syria.")
