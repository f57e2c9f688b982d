"""Time expressions resolved against the story's day: English and Russian news copy, and what is no date."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.understand.dates import dates

DAY = dt.date(2016, 3, 28)
"""A Monday."""


def told(text: str, language: str, day: dt.date = DAY) -> list[str]:
    """The dates of a text as ISO 8601 writes them: a day, or first/last."""
    found = dates(text, day, language)
    return [one.first.isoformat() + (f"/{one.last}" if one.last != one.first else "") for one in found]


ENGLISH = [
    ("The army said on Sunday that it holds the town.", "2016-03-27"),
    ("He wrote on Monday", "2016-03-28"),
    ("Talks will resume on Thursday", "2016-03-31"),
    ("On Thursday the court will hear the case", "2016-03-31"),
    ("The minister said on Thursday he will resign", "2016-03-24"),
    ("The report is due by Friday", "2016-04-01"),
    ("next Monday", "2016-04-04"),
    ("last Monday", "2016-03-21"),
    ("Monday’s attack", "2016-03-28"),
    ("Monday, March 21", "2016-03-21"),
    ("Last week a minister said so", "2016-03-21/2016-03-27"),
    ("a statement on March 14", "2016-03-14"),
    ("March 14-16", "2016-03-14/2016-03-16"),
    ("14 to 16 March 2015", "2015-03-14/2015-03-16"),
    ("December 30 to January 2", "2015-12-30/2016-01-02"),
    ("on September 30, 2015.", "2015-09-30"),
    ("the 3rd of May", "2016-05-03"),
    ("Jan. 5", "2016-01-05"),
    ("FEB 26", "2016-02-26"),
    ("in early summer 2015", "2015-06-01/2015-07-16"),
    ("late last year", "2015-09-02/2015-12-31"),
    ("mid-March", "2016-03-11/2016-03-21"),
    ("this month", "2016-03-01/2016-03-31"),
    ("next quarter", "2016-04-01/2016-06-30"),
    ("the third quarter of 2015", "2015-07-01/2015-09-30"),
    ("the first half of last year", "2015-01-01/2015-06-30"),
    ("in the summer of 2015", "2015-06-01/2015-08-31"),
    ("last winter", "2015-12-01/2016-02-29"),
    ("in the 1990s", "1990-01-01/1999-12-31"),
    ("the day before yesterday", "2016-03-26"),
    ("two days ago", "2016-03-26"),
    ("in the past three days", "2016-03-25/2016-03-28"),
    ("in 2015", "2015-01-01/2015-12-31"),
    ("between 2010 and 2014", "2010-01-01/2014-12-31"),
    ("In March 2016", "2016-03-01/2016-03-31"),
    ("talks failed in October.", "2015-10-01/2015-10-31"),
    ("the law expires in October", "2016-10-01/2016-10-31"),
    ("It will open on October 1.", "2016-10-01"),
    ("It failed to do what it is expected to as of January 15", "2016-01-15"),
    ("since January", "2016-01-01/2016-01-31"),
    ("earlier this year", "2016-01-01/2016-03-28"),
    ("over the weekend", "2016-03-26/2016-03-27"),
    ("2016-03-28T12:00Z", "2016-03-28"),
    ("28.03.2016", "2016-03-28"),
    ("3/28/2016", "2016-03-28"),
    ("in\nMarch", "2016-03-01/2016-03-31"),
]
RUSSIAN = [
    ("Об этом он сообщил в понедельник", "2016-03-28"),
    ("в минувшую пятницу", "2016-03-25"),
    ("в следующий вторник", "2016-03-29"),
    ("в среду", "2016-03-23"),
    ("Во вторник состоится заседание", "2016-03-29"),
    ("заявил в четверг, что приедет", "2016-03-24"),
    ("Выставку планируют открыть, сообщает в среду газета", "2016-03-23"),
    ("вечером в воскресенье", "2016-03-27"),
    ("на прошлой неделе", "2016-03-21/2016-03-27"),
    ("в начале лета 2015 года", "2015-06-01/2015-07-16"),
    ("в конце прошлого года", "2015-09-02/2015-12-31"),
    ("вчера", "2016-03-27"),
    ("позавчера", "2016-03-26"),
    ("послезавтра", "2016-03-30"),
    ("в этом году", "2016-01-01/2016-12-31"),
    ("с 14 по 16 марта", "2016-03-14/2016-03-16"),
    ("с 28 марта по 3 апреля", "2016-03-28/2016-04-03"),
    ("14–16 марта 2015 года", "2015-03-14/2015-03-16"),
    ("28 марта 2016 г.", "2016-03-28"),
    ("7 ноября прошлого года", "2015-11-07"),
    ("В МАРТЕ", "2016-03-01/2016-03-31"),
    ("в мае 2015 года", "2015-05-01/2015-05-31"),
    ("в январе — феврале 2016 года", "2016-01-01/2016-02-29"),
    ("в 2015 году", "2015-01-01/2015-12-31"),
    ("в 2010-2014 годах", "2010-01-01/2014-12-31"),
    ("с 2010 по 2014 год", "2010-01-01/2014-12-31"),
    ("в 1990-х", "1990-01-01/1999-12-31"),
    ("в 90-х годах", "1990-01-01/1999-12-31"),
    ("две недели назад", "2016-03-14/2016-03-20"),
    ("год назад", "2015-01-01/2015-12-31"),
    ("через три дня", "2016-03-31"),
    ("прошлым летом", "2015-06-01/2015-08-31"),
    ("осенью прошлого года", "2015-09-01/2015-11-30"),
    ("в первом квартале 2016 года", "2016-01-01/2016-03-31"),
    ("во втором полугодии 2015 года", "2015-07-01/2015-12-31"),
    ("за последние сутки", "2016-03-27/2016-03-28"),
    ("в минувшие выходные", "2016-03-26/2016-03-27"),
    ("28.03.2016", "2016-03-28"),
]
NOTHING = {
    "en": [
        "a total of 1,987 tonnes", "grew by 2000 people", "a Boeing 737", "version 2.0.15", "won 3-1", "he may leave",
        "MAY BUY 5 BANKS", "they march on the town", "the second car", "a secondment in marching order",
        "Theresa May said", "the Sunday Times", "Black Friday", "Feb 30", "April 31, 2015", "2016-13-01", "45.03.2016",
        "3/4/2016", "10.0.2016.1", "may 5", "31 December 9999", "MH17 March", "May 2,000 people came", "sun and sat",
        "",
        "in the year 0", "in his 90s", "a fall in prices", "this fall in prices", "phone 495-123-2016", "March", "1987",
    ],
    "ru": [
        "1987 тонн", "в среде учёных", "весенний лов", "зима была долгой", "31 февраля", "40 марта", "версия 2.0.15",
        "счёт 3:1", "по понедельникам", "маяк", "мартышка", "3 года", "в 1234", "5 мая 20167",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert told(text, "en") == [expected]


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian(text: str, expected: str) -> None:
    assert told(text, "ru") == [expected]


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in NOTHING.items() for text in texts])
def test_what_is_no_date(language: str, text: str) -> None:
    assert told(text, language) == []


def test_every_proposal_names_its_words_and_its_rule() -> None:
    text = "Talks began last week; on March 14, 2016 they broke off."
    first, second = dates(text, DAY, "en-GB")
    assert (first.text, second.text) == ("last week", "March 14, 2016")
    assert text[second.start :].startswith("March 14, 2016 they")
    assert dates("It failed in October.", DAY, "en")[0].text == "October"
    assert (first.why, second.why) == ("last week: Monday to Sunday", "full date")


def test_other_languages_have_their_dates_in_figures() -> None:
    assert told("Am 28.03.2016 und am Montag, 2016-03-29", "de") == ["2016-03-28", "2016-03-29"]
    assert told("28.03.2016", "") == ["2016-03-28"]


def test_a_leap_day_is_the_nearest_there_is() -> None:
    assert told("on February 29", "en", dt.date(2013, 5, 1)) == ["2012-02-29"]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_ends_of_the_calendar_give_nothing_or_a_date(day: dt.date, language: str) -> None:
    for text, _ in ENGLISH + RUSSIAN:
        for found in dates(text, day, language):
            assert found.first <= found.last


WORDS = st.sampled_from(
    [text for text, _ in ENGLISH + RUSSIAN] + ["İ", "\n", " ", "99", "of", "9999", "года", ",", "Ё"]
)


@given(
    st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=12).map(" ".join)),
    st.dates(),
    st.sampled_from(["en", "ru", "", "de"]),
)
def test_no_text_breaks_it(text: str, day: dt.date, language: str) -> None:
    done = 0
    for found in dates(text, day, language):
        assert done <= found.start
        done = found.start + len(found.text)
        assert text[found.start : done] == found.text
        assert found.first <= found.last
        assert found.why


@pytest.mark.shared
def test_the_reference_page(shared: Path) -> None:
    text = (shared.parent / "reference" / "page.txt").read_text(encoding="utf-8")
    body = text[text.index("Liberation of Palmyra may become some sort") :]
    assert [(one.text, *told(one.text, "en")) for one in dates(body, DAY, "en")] == [
        ("Monday", "2016-03-28"),
        ("Sunday", "2016-03-27"),
        ("early summer 2015", "2015-06-01/2015-07-16"),
        ("March 14", "2016-03-14"),
        ("September 30, 2015", "2015-09-30"),
        ("March 15", "2016-03-15"),
        ("Last week", "2016-03-21/2016-03-27"),
    ]
