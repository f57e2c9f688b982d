"""The record form of Reuters-21578: paragraphs, tables, datelines, New York's time."""

import datetime as dt
import json

import pytest

from dateline.core.story import Code, Item, Unreadable
from tests.core.wires.reading import only, results

RECORD = {
    "id": 7,
    "old_id": 9,
    "split": "TRAIN",
    "date": "26-FEB-1987 15:01:01.79",
    "title": "HARBOR CO <HRB> SEES PROFIT",
    "author": "By Ann Lee, Reuters",
    "dateline": "PORTO, Feb 26 -",
    "body": "Harbor Co said it expects a\nprofit.\n    It lost two mln dlrs in 1986.\n Reuter",
    "topics": ["earn"],
    "places": ["portugal", "usa"],
}


def line(**changed: object) -> str:
    return json.dumps(RECORD | changed)


def test_a_record() -> None:
    item = only(line())
    assert item.uri == "tag:reuters.com,1987:21578-7"
    assert (item.headline, item.byline, item.credit) == ("HARBOR CO <HRB> SEES PROFIT", "Ann Lee", "Reuters")
    assert item.body_html == "<p>Harbor Co said it expects a profit.</p>\n<p>It lost two mln dlrs in 1986.</p>"
    assert item.published == dt.datetime(1987, 2, 26, 20, 1, 1, 790_000, tzinfo=dt.UTC)
    assert item.dateline is not None
    assert (item.dateline.place, item.dateline.date) == ("PORTO", dt.date(1987, 2, 26))
    assert item.topics == (Code(value="earn", scheme="tag:reuters.com,1987:topics"),)
    assert [place.value for place in item.places] == ["portugal", "usa"]
    assert (item.version, item.language) == (None, "en")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01.790000-05:00"),
        (" 7-APR-1987 12:12:35.73", "1987-04-07T12:12:35.730000-04:00"),
        (" 3-MAR-1987  09:15:05.40", "1987-03-03T09:15:05.400000-05:00"),
        ("31-MAR-1987 605:12:19.12", "1987-03-31T05:12:19.120000-05:00"),
    ],
)
def test_dates_are_new_yorks(date: str, expected: str) -> None:
    published = only(line(date=date)).published
    assert published is not None
    assert published.isoformat() == expected


@pytest.mark.parametrize(
    ("dateline", "place", "body"),
    [
        (
            'RIO DE JANEIRO, Feb 26 - Brazil\'s "Cruzado" anti-',
            "RIO DE JANEIRO",
            '<p>Brazil\'s "Cruzado" anti-inflation plan</p>',
        ),
        ("sioux falls, feb 26 -", "sioux falls", "<p>inflation plan</p>"),
        ("COPPER GRADE A -", None, "<p>COPPER GRADE A - inflation plan</p>"),
        ("", None, "<p>inflation plan</p>"),
    ],
)
def test_the_dateline_field_may_hold_copy(dateline: str, place: str | None, body: str) -> None:
    item = only(line(dateline=dateline, body="inflation plan"))
    assert (item.dateline.place if item.dateline else None) == place
    assert item.body_html == body


def test_columns_stay_columns() -> None:
    table = " Wheat   2.55   2.40\n                IV\n Corn    1.35   1.92"
    item = only(line(body=f"Prices were\nas follows:\n{table}\n    They may rise.\n Reuter"))
    assert item.body_html == (
        "<p>Prices were as follows:</p>\n"
        "<pre>Wheat   2.55   2.40\n               IV\nCorn    1.35   1.92</pre>\n"
        "<p>They may rise.</p>"
    )


@pytest.mark.parametrize("mark", [" Reuter", " REUTER", "REUTER...^M", " reuters", "\n  Reuter \n"])
def test_the_end_mark_goes(mark: str) -> None:
    assert only(line(body=f"All of it.\n{mark}")).body_html == "<p>All of it.</p>"


def test_the_agencys_name_in_the_copy_stays() -> None:
    assert only(line(body="The chief told Reuter")).body_html == "<p>The chief told Reuter</p>"


def test_a_record_without_a_title_is_headed_by_its_first_line() -> None:
    item = only(line(title="", body="CBT 12:10 EDT\nMAY7  286 UP   1\nJUL7  271 OFF  1"))
    assert item.headline == "CBT 12:10 EDT"


def test_a_broken_line_is_told_and_the_rest_goes_on() -> None:
    cut = line()[:60]
    empty = line(id=8, title="", dateline="", body="")
    found = results("\n".join([line(), cut, "[]", '{"id": "x"}', "[" * 100_000, "", empty, line(id=9)]))
    assert [one.where if isinstance(one, Unreadable) else one.uri[-1] for one in found] == [
        "7", "line 2", "line 3", "line 4", "line 5", "line 7", "9",
    ]  # fmt: skip
    assert isinstance(found[5], Unreadable)
    assert found[5].uri == "tag:reuters.com,1987:21578-8"


def test_a_line_without_end_is_passed_over() -> None:
    first, second, third = results(f"{line()}\n{line(body='x' * 5_000_000)}\n{line(id=9)}")
    assert isinstance(first, Item)
    assert isinstance(second, Unreadable)
    assert (second.where, "4 MB" in second.reason) == ("line 2", True)
    assert isinstance(third, Item)


def test_control_characters_and_half_surrogates_in_strings_are_harmless() -> None:
    item = only(line().replace("PROFIT", r"PRO\u0000FIT \ud800"))
    assert item.headline.endswith("PROFIT \ufffd")
    item.headline.encode()
