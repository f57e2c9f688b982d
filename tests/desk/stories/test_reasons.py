"""Reasons as a Russian desk and an English one read them."""

import datetime as dt
import re

import pytest
from django.utils.translation import override

from dateline.core.understand.story import understand
from dateline.core.understand.topics import NO_KNOWLEDGE
from dateline.core.understand.values import Copy
from dateline.desk.stories.reasons import reason

QUOTED_OR_LISTED = re.compile(r"“[^”]*”|(?:слова|выражения): [^;]*")
RUSSIAN_COPY = (
    "Министр Олег Савиных и А. Петров из движения «Север» говорили с Минтрансом. "
    "МУРМАНСК, 3 февраля. Ледокол вышел из Мурманска в понедельник и вернётся на следующей неделе. В Кремле заявили, "
    "что переговоры с Норвегией начнутся 14 марта в Женеве. Вчера пограничники задержали судно у берегов Камчатки; "
    "с 2015 по 2018 год таких случаев было семь. В начале лета и в конце 2016 года порт закроют."
)


@pytest.mark.parametrize(
    ("why", "russian"),
    [
        ("“Palmyra” 8 times, in the first paragraph, in the headline: known city",
         "“Palmyra” ×8, в первом абзаце, в заголовке: известный город"),
        ("dateline, with New Jersey: “TRENTON”", "строка выхода, названо с New Jersey: “TRENTON”"),
        ("the wire's code “20000420”; terms: with, year", "код источника “20000420”; слова и выражения: with, year"),
        ("topics 3: official, by name", "модель 3: official, by name"),
        ("own topic: its label “Лёд; вода” stands in the story", "своя тема: её название “Лёд; вода” есть в тексте"),
        ("late third; last year: by the calendar", "последняя треть; по календарю"),
        ("weekday: the latest", "день недели: последний"),
        ("words: в, на; as declared", "слова: в, на; как указано"),
        ("first name: Ingrid", "имя: Ingrid"),
        ("in quotation marks behind движение", "в кавычках после слова «движение»"),
        ("named in full elsewhere", "полностью названо в другом месте"),
        ("“Homs”: with “province”", "“Homs”: со словом “province”"),
    ],
)  # fmt: skip
def test_a_russian_desk_reads_reasons_in_russian(why: str, russian: str) -> None:
    with override("ru"):
        assert reason(why) == russian


@pytest.mark.parametrize("why", ["", "?", "“", "”; “", "a rule of tomorrow: “X”", "50 % of (it)s", ": ; , "])
def test_what_is_not_known_is_left_as_it_is(why: str) -> None:
    with override("ru"):
        assert reason(why) == why


def test_nothing_english_is_left_where_the_copy_is_russian() -> None:
    copy = Copy(
        title="Ледокол вышел из Мурманска",
        lead="",
        text=RUSSIAN_COPY,
        language="ru",
        day=dt.date(2020, 2, 3),
        source="",
    )
    understood = understand(copy, NO_KNOWLEDGE)
    whys = [understood.language.why, *(each.why for each in (*understood.places, *understood.dates))]
    whys += [each.why for each in (*understood.people, *understood.organisations)]
    whys += ["; ".join(topic.why) for topic in understood.topics]
    assert len(whys) > 10
    with override("ru"):
        left = [said for why in whys if re.search("[A-Za-z]", QUOTED_OR_LISTED.sub("", said := reason(why)))]
    assert left == []


def test_an_english_desk_reads_them_as_recorded() -> None:
    why = "“Russian” 17 times, in the first paragraph, in the headline: adjective; by name"
    with override("en"):
        assert reason(why) == why
        assert reason("next week: Monday to Sunday") == "Monday to Sunday"
