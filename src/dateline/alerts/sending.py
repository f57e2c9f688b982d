"""Mails that wait are handed over, oldest first; what is not taken is tried again.

A mail is marked as sent in a transaction of its own, after the server has accepted it. Killed in between, the worker
sends it again: with the same Message-ID, by which mail programs know it for the one that they have.
"""

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from typing import TypeAlias

from django.db import transaction
from django.db.models import F

from dateline.alerts.letters import alert_mail, confirmation
from dateline.alerts.lines import Desk, Line, Told
from dateline.alerts.models import Address, Mail, MailState, Notice
from dateline.alerts.post import LaterError, Office, OfficeClosedError, RefusedError
from dateline.core.alerts.schedule import GIVEN_UP, next_try
from dateline.core.alerts.telling import Kind

BATCH = 100
"""Mails of one connection."""
_REFUSALS, _REFUSED_FOR = 5, dt.timedelta(days=3)
"""After so many mails in a row that its server refused, over so long, an address is written to no more."""
_Former: TypeAlias = defaultdict[tuple[int, int], list[Told]]
"""By alert and story, in the order in which mails told it."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A mail as it will be handed over, and the versions that it tells."""

    mail: Mail
    message: EmailMessage
    versions: dict[int, int]
    """Notice → version."""


def send_waiting(office: Office, now: dt.datetime) -> bool:
    """Hand over a batch of what is due; whether there was anything. Raises `OfficeClosedError`."""
    mails = _due(now)
    if not mails:
        return False
    with office.open() as counter:
        ready = _prepared(mails, now)
        for place, each in enumerate(ready):
            try:
                counter.hand_over(each.message)
            except RefusedError as error:
                _refused(each.mail, str(error), now)
            except LaterError as error:
                _later(each.mail, str(error), now)
            except OfficeClosedError:
                # This one may have arrived all the same; those behind it have not.
                _not_handed([later.mail for later in ready[place + 1 :]])
                raise
            else:
                _sent(each.mail, now)
    return True


def _due(now: dt.datetime) -> list[Mail]:
    waiting = Mail.objects.filter(state=MailState.WAITING, due_at__lte=now)
    return list(
        waiting.select_related("address", "alert__address", "alert__filter__edition").order_by("due_at", "id")[:BATCH]
    )


def _prepared(mails: Sequence[Mail], now: dt.datetime) -> list[_Ready]:
    """Write them, drop those that have nothing to tell any more, and note what the others tell before they go."""
    notices = list(Notice.objects.filter(mail__in=mails).order_by("id"))
    desk, told = Desk(now), _told(notices)
    desk.look_up([each.story_id for each in notices])
    ready, dropped = [], []
    for mail in mails:
        found = _written(mail, [each for each in notices if each.mail_id == mail.pk], desk, told, now)
        if found:
            ready.append(found)
        else:
            dropped.append(mail.pk)
    with transaction.atomic():
        Mail.objects.filter(pk__in=dropped).update(state=MailState.DROPPED)
        Mail.objects.filter(pk__in=[each.mail.pk for each in ready]).update(handed_at=now)
        for each in ready:
            for notice, version in each.versions.items():
                Notice.objects.filter(pk=notice).update(version=version)
    return ready


def _written(mail: Mail, notices: Sequence[Notice], desk: Desk, told: _Former, now: dt.datetime) -> _Ready | None:
    if mail.confirms:
        return _Ready(mail, confirmation(mail, now), {})
    if _silent(mail.address, now):
        return None
    lines: list[Line] = []
    versions: dict[int, int] = {}
    answers: Told | None = None
    for notice in notices:
        key = (notice.alert_id, notice.story_id)
        # A mail that is tried again tells the same.
        former = next((each for each in reversed(told[key]) if each.mail_key != mail.key), None)
        line = desk.line(notice, mail.alert, former)
        if line:
            lines.append(line)
            versions[notice.pk] = line.version
            answers = former if line.kind is not Kind.NEWS else None
            told[key].append(Told(line.version, now, mail.key))
    if not lines:
        return None
    return _Ready(mail, alert_mail(mail, lines, answers if len(lines) == 1 else None, now), versions)


def _told(notices: Sequence[Notice]) -> _Former:
    """What mails of the same alerts that were handed over said of the same stories, whether or not we know that they
    arrived.
    """
    rows = Notice.objects.filter(
        alert__in={each.alert_id for each in notices},
        story_id__in={each.story_id for each in notices},
        mail__handed_at__isnull=False,
        version__isnull=False,
    ).order_by("mail__handed_at", "id")
    found: _Former = defaultdict(list)
    for each in rows.select_related("mail"):
        if each.mail and each.mail.handed_at and each.version is not None:
            found[each.alert_id, each.story_id].append(Told(each.version, each.mail.handed_at, each.mail.key))
    return found


def _silent(address: Address, now: dt.datetime) -> bool:
    since = address.refused_since
    return address.refusals >= _REFUSALS and since is not None and now - since >= _REFUSED_FOR


@transaction.atomic
def _sent(mail: Mail, now: dt.datetime) -> None:
    Mail.objects.filter(pk=mail.pk).update(state=MailState.SENT, sent_at=now, trouble="")
    if mail.address.refusals:
        Address.objects.filter(pk=mail.address_id).update(refusals=0, refused_since=None)


@transaction.atomic
def _refused(mail: Mail, said: str, now: dt.datetime) -> None:
    log.info("mail %s was refused: %s", mail.key, said)
    Mail.objects.filter(pk=mail.pk).update(state=MailState.REFUSED, handed_at=None, trouble=said[:300])
    Address.objects.filter(pk=mail.address_id).update(refusals=F("refusals") + 1)
    Address.objects.filter(pk=mail.address_id, refused_since__isnull=True).update(refused_since=now)


def _later(mail: Mail, said: str, now: dt.datetime) -> None:
    if now - mail.made_at > GIVEN_UP:
        _refused(mail, said, now)
        return
    tries = mail.tries + 1
    Mail.objects.filter(pk=mail.pk).update(
        tries=tries, due_at=now + next_try(tries), handed_at=None, trouble=said[:300]
    )


def _not_handed(mails: Sequence[Mail]) -> None:
    """As if nobody had touched them; one that was handed over in vain before may still have arrived then."""
    Mail.objects.filter(pk__in=[each.pk for each in mails if each.handed_at is None]).update(handed_at=None)
