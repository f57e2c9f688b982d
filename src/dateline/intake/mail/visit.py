"""A mailbox's visit: fetch what is new, record what comes from the listed senders, then mark it as done.

Killed between recording and marking, a message is fetched again and counts as resent: nothing is lost or doubled.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.archive.models import Photo
from dateline.archive.photos import store
from dateline.archive.record import record
from dateline.core.decide import Outcome
from dateline.core.photo.refused import PhotoRefused
from dateline.core.story import Policy, Unreadable
from dateline.intake.mail.box import MailError, opened
from dateline.intake.mail.message import Message, allowed, read, sender_of
from dateline.intake.models import Kind, State, Wire
from dateline.intake.polling import state
from dateline.intake.polling.told import Told, log
from dateline.intake.settings import Mailbox

EVERY = dt.timedelta(minutes=1)
MOST_MESSAGES = 50
"""Of one visit; the others wait for the next."""
_HELD = {Policy.DESK.value, Policy.INTERNAL.value}
_KNOWN = {Outcome.RESENT, Outcome.TWIN, Outcome.LATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A mailbox to visit."""

    wire: int
    name: str
    mailbox: Mailbox
    senders: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Messages of listed senders by UID, and what is to be told."""

    aim: Aim
    messages: Mapping[str, bytes]
    words: tuple[str, ...] = ()
    error: str = ""


def due(mailboxes: Mapping[str, Mailbox], now: dt.datetime) -> list[Aim]:
    """Mailboxes whose time has come and that are in ``dateline.toml``."""
    wires = Wire.objects.filter(kind=Kind.MAIL.value, state=State.ON.value, next_at__lte=now).select_related("source")
    aims = []
    for wire in wires:
        if fault := _unfit(wire, mailboxes):
            state.failed(wire, fault, None, now=now, dice=0)
            wire.save()
        else:
            aims.append(Aim(wire=wire.pk, name=wire.address, mailbox=mailboxes[wire.address], senders=wire.senders))
    return aims


def fetch(aim: Aim) -> Brought:
    """What is new, from whoever is on the list; the others stay unread in the mailbox. Blocks; never raises."""
    messages: dict[str, bytes] = {}
    words: list[str] = []
    try:
        with opened(aim.mailbox) as box:
            for uid in box.unseen(MOST_MESSAGES):
                raw = box.message(uid)
                if raw is None:
                    words.append(f"message {uid} is too large; it stays in the mailbox")
                elif allowed(sender_of(raw), aim.senders):
                    messages[uid] = raw
    except MailError as error:
        return Brought(aim=aim, messages=messages, words=tuple(words), error=str(error))
    return Brought(aim=aim, messages=messages, words=tuple(words))


def finish(brought: Brought, uids: list[str]) -> str:
    """Mark messages as done; empty, or why that could not be done. Blocks."""
    if not uids:
        return ""
    try:
        with opened(brought.aim.mailbox) as box:
            for uid in uids:
                box.done(uid)
    except MailError as error:
        return str(error)
    return ""


def take(brought: Brought, now: dt.datetime) -> list[str]:
    """Record the messages; the UIDs of those that are in the archive or will never be."""
    wire = Wire.objects.select_related("source").filter(pk=brought.aim.wire).first()
    if wire is None:
        return []
    done: list[str] = []
    outcomes: list[Outcome] = []
    problems: list[str] = []
    for uid, raw in brought.messages.items():
        message = read(raw, now)
        if isinstance(message, Unreadable):
            problems.append(f"message {uid}: {message.reason}")
        else:
            pictures, faults = _stored(message, now)
            problems += faults
            outcomes.append(record(message.item, wire.source, now=now, pictures=pictures).outcome)
        done.append(uid)
    _keep(wire, brought, outcomes, problems, now)
    return done


def _unfit(wire: Wire, mailboxes: Mapping[str, Mailbox]) -> str:
    if wire.address not in mailboxes:
        return f"dateline.toml has no mailbox [mail.{wire.address}]"
    if wire.source.policy not in _HELD:
        return "anybody can write a sender's name into a mail: set the source's policy to desk or internal"
    return ""


def _stored(message: Message, now: dt.datetime) -> tuple[dict[int, Photo], list[str]]:
    photos, faults = {}, []
    for position, data in message.pictures.items():
        try:
            photos[position] = store(data, now)
        except PhotoRefused as error:
            faults.append(f"{message.item.headline}: picture {position + 1}: {error}")
    return photos, faults


def _keep(wire: Wire, brought: Brought, outcomes: list[Outcome], problems: list[str], now: dt.datetime) -> None:
    known = sum(outcome in _KNOWN for outcome in outcomes)
    if brought.error:
        state.failed(wire, brought.error, None, now=now, dice=0)
    else:
        state.quiet(wire, now)
        wire.next_at = now + (dt.timedelta(minutes=wire.every) if wire.every else EVERY)
    told = Told(
        wire=wire.pk,
        address=wire.address,
        source=wire.source.slug,
        at=now,
        size=sum(map(len, brought.messages.values())),
        fresh=len(outcomes) - known,
        known=known,
        problems=len(problems),
        failed=bool(brought.error),
        words="\n".join(part for part in (brought.error, *problems, *brought.words) if part),
    )
    log(wire, told)
    wire.newest_at = now if told.fresh else wire.newest_at
    wire.visited_at, wire.asked_for = now, False
    wire.save()
