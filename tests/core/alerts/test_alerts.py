"""When mails are due, what is worth one, and whose address is one."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.addresses import BadAddressError, read_address
from dateline.core.alerts.schedule import MORNING, Frequency, next_digest, next_try
from dateline.core.alerts.telling import Kind, envelopes, is_to_tell

ZONES = st.sampled_from(["Europe/Moscow", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe"])
MOMENTS = st.integers(1_300_000_000, 2_200_000_000).map(lambda second: dt.datetime.fromtimestamp(second, dt.UTC))


@pytest.mark.parametrize(
    ("frequency", "zone", "now", "due"),
    [
        ("daily", "Europe/Moscow", "2026-03-28T03:59+00:00", "2026-03-28T04:00+00:00"),
        ("daily", "Europe/Moscow", "2026-03-28T04:00+00:00", "2026-03-29T04:00+00:00"),
        # The clocks go forward in the night.
        ("daily", "Europe/Berlin", "2026-03-28T07:00+00:00", "2026-03-29T05:00+00:00"),
        ("weekly", "Europe/Moscow", "2026-03-28T12:00+00:00", "2026-03-30T04:00+00:00"),
        ("weekly", "Europe/Moscow", "2026-03-30T04:00+00:00", "2026-04-06T04:00+00:00"),
        ("weekly", "Pacific/Auckland", "2026-03-29T17:59+00:00", "2026-03-29T18:00+00:00"),
    ],
)
def test_digests_come_in_the_readers_morning(frequency: str, zone: str, now: str, due: str) -> None:
    found = next_digest(Frequency(frequency), ZoneInfo(zone), dt.datetime.fromisoformat(now))
    assert found == dt.datetime.fromisoformat(due)


@given(frequency=st.sampled_from([Frequency.DAILY, Frequency.WEEKLY]), zone=ZONES, now=MOMENTS)
def test_a_digest_is_always_to_come_and_at_seven(frequency: Frequency, zone: str, now: dt.datetime) -> None:
    due = next_digest(frequency, ZoneInfo(zone), now)
    assert due is not None
    # A zone may leave out a day (Samoa) or move its clocks.
    assert now < due <= now + dt.timedelta(days=2 if frequency is Frequency.DAILY else 9)
    assert due.astimezone(ZoneInfo(zone)).time() == MORNING


def test_what_is_told_at_once_has_no_digest() -> None:
    assert next_digest(Frequency.INSTANT, ZoneInfo("UTC"), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)) is None


def test_waits_grow_and_end() -> None:
    waits = [next_try(tries) for tries in range(1, 40)]
    assert waits == sorted(waits)
    assert waits[0] == dt.timedelta(minutes=1)
    assert waits[-1] == dt.timedelta(hours=2)


@pytest.mark.parametrize(
    ("kind", "shown", "told", "tell"),
    [
        (Kind.NEWS, 1, None, True),
        (Kind.NEWS, 1, 1, False),
        (Kind.NEWS, 1, 0, False),
        (Kind.NEWS, None, None, False),
        (Kind.UPDATE, 2, 1, True),
        (Kind.UPDATE, 2, 2, False),
        (Kind.UPDATE, 2, None, False),
        (Kind.UPDATE, None, 1, False),
        (Kind.UPDATE, 2, 0, True),
        (Kind.CORRECTION, 3, 2, True),
        (Kind.CORRECTION, 3, None, False),
        (Kind.GONE, None, 2, True),
        (Kind.GONE, None, 0, False),
        (Kind.GONE, None, None, False),
        (Kind.GONE, 2, 1, False),
    ],
)
def test_what_is_worth_telling(kind: Kind, shown: int | None, told: int | None, tell: bool) -> None:
    assert is_to_tell(kind, shown, told) is tell


@given(kinds=st.lists(st.sampled_from(Kind), max_size=20), room=st.integers(-3, 8), waited=st.booleans())
def test_every_notice_is_in_one_envelope_or_waits(kinds: list[Kind], room: int, waited: bool) -> None:
    found = envelopes(kinds, room, waited=waited)
    places = [place for mail in found.mails for place in mail] + list(found.later)
    assert sorted(places) == list(range(len(kinds)))
    assert all(found.mails), "no mail is empty"
    counted = [mail for mail in found.mails if kinds[mail[0]] is not Kind.GONE]
    assert len(counted) <= max(room, 0)
    assert all(kinds[place] is not Kind.GONE for place in found.later)


@pytest.mark.parametrize(
    ("written", "sent_to"),
    [
        ("ann@example.org", "ann@example.org"),
        (" Ann.Lee+news@Example.ORG ", "Ann.Lee+news@example.org"),
        ("o'neil@sub.example.co", "o'neil@sub.example.co"),
        ("ivan@почта.рф", "ivan@xn--80a1acny.xn--p1ai"),
    ],
)
def test_addresses(written: str, sent_to: str) -> None:
    assert read_address(written).sent_to == sent_to
    assert read_address(written).given == written.strip()


@given(st.text(max_size=80))
def test_whatever_is_read_is_one_printable_word(written: str) -> None:
    try:
        found = read_address(written)
    except BadAddressError:
        return
    assert found.sent_to.isascii()
    assert found.sent_to.isprintable()
    assert not set(found.sent_to) & set(' \r\n,;:<>()[]"\\')
