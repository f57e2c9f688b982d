"""From notices to mails: one each where something is told at once, one for all in the morning.

Rows are read and written as values: a flash is a hundred thousand of each, and objects cost more than all the rest.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Count, Min, QuerySet

from dateline.alerts.keeping import new_mail_key
from dateline.alerts.models import Alert, Mail, MailState, Notice
from dateline.archive.sql import insert_values, sql_time
from dateline.core.alerts.schedule import Frequency, next_digest
from dateline.core.alerts.telling import Kind, envelopes

AN_HOUR = 6
"""Mails that an alert may write within an hour before the rest wait and become one."""
_HOUR = dt.timedelta(hours=1)
_BATCH = 500
_COLUMNS = (
    *("address_id", "alert_id", "channel", "key", "confirms", "state"),
    *("made_at", "due_at", "tries", "trouble"),
)
_NOTED = "UPDATE alerts_notice SET mail_id = (SELECT id FROM alerts_mail WHERE key = %s), due_at = %s WHERE id = %s"


class _Waiting(NamedTuple):
    """A notice."""

    id: int
    alert: int
    kind: str
    made_at: dt.datetime
    due_at: dt.datetime | None


@dataclass(slots=True)
class _Filled:
    """Mails to be made, and notices that are to be put into them or to wait."""

    now: dt.datetime
    mails: list[tuple[int, int, str, str]] = field(default_factory=list)
    """Address, alert, channel, key."""
    noted: list[tuple[str | None, dt.datetime | None, int]] = field(default_factory=list)
    """Key of the mail, time, notice."""

    def put(self, of: tuple[int, int, str], notices: Iterable[_Waiting]) -> None:
        """A mail of an alert (address, alert, channel) with these."""
        key = new_mail_key()
        self.mails.append((*of, key))
        self.noted += [(key, each.due_at, each.id) for each in notices]

    def save(self) -> None:
        """Write them."""
        at = sql_time(self.now)
        rest = (False, MailState.WAITING.value, at, at, 0, "")
        insert_values(Mail, _COLUMNS, [(*mail, *rest) for mail in self.mails])
        noted = [(key, due and sql_time(due), notice) for key, due, notice in self.noted]
        with connection.cursor() as cursor:
            cursor.executemany(_NOTED, noted)


def fill_envelopes(now: dt.datetime) -> bool:
    """Make mails of what is due, a batch; whether there was anything."""
    return any([_at_once(now), _digests(now)])


@transaction.atomic
def _at_once(now: dt.datetime) -> bool:
    due = Notice.objects.filter(mail__isnull=True, due_at__lte=now).order_by("due_at", "id")
    alerts = list(dict.fromkeys(due.values_list("alert_id", flat=True)[:_BATCH]))
    waiting = _by_alert(due.filter(alert__in=alerts))
    hour = _hour(alerts, now)
    filled = _Filled(now)
    for pk, of in _whose(alerts).items():
        notices = waiting[pk]
        count, over = hour.get(pk, (0, now))
        waited = any(each.due_at != each.made_at for each in notices)
        found = envelopes([Kind(each.kind) for each in notices], AN_HOUR - count, waited=waited)
        for places in found.mails:
            filled.put(of, [notices[place] for place in places])
        filled.noted += [(None, over, notices[place].id) for place in found.later]
    filled.save()
    return bool(alerts)


@transaction.atomic
def _digests(now: dt.datetime) -> bool:
    alerts = list(Alert.objects.filter(digest_at__lte=now).order_by("digest_at", "id")[:_BATCH])
    ids = [alert.pk for alert in alerts]
    waiting = _by_alert(Notice.objects.filter(mail__isnull=True, alert__in=ids, due_at__isnull=True))
    whose, filled = _whose(ids), _Filled(now)
    for alert in alerts:
        if notices := waiting[alert.pk]:
            filled.put(whose[alert.pk], notices)
        alert.digest_at = next_digest(Frequency(alert.frequency), ZoneInfo(alert.zone), now)
    Alert.objects.bulk_update(alerts, ["digest_at"])
    filled.save()
    return bool(alerts)


def _by_alert(notices: "QuerySet[Notice]") -> dict[int, list[_Waiting]]:
    found: dict[int, list[_Waiting]] = defaultdict(list)
    for row in notices.order_by("id").values_list("id", "alert_id", "kind", "made_at", "due_at"):
        found[row[1]].append(_Waiting(*row))
    return found


def _whose(alerts: Iterable[int]) -> dict[int, tuple[int, int, str]]:
    """By alert: address, alert, channel."""
    rows = Alert.objects.filter(pk__in=alerts).values_list("address_id", "pk", "address__channel")
    return {row[1]: row for row in rows}


def _hour(alerts: Iterable[int], now: dt.datetime) -> dict[int, tuple[int, dt.datetime]]:
    """How many mails an alert has written within the hour, and when the first of them is an hour old."""
    mails = Mail.objects.filter(alert__in=alerts, confirms=False, made_at__gt=now - _HOUR)
    counted = mails.values_list("alert_id").annotate(Count("id"), Min("made_at"))
    return {alert: (count, first + _HOUR) for alert, count, first in counted}
