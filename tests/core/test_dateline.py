"""Datelines as agencies print them, what only looks like one, and the house lines."""

import datetime as dt
import gzip
import json
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import gazetteer, places
from dateline.core.data import rows
from dateline.core.dateline import former, local_day, parse, render, stamp_line, strip
from dateline.core.dateline.months import number
from dateline.core.text.clean import clean
from tests.floors import keeps

DAY = dt.date(2016, 3, 28)


@pytest.mark.parametrize(
    ("text", "place", "date", "agency", "rest"),
    [
        ("MOSCOW, March 28. /TASS/. The court", "MOSCOW", (3, 28), "TASS", "The court"),
        ("МОСКВА, 28 марта. /ТАСС/. Суд решил", "МОСКВА", (3, 28), "ТАСС", "Суд решил"),
        ("МОСКВА, 28 мар - РИА Новости. Суд решил", "МОСКВА", (3, 28), "РИА Новости", "Суд решил"),
        ("Москва. 27 февраля. ИНТЕРФАКС - Суд решил", "Москва", (2, 27), "ИНТЕРФАКС", "Суд решил"),
        ("SALVADOR, Feb 26 -", "SALVADOR", (2, 26), "", ""),
        ("WASHINGTON (AP) — The court", "WASHINGTON", None, "AP", "The court"),
        ("LONDON (Reuters) - The court", "LONDON", None, "Reuters", "The court"),
        ("BEIJING, March 3 (Xinhua) -- The court", "BEIJING", (3, 3), "Xinhua", "The court"),
        ("NEW YORK--(BUSINESS WIRE)--The court", "NEW YORK", None, "BUSINESS WIRE", "The court"),
        ("NEW YORK, March 3 /PRNewswire/ -- The court", "NEW YORK", (3, 3), "PRNewswire", "The court"),
        ("RICHMOND, Va. Feb 26 - The court", "RICHMOND", (2, 26), "", "The court"),
        ("RYE BROOK, N.Y., MArch 2 - The court", "RYE BROOK", (3, 2), "", "The court"),
        ("MINNEAPOLIS, MINN.,March 13 - The court", "MINNEAPOLIS", (3, 13), "", "The court"),
        ("OAKLAND , N.J., March 2 - The court", "OAKLAND", (3, 2), "", "The court"),
        ("Oshawa, Ontario, April 1 - The court", "Oshawa", (4, 1), "", "The court"),
        ("GOMA, Democratic Republic of the Congo, March 2 - The court", "GOMA", (3, 2), "", "The court"),
        ("GEORGETOWN, Grand Cayman, British West Indies, March 2 - The court", "GEORGETOWN", (3, 2), "", "The court"),
        ("ПАЛЬМИРА /Сирия/, 28 марта. /ТАСС/. Суд решил", "ПАЛЬМИРА", (3, 28), "ТАСС", "Суд решил"),
        ("RALEIGH, N.C. — The court", "RALEIGH", None, "", "The court"),
        ("PARIS, FRANCE - The court", "PARIS", None, "", "The court"),
        ("BAKU, March 28 (Trend): The court", "BAKU", (3, 28), "Trend", "The court"),
        ("AMSTERDAM, 2 March - The court", "AMSTERDAM", (3, 2), "", "The court"),
        ("Beijing/Moscow, 3 May", "Beijing/Moscow", (5, 3), "", ""),
        ("MOSCOW/MINSK, March 28. /TASS/. The court", "MOSCOW/MINSK", (3, 28), "TASS", "The court"),
        ("САНКТ-ПЕТЕРБУРГ, 28 марта. /Корр. ТАСС Иван Иванов/. Суд", "САНКТ-ПЕТЕРБУРГ", (3, 28),
         "Корр. ТАСС Иван Иванов", "Суд"),
        ("MOSCOW,\xa0March\xa028.\xa0/TASS/. The court", "MOSCOW", (3, 28), "TASS", "The court"),
        ("LONDON - The court", "LONDON", None, "", "The court"),
        ("Frankfurt/Main (dpa) - Das Gericht", "Frankfurt/Main", None, "dpa", "Das Gericht"),
        ("Krakau (dpa) – Das Gericht", "Krakau", None, "dpa", "Das Gericht"),
        ("Esch an der Alzette (dpa) - Das Gericht", "Esch an der Alzette", None, "dpa", "Das Gericht"),
    ],
)  # fmt: skip
def test_a_dateline_is_read_and_taken_off(
    text: str, place: str, date: tuple[int, int] | None, agency: str, rest: str
) -> None:
    dateline, after = parse(text, day=DAY)
    assert dateline is not None
    assert (dateline.place, dateline.agency, after) == (place, agency, rest)
    assert dateline.date == (dt.date(2016, *date) if date else None)
    assert text.startswith(dateline.text)


