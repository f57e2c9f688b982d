"""From notices to mails: one each where something is told at once, one for all in the morning."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Count, Min

from dateline.alerts.keeping import new_mail_key
from dateline.alerts.models import Alert, Mail, Notice
from dateline.archive.sql import sql_time
from dateline.core.alerts.schedule import Frequency, next_digest
from dateline.core.alerts.telling import Kind, envelopes

AN_HOUR = 6
"""Mails that an alert may write within an hour before the rest wait and become one."""
_HOUR = dt.timedelta(hours=1)
_BATCH = 500


def fill_envelopes(now: dt.datetime) -> bool:
    """Make mails of what is due, a batch; whether there was anything."""
    return any([_at_once(now), _digests(now)])


@transaction.atomic
def _at_once(now: dt.datetime) -> bool:
    due = Notice.objects.filter(mail__isnull=True, due_at__lte=now).order_by("due_at", "id")
    alerts = list(dict.fromkeys(due.values_list("alert_id", flat=True)[:_BATCH]))
    waiting: dict[int, list[Notice]] = defaultdict(list)
    for notice in due.filter(alert__in=alerts).order_by("id"):
        waiting[notice.alert_id].append(notice)
    hour = _hour(alerts, now)
    made, noted = [], []
    for alert in Alert.objects.filter(pk__in=alerts).select_related("address"):
        notices = waiting[alert.pk]
        count, over = hour.get(alert.pk, (0, now))
        waited = any(each.due_at != each.made_at for each in notices)
        found = envelopes([Kind(each.kind) for each in notices], AN_HOUR - count, waited=waited)
        for places in found.mails:
            made.append(_mail(alert, now))
            noted += [_into(notices[place], made[-1]) for place in places]
        for place in found.later:
            notices[place].due_at = over
            noted.append(notices[place])
    _save(made, noted)
    return bool(alerts)


@transaction.atomic
def _digests(now: dt.datetime) -> bool:
    alerts = list(
        Alert.objects.filter(digest_at__lte=now).select_related("address").order_by("digest_at", "id")[:_BATCH]
    )
    waiting: dict[int, list[Notice]] = defaultdict(list)
    for notice in Notice.objects.filter(mail__isnull=True, alert__in=alerts, due_at__isnull=True).order_by("id"):
        waiting[notice.alert_id].append(notice)
    made, noted = [], []
    for alert in alerts:
        if notices := waiting[alert.pk]:
            made.append(_mail(alert, now))
            noted += [_into(each, made[-1]) for each in notices]
        alert.digest_at = next_digest(Frequency(alert.frequency), ZoneInfo(alert.zone), now)
    Alert.objects.bulk_update(alerts, ["digest_at"])
    _save(made, noted)
    return bool(alerts)


def _hour(alerts: Iterable[int], now: dt.datetime) -> dict[int, tuple[int, dt.datetime]]:
    """How many mails an alert has written within the hour, and when the first of them is an hour old."""
    mails = Mail.objects.filter(alert__in=alerts, confirms=False, made_at__gt=now - _HOUR)
    counted = mails.values_list("alert_id").annotate(Count("id"), Min("made_at"))
    return {alert: (count, first + _HOUR) for alert, count, first in counted}


def _mail(alert: Alert, now: dt.datetime) -> Mail:
    return Mail(
        address=alert.address, alert=alert, channel=alert.address.channel, key=new_mail_key(), made_at=now, due_at=now
    )


def _into(notice: Notice, mail: Mail) -> Notice:
    notice.mail = mail
    return notice


def _save(made: Sequence[Mail], noted: Sequence[Notice]) -> None:
    Mail.objects.bulk_create(made)
    # Mails have their ids only now. The ORM's own way to update many costs more than all the rest.
    values = [(each.mail.pk if each.mail else None, each.due_at and sql_time(each.due_at), each.pk) for each in noted]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE alerts_notice SET mail_id = %s, due_at = %s WHERE id = %s", values)
