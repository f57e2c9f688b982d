"""The front page's leads: chosen and ordered by an editor, leaving by themselves at their time.

A slot says what an editor wanted; whether its story may be seen is asked of the story each time. So a killed, withdrawn
or held lead is gone with the commit that took it away, and one that is restored is back in its place. The next choice
drops what it does not name.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from dateline.archive import ledger
from dateline.archive.models import Edition, LeadSlot
from dateline.archive.public import LISTED_SQL, rows
from dateline.archive.sql import moment, select, sql_time
from dateline.archive.verbs import By
from dateline.core.desk import Refused, Why
from dateline.core.ledger import Subject, Verb

_LEADS = f"""
    SELECT slot.story_id
    FROM archive_leadslot slot JOIN archive_edition edition ON edition.id = slot.edition_id
    WHERE edition.code = %s AND (slot.expires_at IS NULL OR slot.expires_at > %s)
        AND slot.story_id IN (SELECT story.id {LISTED_SQL})
    ORDER BY slot.position
"""  # noqa: S608, words of our own


@dataclass(frozen=True, slots=True)
class Lead:
    """A story that an editor puts at the head of a front page."""

    story_id: int
    expires_at: dt.datetime | None = None
    """When it leaves by itself; None for never."""


def leads(edition_code: str, now: dt.datetime) -> list[int]:
    """The stories that lead an edition now, foremost first; only such as have a page."""
    return [story_id for (story_id,) in select(_LEADS, [edition_code, sql_time(now)])]


_STANDING = """
    SELECT slot.story_id, slot.expires_at
    FROM archive_leadslot slot JOIN archive_edition edition ON edition.id = slot.edition_id
    WHERE edition.code = %s AND (slot.expires_at IS NULL OR slot.expires_at > %s)
    ORDER BY slot.position
"""


def standing(edition_code: str, now: dt.datetime) -> list[Lead]:
    """What the desk wants to lead an edition now, foremost first, also where the story has no page at present."""
    rows = select(_STANDING, [edition_code, sql_time(now)])
    return [Lead(story_id, moment(expires_at) if expires_at else None) for story_id, expires_at in rows]


def last_seq(edition: Edition) -> int | None:
    """``seq`` of the last event about an edition: what `choose` wants as ``By.seen``. None before the first."""
    return ledger.told(Subject.EDITION, edition.pk)[0]


def choose(edition: Edition, chosen: Sequence[Lead], by: By, now: dt.datetime) -> int | None:
    """Replace an edition's leads by ``chosen``, foremost first; the ``seq`` of the event, None where all is as it was.

    ``by.seen`` is the edition's `last_seq` as the editor saw it. Raises `Refused`: changed by somebody else, a story
    twice (``SAME``), one that has no public page or is in another language (``NOT_PUBLIC``), a time that has passed
    (``PAST_EXPIRY``). Then nothing changes.
    """
    with transaction.atomic():
        ledger.lock()
        if last_seq(edition) != by.seen:
            raise Refused(Why.CHANGED)
        _check(edition, chosen, now)
        if chosen == [Lead(*each) for each in edition.leads.order_by("position").values_list("story_id", "expires_at")]:
            return None
        edition.leads.all().delete()
        LeadSlot.objects.bulk_create(
            LeadSlot(edition=edition, story_id=lead.story_id, position=position, expires_at=lead.expires_at)
            for position, lead in enumerate(chosen, start=1)
        )
        return ledger.tell(Subject.EDITION, edition.pk, Verb.ANNOTATED, now, actor=by.actor, note=by.note)


def expire_due(now: dt.datetime) -> list[str]:
    """Drop the leads whose time came until ``now``; the codes of the editions that lost some, each with one event."""
    # Asked ten times a second: the lock is taken only when there is something to do.
    if not LeadSlot.objects.filter(expires_at__lte=now).exists():
        return []
    with transaction.atomic():
        ledger.lock()
        due = LeadSlot.objects.filter(expires_at__lte=now)
        lost = list(Edition.objects.filter(leads__in=due).distinct())
        due.delete()
        for edition in lost:
            ledger.tell(Subject.EDITION, edition.pk, Verb.EXPIRED, now)
        return [edition.code for edition in lost]


def _check(edition: Edition, chosen: Sequence[Lead], now: dt.datetime) -> None:
    ids = [lead.story_id for lead in chosen]
    if len(set(ids)) != len(ids):
        raise Refused(Why.SAME)
    if [row.id for row in rows(ids) if row.language == edition.language] != ids:
        raise Refused(Why.NOT_PUBLIC)
    if any(lead.expires_at and lead.expires_at <= now for lead in chosen):
        raise Refused(Why.PAST_EXPIRY)
