"""What readers write, and the one form that it has."""

import pytest

from dateline.core.filters import EVERYTHING, FilterError, Problem, parse, text
from dateline.core.filters.parse import MAX_DEPTH, MAX_TERMS
from dateline.core.filters.scan import MAX_CHARACTERS
from tests.core.filters.agency import AGENCY, Agency


def canonical(written: str) -> str:
    return text(parse(written, AGENCY), AGENCY)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('syria -sport "air force"', '"air force" syria -sport'),
        ("topic:conflict,politics lang:ru", "topic:politics,conflict lang:ru"),
        ("(place:moscow OR source:tass) urgency:<=3", "urgency:<=3 (place:moscow OR source:tass)"),
        ("is:correction since:2016-03-01 has:photo", "is:correction has:photo since:2016-03-01"),
        ("coverage:01234", "coverage:1234"),
        ('person:"Konstantin Kosachev"', 'person:"konstantin kosachev"'),
        ("in:title syria война", "title:syria title:война"),
        ("in:title (a OR b) until:today", "until:today (title:a OR title:b)"),
        ("a OR in:title b", "title:a OR title:b"),
        ("x (in:title y) z", "x z title:y"),
        ("Palmyra PALMYRA palmyra", "palmyra"),
        ("b a", "a b"),
        ("a OR (b OR a)", "a OR b"),
        ("a (b (c))", "a b c"),
        ("-(a OR b)", "-a -b"),
        ("-(a b)", "-a OR -b"),
        ("--a", "a"),
        ("-(-a -b)", "a OR b"),
        ("NOT спорт И порт", "порт -спорт"),
        ("a AND b ИЛИ c", "c OR a b"),
        ("тема:политика язык:английский", "topic:politics lang:en"),
        ("topic:conflict OR topic:politics", "topic:politics,conflict"),
        ("-topic:conflict -topic:politics", "-topic:politics,conflict"),
        ("topic:conflict topic:politics", "topic:politics topic:conflict"),
        ("topic:conflict, politics", "topic:politics,conflict"),
        ('topic:"вооружённый конфликт"', "topic:armed-conflict"),
        ("source:tass, lang:ru", "source:tass lang:ru"),
        ("срочность:1,2,3", "urgency:<=3"),
        ("urgency:>4", "urgency:>=5"),
        ("urgency:=2", "urgency:2"),
        ("urgency<=3", "urgency:<=3"),
        ("Срочность>4 storm", "storm urgency:>=5"),
        ("urgency=2 -urgency", "urgency:2 -urgency"),
        ("urgency:5,7", "urgency:5,7"),
        ("это:молния есть:фото", "is:flash has:photo"),
        ("с:2016-03-28t14:44z", "since:2016-03-28T14:44Z"),
        ("since:28.03.2016 until:yesterday", "since:2016-03-28 until:yesterday"),
        ("с:сегодня", "since:today"),
        ("since:48h", "since:2d"),
        ("since:2w until:36h", "since:14d until:36h"),
        ("air-force", "air-force"),
        ("air-force -\"air force\" title:air-force", 'air-force title:air-force -"air force"'),
        ("«Военно-воздушные силы»", '"военно воздушные силы"'),
        ("rock & roll", "rock roll"),
        ("talks - war", "talks war"),
        ("Ёлка", "елка"),
        ('"OR"', '"OR"'),
        ("12:30", "12-30"),
        ("3,5", '"3,5"'),
        ("", ""),
        ("  \n", ""),
        ("& —", ""),
    ],
)  # fmt: skip
def test_what_is_meant_has_one_form(written: str, expected: str) -> None:
    assert canonical(written) == expected
    assert canonical(expected) == expected


def test_nothing_written_is_everything() -> None:
    assert parse("", AGENCY) == EVERYTHING


def test_dots_and_other_names_are_seen_through() -> None:
    assert canonical("U.S. МИД") == "МИД (US OR united-states OR usa OR США)"


@pytest.mark.parametrize("written", ["IS", "ИГ", "isis", "Islamic-State", "игил OR даиш", "Исламское-государство"])
def test_whatever_a_thing_is_called_the_filter_is_the_same(written: str) -> None:
    assert canonical(written) == canonical("ISIS")


def test_a_small_word_is_itself() -> None:
    assert canonical("is us who it") == "is it us who"


def test_a_former_slug_leads_on() -> None:
    assert text(parse("topic:town-hall", Agency({"town-hall": "own:7"})), AGENCY) == "topic:city-hall"


