"""What a text names of a list of designated organisations, and whether it says so itself. All names are invented."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.designated import Jurisdiction, check, read

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "designated.toml"
RUSSIAN, ENGLISH = read(EXAMPLE.read_text(encoding="utf-8"))
DAY = dt.date(2024, 5, 17)


def told(text: str, listed: Jurisdiction = RUSSIAN, day: dt.date = DAY) -> list[tuple[str, str, bool]]:
    return [(each.entity.id, each.printed, each.noted) for each in check(listed, text, day)]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("В Осло задержан участник «Северного фонаря».", "Северного фонаря"),
        ("Суд признал виновными четырёх сторонников Северного фонаря, сообщила полиция.", "Северного фонаря"),
        ("«Северный Фонарь» взял на себя ответственность.", "Северный Фонарь"),
        ("Бойцы СФ отступили.", "СФ"),
        ("Группа называет себя Northern Lantern.", "Northern Lantern"),
    ],
)
def test_a_name_is_found_in_every_form(text: str, printed: str) -> None:
    assert told(text) == [("northern-lantern", printed, False)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Северный олень вышел к фонарям набережной.",
        "На пирсе горел северный фонарь.",
        "Это сф, а не СФ1.",
        "Северный. Фонарь погас.",
        "ВОТ ТАК ВОТ СФ ЖЕ ТУТ НЕ НАЗВАН",
    ],
)
def test_what_is_no_name_is_not_found(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Участник «Северного фонаря» (запрещена в РФ) задержан.",
        "Участник «Северного фонаря» — организации, запрещённой в России, — задержан.",
        "Участник запрещённого в РФ «Северного фонаря» задержан.",
        "Участник «Северного фонаря» задержан. Полиция ищет других.\nДом СФ (запрещён в России) сгорел.",
        "Участник «Северного фонаря»* задержан.\nПолиция ищет других.\n* Организация запрещена в России.",
        "Движение «Северный фонарь» было в 2014 году признано террористическим и запрещено.",
    ],
)
def test_a_note_in_the_copy_is_recognised(text: str) -> None:
    assert [noted for *_, noted in told(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Участник «Северного фонаря» задержан.\nВыставка была запрещена в РФ.",
        "Участник «Северного фонаря» задержан.\n* Все цены в рублях.\nСделка запрещена в России.",
        "«Северный фонарь» и фильм о нём, о чём писали газеты в мае и июне, сказал мэр, а показ его запрещён в РФ.",
    ],
)
def test_a_note_on_something_else_is_none(text: str) -> None:
    assert [noted for *_, noted in told(text)] == [False]


def test_a_joint_note_covers_those_before_it() -> None:
    both = "Склады «Северного фонаря» и «Серого прилива» (обе запрещены в РФ) нашли под Осло."
    assert told(both) == [("northern-lantern", "Северного фонаря", True), ("grey-tide", "Серого прилива", True)]
    one = "Склады «Северного фонаря» и «Серого прилива» (запрещён в РФ) нашли под Осло."
    assert told(one) == [("northern-lantern", "Северного фонаря", False), ("grey-tide", "Серого прилива", True)]
    far = (
        "Склад «Северного фонаря» найден. "
        + "Полиция молчит. " * 40
        + "«Серый прилив» и другие (обе запрещены) молчат."
    )
    assert told(far) == [("northern-lantern", "Северного фонаря", False), ("grey-tide", "Серый прилив", True)]


def test_english_copy_has_the_same() -> None:
    text = "Fighters of Northern Lantern and Grey Tide (both banned in Russia) left the town."
    assert told(text, ENGLISH) == [("northern-lantern", "Northern Lantern", True), ("grey-tide", "Grey Tide", True)]
    assert told("Northern Lantern’s leader spoke.", ENGLISH) == [("northern-lantern", "Northern Lantern’s", False)]
    assert told("NL fighters left; nl is no sign.", ENGLISH) == [("northern-lantern", "NL", False)]
    assert told("MAN IN NL HELD", ENGLISH) == []


@pytest.mark.parametrize(
    ("day", "named"),
    [
        ("2010-02-07", False),
        ("2010-02-08", True),
        ("2021-06-30", True),
        ("2021-07-01", False),
        ("2023-01-01", True),
    ],
)
def test_a_designation_has_its_days(day: str, *, named: bool) -> None:
    assert bool(told("Марш «Серого прилива» в Осло.", day=dt.date.fromisoformat(day))) is named


PIECES = [*"абв ябСФNL.,()«»*\n—", "Северный фонарь", "«Серого прилива»", "запрещена в РФ", "обе запрещены"]
TEXT = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(st.lists(TEXT | st.text(max_size=30)).map(" ".join), st.dates())
def test_any_text_is_answered_and_positions_are_true(text: str, day: dt.date) -> None:
    for each in check(RUSSIAN, text, day):
        assert text[each.start : each.end] == each.printed
        assert each.entity.stands_on(day)


@given(st.lists(TEXT).map(" ".join))
def test_the_full_phrase_behind_a_name_satisfies(text: str) -> None:
    for each in check(RUSSIAN, text, DAY):
        mended = f"{text[: each.end]} ({each.entity.phrase}){text[each.end :]}"
        assert next(again.noted for again in check(RUSSIAN, mended, DAY) if again.entity is each.entity)


def test_a_long_text_is_read() -> None:
    line = "Склад «Северного фонаря» и «Серого прилива» найден, показ запрещён в РФ обе запрещены "
    assert len(told(line * 12_000)) == 2
