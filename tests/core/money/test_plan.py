"""When banks are asked, by their own clocks."""

import datetime as dt

import pytest

from dateline.core.money import plan
from dateline.core.money.banks import named
from tests.core.money.books import day

ECB, CBR = named("ecb"), named("cbr")


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("bank", "now", "expected"),
    [
        # Monday; the European Central Bank publishes at four by its own clock, an hour later than UTC's in winter.
        (ECB, "2026-11-30T14:59", "2026-11-27"),
        (ECB, "2026-11-30T15:02", "2026-11-30"),
        (ECB, "2026-07-06T14:02", "2026-07-06"),
        (ECB, "2026-11-29T20:00", "2026-11-27"),
        # The Bank of Russia sets tomorrow's; Friday's hold from Saturday.
        (CBR, "2026-11-30T12:00", "2026-11-28"),
        (CBR, "2026-11-30T12:32", "2026-12-01"),
        (CBR, "2026-11-28T12:32", "2026-11-28"),
    ],
)
def test_what_should_be_out(bank: plan.Bank, now: str, expected: str) -> None:
    assert plan.expected(bank.rhythm, utc(now)) == day(expected)


def test_awaited_rates_are_asked_for_every_few_minutes() -> None:
    assert plan.after_answer(ECB.rhythm, utc("2026-11-30T15:05"), day("2026-11-27")) == utc("2026-11-30T15:15")


def test_a_holiday_is_given_up_in_the_evening() -> None:
    assert plan.after_answer(ECB.rhythm, utc("2026-11-30T18:55"), day("2026-11-27")) == utc("2026-12-01T15:01")


@pytest.mark.parametrize(
    ("now", "newest", "next_at"),
    [("2026-11-30T15:05", "2026-11-30", "2026-12-01T15:01"), ("2026-11-27T15:05", "2026-11-27", "2026-11-30T15:01")],
)
def test_what_has_come_is_not_asked_for_again(now: str, newest: str, next_at: str) -> None:
    assert plan.after_answer(ECB.rhythm, utc(now), day(newest)) == utc(next_at)


def test_failures_wait_ever_longer_but_not_for_ever() -> None:
    now = utc("2026-11-30T15:05")
    waits = [plan.after_failure(failures, now) - now for failures in (1, 2, 1000)]
    assert waits == [dt.timedelta(minutes=5), dt.timedelta(minutes=10), dt.timedelta(hours=6)]


def test_what_was_missed_is_fetched_and_no_more() -> None:
    now = utc("2026-11-30T15:05")
    assert plan.addresses(ECB, now, day("2026-11-27")) == (ECB.newest,)
    assert plan.addresses(ECB, now, day("2026-10-30"))[0].endswith("hist-90d.xml")
    assert plan.addresses(ECB, now, day("2020-10-30"))[0].endswith("hist.xml")
    assert len(plan.addresses(CBR, now, None)) == 31
    assert len(plan.addresses(CBR, now, day("2026-11-20"))) == 11