@pytest.mark.parametrize(
    "text",
    [
        "In Moscow, March 28 - the court sat",
        "London, May 3 was cold",
        "Moscow, March 28. The court sat",
        "Monday, March 28 - A list of what is on",
        "UPDATE, March 28 - The court",
        "NATO (OTAN) - the alliance met",
        "IBM, May 3, 2016 results beat forecasts",
        "PARIS, March 28-29 saw rain",
        "MOSCOW, Feb 30 - The court",
        "Понедельник, 28 марта. Суд решил",
        "Москва, 28 марта была холодна",
        "Budget, Taxes, March 28 - The court",
        "PROFITS, LOSSES - The court",
        "РИАМО - 15 мар. Суд решил",
        "HIV /AIDS/, its causes",
        "В Москве 28 марта. /ТАСС/",
        "HIV /AIDS/ is spreading",
        "COPPER GRADE A - 620 to 625",
        "",
        " ",
        "Photo by Ann Lee (AP) - The court",
        "Bosses at the Deutsche Presse (dpa) - The court",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert parse(text, day=DAY) == (None, text)


@pytest.mark.parametrize(
    ("printed", "day", "expected"),
    [
        ("MOSCOW, December 31. /TASS/.", dt.date(2016, 1, 1), dt.date(2015, 12, 31)),
        ("MOSCOW, January 1. /TASS/.", dt.date(2015, 12, 31), dt.date(2016, 1, 1)),
        ("MOSCOW, February 29. /TASS/.", dt.date(2016, 3, 1), dt.date(2016, 2, 29)),
        ("MOSCOW, March 28, 1999. /TASS/.", dt.date(2016, 1, 1), dt.date(1999, 3, 28)),
        ("МОСКВА, 28 марта 1999 г. /ТАСС/.", dt.date(2016, 1, 1), dt.date(1999, 3, 28)),
    ],
)
def test_the_year_is_the_nearest_unless_printed(printed: str, day: dt.date, expected: dt.date) -> None:
    dateline, _ = parse(printed, day=day)
    assert dateline is not None
    assert dateline.date == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>MOSCOW, March 28. /TASS/. The &amp; court</p><p>b</p>", "<p>The &amp; court</p><p>b</p>"),
        ("<p><b>MOSCOW, March 28. /TASS/.</b> The court</p>", "<p>The court</p>"),
        ("<p>MOSCOW, March 28. /<a href='http://t.example'>TASS</a>/. The <b>court</b></p>", "<p>The <b>court</b></p>"),
        ("<p> </p>\n<p>MOSCOW, March 28. /TASS/.</p>\n<p>The court</p>", "<p>The court</p>"),
        ("MOSCOW, March 28. /TASS/.&nbsp;The court<br>b", "The court<br>b"),
    ],
)
def test_a_dateline_leaves_markup_and_takes_its_wrapping_along(body: str, expected: str) -> None:
    dateline, rest = strip(clean(body), day=DAY)
    assert dateline is not None
    assert (dateline.place, dateline.agency) == ("MOSCOW", "TASS")
    assert rest == expected


def test_markup_without_a_dateline_is_left_alone() -> None:
    body = clean("<p>The court sat.</p><p>MOSCOW, March 28. /TASS/. Later</p>")
    assert strip(body, day=DAY) == (None, body)


