"""What readers do: ask for an alert, confirm it, stop it, and have everything of theirs deleted."""

import datetime as dt
import secrets
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction

from dateline.alerts.models import Address, Alert, Browser, Mail, MailState, Notice, SavedFilter
from dateline.alerts.push.subscriptions import Subscription
from dateline.alerts.tokens import new_key
from dateline.archive.ledger import last_seq
from dateline.archive.models import Edition
from dateline.core.alerts.addresses import MailAddress
from dateline.core.alerts.schedule import Frequency, next_digest

UNCONFIRMED = dt.timedelta(hours=48)
"""How long a link in a confirmation mail works, and what it would confirm is kept."""
KEPT = dt.timedelta(days=365)
"""How long it is kept which stories a mail told: so long after it the reader hears that one was killed."""
CONFIRMATIONS = 3
"""Confirmation mails to one address within a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An alert as it is asked for."""

    edition: Edition
    filter: str
    """In its canonical form."""
    zone: str
    frequency: Frequency
    updates: bool
    corrections: bool


@transaction.atomic
def sign_up(address: MailAddress | Subscription, wish: Wish, now: dt.datetime) -> bool:
    """Keep it until it is confirmed, and put the mail or notification for that into the queue.

    False, with nothing kept, where the address has been asked often enough today. Nobody but the address is told.
    """
    row = _row(address, now)
    asked = Mail.objects.filter(address=row, confirms=True, made_at__gt=now - dt.timedelta(days=1)).count()
    if asked >= CONFIRMATIONS:
        return False
    saved, _ = SavedFilter.objects.get_or_create(edition=wish.edition, text=wish.filter)
    alert = Alert.objects.create(
        address=row,
        filter=saved,
        key=new_key(),
        zone=wish.zone,
        frequency=wish.frequency.value,
        updates=wish.updates,
        corrections=wish.corrections,
        made_at=now,
    )
    Mail.objects.create(
        address=row, alert=alert, channel=row.channel, confirms=True, key=new_mail_key(), made_at=now, due_at=now
    )
    return True


def _row(address: MailAddress | Subscription, now: dt.datetime) -> Address:
    row, made = Address.objects.get_or_create(
        folded=address.folded,
        defaults={
            "channel": address.channel.value,
            "given": address.given,
            "sent_to": address.sent_to,
            "key": new_key(),
            "made_at": now,
        },
    )
    if made and isinstance(address, Subscription):
        Browser.objects.create(
            address=row, endpoint=address.endpoint, public_key=address.public_key, secret=address.secret
        )
    return row


@transaction.atomic
def confirm(alert: Alert, now: dt.datetime) -> None:
    """It is told what happens from now on; a former alert with the same filter ends. Twice is once."""
    if alert.confirmed_at is not None:
        return
    same = Alert.objects.filter(address_id=alert.address_id, filter_id=alert.filter_id, confirmed_at__isnull=False)
    same.exclude(pk=alert.pk).delete()
    alert.confirmed_at = now
    alert.since_seq = last_seq()
    alert.digest_at = next_digest(Frequency(alert.frequency), ZoneInfo(alert.zone), now)
    alert.save(update_fields=["confirmed_at", "since_seq", "digest_at"])
    Address.objects.filter(pk=alert.address_id, confirmed_at__isnull=True).update(confirmed_at=now)
    Address.objects.filter(pk=alert.address_id).update(refusals=0, refused_since=None)


@transaction.atomic
def move(address: Address, to: Subscription) -> None:
    """Reach a browser where its push service has it now.

    If it asked for alerts from there meanwhile, these stay, and what it had before goes there, too.
    """
    there = Address.objects.select_for_update().filter(folded=to.folded).first()
    if there is None:
        Browser.objects.filter(address=address).update(endpoint=to.endpoint, public_key=to.public_key, secret=to.secret)
        Address.objects.filter(pk=address.pk).update(folded=to.folded, given=to.given, refusals=0, refused_since=None)
    elif there.pk != address.pk:
        has = there.alerts.filter(confirmed_at__isnull=False).values_list("filter", flat=True)
        brought = list(address.alerts.exclude(filter__in=list(has)).values_list("pk", flat=True))
        Mail.objects.filter(alert__in=brought).update(address=there)
        Alert.objects.filter(pk__in=brought).update(address=there)
        Address.objects.filter(pk=there.pk, confirmed_at__isnull=True).update(confirmed_at=address.confirmed_at)
        forget(address)


@transaction.atomic
def stop(alert: Alert) -> None:
    """End an alert and delete what is kept of it; with the last one the address goes, too."""
    address = alert.address
    alert.delete()
    if not address.alerts.exists():
        forget(address)


@transaction.atomic
def forget(address: Address) -> None:
    """Delete everything that is kept of a reader."""
    address.delete()
    _drop_unused_filters()


def purge(now: dt.datetime) -> None:
    """Delete what was not confirmed in time, and what was told long ago."""
    with transaction.atomic():
        Alert.objects.filter(confirmed_at__isnull=True, made_at__lte=now - UNCONFIRMED).delete()
        Address.objects.filter(alerts__isnull=True).delete()
        _drop_unused_filters()
    old = Mail.objects.exclude(state=MailState.WAITING).filter(made_at__lte=now - KEPT)
    while ids := list(old.values_list("pk", flat=True)[:500]):
        Notice.objects.filter(mail__in=ids).delete()
        Mail.objects.filter(pk__in=ids).delete()


def new_mail_key() -> str:
    """What a Message-ID is made of."""
    return secrets.token_hex(16)


def _drop_unused_filters() -> None:
    SavedFilter.objects.filter(alerts__isnull=True).delete()
