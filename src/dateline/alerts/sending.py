"""Mails and notifications that wait are handed over, oldest first; what is not taken is tried again.

A mail is marked as sent in a transaction of its own, after the server has accepted it. Killed in between, the worker
sends it again: with the same Message-ID, by which mail programs know it for the one that they have.
"""

import datetime as dt
import logging
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from dateline.alerts.keeping import forget
from dateline.alerts.models import Address, Mail, MailState
from dateline.alerts.post import LaterError, LeftError, Office, OfficeClosedError, RefusedError, Trouble
from dateline.alerts.writing import write
from dateline.core.alerts.channels import Channel
from dateline.core.alerts.schedule import GIVEN_UP, next_try

BATCH = 100
"""Mails of one connection."""
log = logging.getLogger(__name__)


def send_waiting(channel: Channel, office: Office[Any], now: dt.datetime) -> bool:
    """Hand over a batch of what is due on a channel; whether there was anything. Raises `OfficeClosedError`."""
    mails = _due(channel, now)
    if not mails:
        return False
    with office.open() as counter:
        ready = write(mails, now)
        place = 0
        try:
            for place, trouble in enumerate(counter.hand_over([each.message for each in ready]), 1):
                _mark(ready[place - 1].mail, trouble, now)
        except OfficeClosedError:
            # The next one may have arrived all the same; those behind it have not.
            _not_handed([later.mail for later in ready[place + 1 :]])
            raise
    return True


def _due(channel: Channel, now: dt.datetime) -> list[Mail]:
    waiting = Mail.objects.filter(channel=channel.value, state=MailState.WAITING, due_at__lte=now)
    of = ("address__browser", "alert__address", "alert__filter__edition")
    return list(waiting.select_related(*of).order_by("due_at", "id")[:BATCH])


def _mark(mail: Mail, trouble: Trouble | None, now: dt.datetime) -> None:
    match trouble:
        case None:
            _sent(mail, now)
        case RefusedError():
            _refused(mail, str(trouble), now)
        case LaterError():
            _later(mail, trouble, now)
        case LeftError():
            log.info("%s is there no more: %s", mail.address, trouble)
            forget(mail.address)


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


def _later(mail: Mail, trouble: LaterError, now: dt.datetime) -> None:
    if now - mail.made_at > GIVEN_UP:
        _refused(mail, str(trouble), now)
        return
    tries = mail.tries + 1
    due = now + max(next_try(tries), trouble.wait)
    Mail.objects.filter(pk=mail.pk).update(tries=tries, due_at=due, handed_at=None, trouble=str(trouble)[:300])


def _not_handed(mails: Sequence[Mail]) -> None:
    """As if nobody had touched them; one that was handed over in vain before may still have arrived then."""
    Mail.objects.filter(pk__in=[each.pk for each in mails if each.handed_at is None]).update(handed_at=None)
