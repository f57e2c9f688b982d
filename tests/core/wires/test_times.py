"""Dates as feeds write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.wires.times import moment


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mon, 28 Mar 2016 17:44:05 +0300", "2016-03-28T17:44:05+03:00"),
        ("28 Mar 2016 17:44 GMT", "2016-03-28T17:44:00+00:00"),
        ("Mon, 28 Mar 16 17:44:05 EST", "2016-03-28T17:44:05-05:00"),
        ("Sun, 28 Mar 99 17:44 PDT", "1999-03-28T17:44:00-07:00"),
        ("Monday, 28 March 2016 5:44 pm UT", "2016-03-28T17:44:00+00:00"),
        ("Mon, 28 Mar 2016 17:44:00 MSK", "2016-03-28T17:44:00+03:00"),
        ("Wed, 28 Mar 2012 17:44:00 MSK", "2012-03-28T17:44:00+04:00"),
        ("Sun, 26 Oct 2014 12:00:00 MSK", "2014-10-26T12:00:00+03:00"),
        ("Mon, 28 Mar 2016 17:44:00 GMT+3", "2016-03-28T17:44:00+03:00"),
        ("Mon, 28 Mar 2016", "2016-03-28T00:00:00+00:00"),
        ("28 марта 2016, 17:44", "2016-03-28T17:44:00+00:00"),
        ("March 28, 2016 17:44 UTC+3", "2016-03-28T17:44:00+03:00"),
        ("Mon Mar 28 17:44:05 2016", "2016-03-28T17:44:05+00:00"),
        ("2016-03-28T17:44:05Z", "2016-03-28T17:44:05+00:00"),
        ("2016-03-28T17:44:05.25+03:00", "2016-03-28T17:44:05.250000+03:00"),
        ("2016-03-28t17:44:05-0500", "2016-03-28T17:44:05-05:00"),
        ("2016-03-28 17:44", "2016-03-28T17:44:00+00:00"),
        ("20160328T174405Z", "2016-03-28T17:44:05+00:00"),
        ("2016-03-28", "2016-03-28T00:00:00+00:00"),
        ("2016-03", "2016-03-01T00:00:00+00:00"),
        (" 2016-03-28T24:00:00Z ", "2016-03-29T00:00:00+00:00"),
        ("Thu, 31 Dec 1998 23:59:60 GMT", "1999-01-01T00:00:00+00:00"),
    ],
)
def test_dates_are_read_with_their_zone(written: str, expected: str) -> None:
    found = moment(written)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize("written", ["", "yesterday", "2016-13-28", "30 Feb 2016 10:00 GMT", "2016-03-28T25:00Z", "99"])
def test_what_is_no_date_is_none(written: str) -> None:
    assert moment(written) is None


@given(st.datetimes(timezones=st.just(dt.UTC)).filter(lambda when: 1 < when.year < 9999))
def test_rfc_3339_is_read_back(when: dt.datetime) -> None:
    assert moment(when.isoformat()) == when


@given(st.text(alphabet="0123456789:+-TZ., MarchGMT", max_size=40))
def test_any_text_gives_an_aware_time_or_none(written: str) -> None:
    found = moment(written)
    assert found is None or found.astimezone(dt.UTC).year > 0
