"""What a wire remembers of a visit, and when it is visited next. Changes the instance; the caller saves it."""

import datetime as dt

from dateline.core.polling.freshness import fresh_for, wait_asked
from dateline.core.polling.plan import Manners, after_answer, after_failure
from dateline.core.polling.rhythm import Rhythm, learnt
from dateline.core.wires.channel import Channel
from dateline.intake.models import State, Wire
from dateline.intake.models.wires import ADDRESS_LENGTH
from dateline.intake.net.client import Response
from dateline.intake.polling.reading import Reading

PATIENCE = dt.timedelta(days=14)
"""How long a source may fail before it is parked."""
GONE = 410
UNCHANGED = 304


def answered(wire: Wire, response: Response, reading: Reading, *, news: bool, now: dt.datetime, dice: float) -> str:
    """After a 200 or 304. ``news``: some item was new. Returns what a person should know, or an empty string."""
    moved = move(wire, response.moved_to)
    if reading.channel is not None:
        _hear(wire, reading.channel)
    if news or (reading.items and wire.newest_at is None):
        _learn(wire, reading, now)
    keep = response.status == UNCHANGED
    wire.etag = _header(response, "etag", wire.etag if keep else "", 500)
    wire.modified = _header(response, "last-modified", wire.modified if keep else "", 100)
    quiet(wire, now)
    manners = _manners(wire, fresh_for(lambda name: response.headers.get(name, ""), now))
    every = dt.timedelta(minutes=wire.every) if wire.every else None
    rhythm = Rhythm(gap=wire.gap, newest=wire.newest_at)
    wire.next_at = after_answer(rhythm, manners, now, dice=dice, every=every)
    return moved


def quiet(wire: Wire, now: dt.datetime) -> None:
    """A visit without a fault."""
    wire.answered_at, wire.failures, wire.failing_since, wire.error = now, 0, None, ""


def failed(wire: Wire, words: str, response: Response | None, *, now: dt.datetime, dice: float) -> None:
    """After a failure, or an answer that is none: ever longer pauses, and at last none at all."""
    wire.failures += 1
    since = wire.failing_since = wire.failing_since or now
    wire.error = words[:500]
    asked = wait_asked(lambda name: response.headers.get(name, ""), now) if response else dt.timedelta(0)
    wire.next_at = after_failure(wire.failures, _manners(wire), now, dice=dice, asked=asked)
    if response is not None and response.status == GONE:
        _park(wire, words)
    elif now - since >= PATIENCE:
        _park(wire, f"{words}, for {(now - since).days} days")


def move(wire: Wire, address: str) -> str:
    """Store where permanent redirects led (RFC 9110, sections 15.4.2 and 15.4.9), unless that is a wire already.

    Returns what became of it in words; empty where the address is the wire's own or none.
    """
    if not address or address == wire.address or len(address) > ADDRESS_LENGTH:
        return ""
    if Wire.objects.filter(address=address).exclude(pk=wire.pk).exists():
        _park(wire, f"moved for good to {address}, which is a wire already")
        return wire.reason
    before, wire.address = wire.address, address
    return f"moved for good: from {before} to {address}"


def _park(wire: Wire, reason: str) -> None:
    wire.state, wire.reason = State.PARKED.value, reason[:500]


def _hear(wire: Wire, channel: Channel) -> None:
    wire.title = channel.title[:300]
    wire.ttl = max(dt.timedelta(minutes=channel.ttl_minutes or 0), channel.update_period or dt.timedelta(0))
    wire.skip_hours = " ".join(str(hour) for hour in sorted(channel.skip_hours))
    wire.skip_days = " ".join(str(day) for day in sorted(channel.skip_days))


def _learn(wire: Wire, reading: Reading, now: dt.datetime) -> None:
    published = [item.published for item in reading.items if item.published]
    rhythm = learnt(Rhythm(gap=wire.gap, newest=wire.newest_at), published, now)
    wire.gap, wire.newest_at = rhythm.gap, rhythm.newest


def _header(response: Response, name: str, default: str, most: int) -> str:
    """A header's value; one that is too long to be kept whole is of no use."""
    value = response.headers.get(name, default)
    return value if len(value) <= most else ""


def _manners(wire: Wire, fresh: dt.timedelta = dt.timedelta(0)) -> Manners:
    return Manners(
        fresh_for=fresh,
        ttl=wire.ttl,
        skip_hours=frozenset(int(hour) for hour in wire.skip_hours.split()),
        skip_days=frozenset(int(day) for day in wire.skip_days.split()),
    )