@pytest.mark.parametrize(
    ("written", "problem", "start", "end", "suggestions"),
    [
        ("syria (war", Problem.OPEN_BRACKET, 6, 7, ()),
        ("syria) war", Problem.STRAY_BRACKET, 5, 6, ()),
        ('a "air force', Problem.OPEN_QUOTE, 2, 12, ()),
        ('topic:"armed', Problem.OPEN_QUOTE, 6, 12, ()),
        ("a ()", Problem.EMPTY_BRACKETS, 2, 4, ()),
        ('a "" b', Problem.EMPTY_PHRASE, 2, 4, ()),
        ("title:&", Problem.EMPTY_PHRASE, 6, 7, ()),
        ("OR a", Problem.NOTHING_BESIDE_OR, 0, 2, ()),
        ("a OR", Problem.NOTHING_BESIDE_OR, 2, 4, ()),
        ("a OR OR b", Problem.NOTHING_BESIDE_OR, 2, 4, ()),
        ("a NOT", Problem.NOTHING_TO_EXCLUDE, 2, 5, ()),
        ("(a -) b", Problem.NOTHING_TO_EXCLUDE, 3, 4, ()),
        ("a topik:war", Problem.UNKNOWN_FIELD, 2, 8, ("topic",)),
        ("http://example.com", Problem.UNKNOWN_FIELD, 0, 5, ()),
        ("topic:", Problem.NO_VALUE, 0, 6, ()),
        ("topic: war", Problem.NO_VALUE, 0, 6, ()),
        ("x topic:conflikt", Problem.UNKNOWN_VALUE, 8, 16, ("conflict", "armed-conflict")),
        ("topic:politics,wat", Problem.UNKNOWN_VALUE, 15, 18, ()),
        ("is:flsh", Problem.UNKNOWN_VALUE, 3, 7, ("flash",)),
        ("in:body x", Problem.UNKNOWN_VALUE, 3, 7, ("title",)),
        ("person:&", Problem.UNKNOWN_VALUE, 7, 8, ()),
        ("since:soon", Problem.BAD_TIME, 6, 10, ()),
        ("since:2016-02-30", Problem.BAD_TIME, 6, 16, ()),
        ("since:2016-02-28T24:61Z", Problem.BAD_TIME, 6, 23, ()),
        ("since:0d", Problem.BAD_TIME, 6, 8, ()),
        ("since:0000-01-01", Problem.BAD_TIME, 6, 16, ()),
        ("urgency:10", Problem.BAD_URGENCY, 8, 10, ()),
        ("urgency:<1", Problem.BAD_URGENCY, 8, 10, ()),
        ("urgency:high", Problem.BAD_URGENCY, 8, 12, ()),
        ("coverage:x", Problem.BAD_NUMBER, 9, 10, ()),
        ("coverage:²", Problem.BAD_NUMBER, 9, 10, ()),
        ("a\x00b", Problem.CONTROL_CHARACTER, 1, 2, ()),
        ("a\u202eb", Problem.CONTROL_CHARACTER, 1, 2, ()),
        ("a" * (MAX_CHARACTERS + 1), Problem.TOO_LONG, MAX_CHARACTERS, MAX_CHARACTERS + 1, ()),
        ("(" * 900 + "a" + ")" * 900, Problem.TOO_DEEP, 50, 51, ()),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(
    written: str, problem: Problem, start: int, end: int, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(FilterError) as refused:
        parse(written, AGENCY)
    found = refused.value
    assert (found.problem, found.start, found.end) == (problem, start, end)
    assert found.suggestions == suggestions


def test_the_number_of_terms_is_limited() -> None:
    words = [f"w{number}" for number in range(MAX_TERMS)]
    assert canonical(" ".join(words)).count(" ") == MAX_TERMS - 1
    with pytest.raises(FilterError) as refused:
        parse(" ".join([*words, "one"]), AGENCY)
    assert refused.value.problem is Problem.TOO_MANY_TERMS


def test_the_depth_of_brackets_is_limited() -> None:
    def nested(levels: int) -> str:
        return "(a OR (b " * levels + "c OR d" + "))" * levels

    assert canonical(nested(MAX_DEPTH - 1))
    with pytest.raises(FilterError) as refused:
        parse(nested(MAX_DEPTH + 2), AGENCY)
    assert refused.value.problem is Problem.TOO_DEEP


def test_idle_brackets_do_not_count() -> None:
    assert canonical("(" * 40 + "a" + ")" * 40) == "a"