@given(
    place=st.sampled_from(places.places()),
    language=st.sampled_from(["en", "ru"]),
    sign=st.sampled_from(["", "TASS", "ТАСС", "Harbour Press", "A.P.N."]),
    days=st.integers(-170, 170),
    copy=st.sampled_from(["", "The court sat.", "Суд заседал.", '"No," he said']),
)
def test_what_is_rendered_is_read_back(place: places.Place, language: str, sign: str, days: int, copy: str) -> None:
    date = DAY + dt.timedelta(days=days)
    line = render(place.name_en, date, language=language, sign=sign)
    dateline, rest = parse(f"{line} {copy}".strip(), day=DAY)
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (place.name(language).upper(), date, sign)
    assert (dateline.text, rest) == (line, copy)
    assert places.find(dateline.place) == place


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_nothing_is_lost(text: str) -> None:
    dateline, rest = parse(text, day=DAY)
    assert rest == text if dateline is None else text.lstrip().startswith(dateline.text)
    assert text.endswith(rest)


@pytest.mark.parametrize(
    ("place", "language", "sign", "expected"),
    [
        ("Moscow", "en", "TASS", "MOSCOW, March 28. /TASS/."),
        ("Moscow", "ru", "ТАСС", "МОСКВА, 28 марта. /ТАСС/."),
        ("МОСКВА", "en", "TASS", "MOSCOW, March 28. /TASS/."),
        ("Beijing/Москва", "ru", "ТАСС", "ПЕКИН/МОСКВА, 28 марта. /ТАСС/."),
        ("Hmeymim", "ru", "ТАСС", "HMEYMIM, 28 марта. /ТАСС/."),
        ("Moscow", "en", "", "MOSCOW, March 28."),
    ],
)
def test_the_house_line(place: str, language: str, sign: str, expected: str) -> None:
    assert render(place, DAY, language=language, sign=sign) == expected


def test_the_house_line_without_a_date() -> None:
    assert render("Moscow", language="en", sign="TASS") == "MOSCOW. /TASS/."


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Richmond", "RICHMOND, Va., March 28. /TASS/."),
        ("Austin", "AUSTIN, Texas, March 28. /TASS/."),
        ("Chicago", "CHICAGO, March 28. /TASS/."),
        ("Calgary", "CALGARY, Alberta, March 28. /TASS/."),
        ("Toronto", "TORONTO, March 28. /TASS/."),
        ("Lyon", "LYON, France, March 28. /TASS/."),
        ("Париж", "PARIS, March 28. /TASS/."),
        ("Singapore", "SINGAPORE, March 28. /TASS/."),
        ("Moscow/Minsk", "MOSCOW/MINSK, March 28. /TASS/."),
        ("Hmeymim", "HMEYMIM, March 28. /TASS/."),
    ],
)
def test_state_and_country_where_the_style_demands_them(place: str, expected: str) -> None:
    line = render(place, DAY, language="en", sign="TASS", within=True)
    assert line == expected
    dateline, rest = parse(f"{line} The court", day=DAY)
    assert dateline is not None
    assert (dateline.place, dateline.date, rest) == (expected.split(",", maxsplit=1)[0], DAY, "The court")


def test_a_state_alone_does_not_double_the_full_stop() -> None:
    assert render("Richmond", language="en", within=True) == "RICHMOND, Va."
    assert render("Лион", DAY, language="ru", within=True) == "ЛИОН, 28 марта."


@given(place=st.sampled_from(places.places()), days=st.integers(-170, 170))
def test_what_is_rendered_with_its_country_is_read_back(place: places.Place, days: int) -> None:
    date = DAY + dt.timedelta(days=days)
    line = render(place.name_en, date, language="en", sign="TASS", within=True)
    dateline, rest = parse(f"{line} The court", day=DAY)
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (place.name_en.upper(), date, "TASS")
    assert (dateline.text, rest) == (line, "The court")


@pytest.mark.parametrize(
    ("printed", "year", "slug"),
    [
        ("LENINGRAD", None, "saint-petersburg"),
        ("Свердловск", 1987, "yekaterinburg"),
        ("Свердловск", 2016, None),
        ("Constantinople", 1900, "istanbul"),
        ("Salisbury", 1975, "harare"),
        ("Salisbury", 2016, None),
        ("Сталинград", 1942, "volgograd"),
        ("Moscow", None, None),
    ],
)
def test_former_names(printed: str, year: int | None, slug: str | None) -> None:
    assert former(printed, year) == slug


