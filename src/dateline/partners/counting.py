"""Clicks and receipts, gathered in memory and written once a second: a click waits for no disk.

What is lost when the process is killed is a second's counts.
"""

import datetime as dt
import logging
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import DatabaseError, connections, transaction
from django.db.models import F, Sum

from dateline.archive.epochs import advance
from dateline.partners.models import IN, Clicks, Partner, Receipt

log = logging.getLogger(__name__)
EVERY = 1.0
"""Seconds."""
KEPT = dt.timedelta(days=30)
"""How long receipts are kept."""

_Click = tuple[int, str, dt.datetime]
_Fetched = tuple[int, str, str]


@dataclass
class _Gathered:
    lock: threading.Lock = field(default_factory=threading.Lock)
    clicks: Counter[_Click] = field(default_factory=Counter)
    fetched: dict[_Fetched, tuple[int, dt.datetime]] = field(default_factory=dict)


_gathered = _Gathered()


def clicked(partner: int, placement: str, now: dt.datetime) -> None:
    """Count one."""
    with _gathered.lock:
        _gathered.clicks[partner, placement, now.replace(minute=0, second=0, microsecond=0)] += 1


def fetched(partner: int, form: str, version: str, now: dt.datetime) -> None:
    """Note that a version was fetched, or asked for and known already."""
    with _gathered.lock:
        count, _ = _gathered.fetched.get((partner, form, version), (0, now))
        _gathered.fetched[partner, form, version] = (count + 1, now)


def flush() -> None:
    """Write what was gathered."""
    with _gathered.lock:
        clicks, _gathered.clicks = _gathered.clicks, Counter()
        receipts, _gathered.fetched = _gathered.fetched, {}
    if not clicks and not receipts:
        return
    try:
        _write(clicks, receipts)
    except Exception:
        with _gathered.lock:
            _gathered.clicks.update(clicks)
            for key, (count, at) in receipts.items():
                known, later = _gathered.fetched.get(key, (0, at))
                _gathered.fetched[key] = (known + count, max(at, later))
        raise


def _write(clicks: Mapping[_Click, int], receipts: Mapping[_Fetched, tuple[int, dt.datetime]]) -> None:
    with transaction.atomic():
        known = set(Partner.objects.values_list("pk", flat=True))
        for (partner, placement, hour), count in clicks.items():
            if partner in known:
                Clicks.objects.get_or_create(partner_id=partner, placement=placement, hour=hour)
                Clicks.objects.filter(partner_id=partner, placement=placement, hour=hour).update(
                    count=F("count") + count
                )
        for (partner, form, version), (count, at) in receipts.items():
            if partner in known:
                times = {"first_at": at, "last_at": at}
                Receipt.objects.get_or_create(partner_id=partner, form=form, version=version, defaults=times)
                Receipt.objects.filter(partner_id=partner, form=form, version=version).update(
                    count=F("count") + count, last_at=at
                )
        if clicks and _reached({partner for partner, _, _ in clicks}, max(hour for _, _, hour in clicks)):
            advance("partners")


def _reached(partners: set[int], hour: dt.datetime) -> bool:
    """Whether a partner among these has had as many clicks today as were agreed."""
    today = given(hour.date())
    limits = Partner.objects.filter(pk__in=partners, clicks_a_day__gt=0).values_list("pk", "clicks_a_day")
    return any(today.get(partner, 0) >= limit for partner, limit in limits)


def given(day: dt.date) -> dict[int, int]:
    """Clicks that each partner was given on a day of UTC."""
    start = dt.datetime.combine(day, dt.time(), dt.UTC)
    rows = Clicks.objects.filter(hour__gte=start, hour__lt=start + dt.timedelta(days=1), placement__in=IN)
    return dict(rows.values_list("partner").annotate(total=Sum("count")).values_list("partner", "total"))


def forget(now: dt.datetime) -> None:
    """Drop receipts that are too old."""
    Receipt.objects.filter(last_at__lt=now - KEPT).delete()


class Flushing(threading.Thread):
    """Writes once a second, and once more at the end."""

    def __init__(self) -> None:
        super().__init__(name="counting", daemon=True)
        self._stop_asked = threading.Event()

    def run(self) -> None:
        """Until `stop`; the database may be away for a while."""
        while not self._stop_asked.wait(EVERY):
            self._flush()
        self._flush()
        connections.close_all()

    def stop(self) -> None:
        """Write what there is, and end."""
        self._stop_asked.set()
        self.join(timeout=10)

    @staticmethod
    def _flush() -> None:
        try:
            flush()
        except DatabaseError as error:
            log.warning("clicks are kept until the database takes them: %s", error)
            connections.close_all()
