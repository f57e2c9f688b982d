"""Days among a search's words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.filters.spoken import written_out

TODAY = dt.date(2016, 3, 30)


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("нефть 28 марта", "ru", "нефть since:2016-03-28 until:2016-03-28"),
        ("пожар в прошлую среду", "ru", "пожар since:2016-03-23 until:2016-03-23"),
        ("санкции на прошлой неделе", "ru", "санкции since:2016-03-21 until:2016-03-27"),
        ("вчера", "ru", "since:2016-03-29 until:2016-03-29"),
        ("oil last week", "en", "oil since:2016-03-21 until:2016-03-27"),
        ("fire on 28 March 2014", "en", "fire since:2014-03-28 until:2014-03-28"),
        ("11 сентября", "ru", "since:2015-09-11 until:2015-09-11"),
        ("29 February 2016", "en", "since:2016-02-29 until:2016-02-29"),
    ],
)
def test_a_day_is_written_out(written: str, language: str, expected: str) -> None:
    assert written_out(written, TODAY, language) == expected
    assert written_out(expected, TODAY, language) == expected


@pytest.mark.parametrize(
    "written",
    [
        '"28 марта" нефть', "«прошлая неделя»", "march of progress", "may talks", "2016", "boeing 737", "US 500 points",
        "since:2016-03-01 oil", "in March", "от 28 марта до 30 марта", "apollo 11", "",
    ],
)  # fmt: skip
def test_what_is_no_single_day_stays_words(written: str) -> None:
    assert written_out(written, TODAY, "ru" if "марта" in written else "en") == written


@given(st.text(max_size=80), st.sampled_from(["en", "ru", "de"]))
def test_anything_is_written_out_or_left(written: str, language: str) -> None:
    assert isinstance(written_out(written, TODAY, language), str)


@pytest.mark.parametrize("piece", ["a", "я", "«", '"', "28 марта ", "topic:"])
def test_what_is_too_long_for_a_filter_is_not_looked_at(piece: str) -> None:
    # Some of these took the square of their length: a million would never end.
    written = piece * (1_000_000 // len(piece))
    assert written_out(written, TODAY, "ru") == written