def test_former_names_are_of_places_that_there_are() -> None:
    entries = rows("former-names.tsv")
    assert [row["slug"] for row in entries if gazetteer.by_slug(row["slug"]) is None] == []
    assert [row for row in entries if not int(row["first"] or 1) <= int(row["last"] or 9999)] == []
    listed = [row["slug"] for name in ("standalone-cities.tsv", "states.tsv") for row in rows(name)]
    assert [slug for slug in listed if gazetteer.by_slug(slug) is None] == []


@pytest.mark.parametrize(
    ("place", "day"),
    [("Moscow", 28), ("Honolulu", 27), ("Fargo", 27), ("Tokyo/Moscow", 28), ("Сталинград", 28), ("Hmeymim", None)],
)
def test_the_day_where_it_was_filed(place: str, day: int | None) -> None:
    moment = dt.datetime(2016, 3, 28, 3, 0, tzinfo=dt.UTC)
    assert local_day(place, moment) == (day and dt.date(2016, 3, day))


@pytest.mark.shared
def test_datelines_of_a_wire(shared: Path) -> None:
    """Place and date of those that have a date: the place is what stands before the comma."""
    with gzip.open(shared / "text" / "reuters-train.jsonl.gz", "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    read, having = 0, 0
    for record in records:
        printed = record["dateline"].strip()
        stated = re.search(r"(?P<month>[A-Za-z]{3,9})\.? *(?P<day>\d{1,2})", printed)
        if not stated or not (month := number(stated["month"])):
            continue
        having += 1
        place = printed[: stated.start()].split(",")[0].strip()
        sent = dt.datetime.strptime(record["date"].split()[0], "%d-%b-%Y").replace(tzinfo=dt.UTC).date()
        found, _ = parse(f"{printed} {record['body']}", day=sent)
        read += bool(
            found
            and found.place.upper() == place.upper()
            and found.date
            and (found.date.month, found.date.day) == (month, int(stated["day"]))
        )
    assert having > 12_000
    assert keeps("dateline reuters", "place and date", read / having)


UTC_MOMENT = dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC)
MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.mark.parametrize(
    ("moment", "zone", "place", "language", "expected"),
    [
        (UTC_MOMENT, MOSCOW, "Moscow", "en", "March 28, 2016, 17:44 UTC+3 MOSCOW"),
        (UTC_MOMENT, MOSCOW, "Moscow", "ru", "28 марта 2016, 17:44 UTC+3 МОСКВА"),
        (UTC_MOMENT.replace(year=2012), MOSCOW, "Moscow", "en", "March 28, 2012, 18:44 UTC+4 MOSCOW"),
        (UTC_MOMENT, MOSCOW, "Washington", "en", "March 28, 2016, 17:44 UTC+3 (10:44 UTC-4 WASHINGTON)"),
        (UTC_MOMENT, MOSCOW, "Вашингтон", "ru", "28 марта 2016, 17:44 UTC+3 (10:44 UTC-4 ВАШИНГТОН)"),
        (dt.datetime(2016, 3, 28, 1, 0, tzinfo=dt.UTC), MOSCOW, "Washington", "en",
         "March 28, 2016, 04:00 UTC+3 (March 27, 21:00 UTC-4 WASHINGTON)"),
        (UTC_MOMENT, ZoneInfo("UTC"), "New Delhi", "en", "March 28, 2016, 14:44 UTC (20:14 UTC+5:30 NEW DELHI)"),
        (UTC_MOMENT, MOSCOW, "Hmeymim", "en", "March 28, 2016, 17:44 UTC+3 HMEYMIM"),
        (UTC_MOMENT, MOSCOW, "", "en", "March 28, 2016, 17:44 UTC+3"),
    ],
)  # fmt: skip
def test_the_stamp_tells_the_editions_time_and_the_places(
    moment: dt.datetime, zone: ZoneInfo, place: str, language: str, expected: str
) -> None:
    assert stamp_line(moment, zone=zone, place=place, language=language) == expected
