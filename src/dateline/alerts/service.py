"""The worker's thread for alerts: from the ledger to the mail server, round and round."""

import datetime as dt
import logging
from collections.abc import Callable

from dateline.alerts.envelopes import fill_envelopes
from dateline.alerts.follower import Alerts
from dateline.alerts.keeping import purge
from dateline.alerts.post import Office, OfficeClosedError
from dateline.alerts.sending import send_waiting
from dateline.core.alerts.schedule import next_try

_PURGED = dt.timedelta(minutes=10)
log = logging.getLogger(__name__)


class Service:
    """One step after another; whatever it knows is in the database, so it may be killed at any point."""

    def __init__(self, office: Office, now: Callable[[], dt.datetime]) -> None:
        self._office = office
        self._now = now
        self._follower = Alerts()
        self._purge_at = now()
        self._closed = 0
        """Times in a row that nothing could be handed over."""
        self._open_at = now()

    def step(self) -> bool:
        """Follow, fill envelopes, send a batch; whether there is more to do at once."""
        worked = self._follower.catch_up()
        worked = fill_envelopes(self._now()) or worked
        worked = self._send() or worked
        if self._now() >= self._purge_at:
            purge(self._now())
            self._purge_at = self._now() + _PURGED
        return worked

    def _send(self) -> bool:
        now = self._now()
        if now < self._open_at:
            return False
        try:
            worked = send_waiting(self._office, now)
        except OfficeClosedError as error:
            self._closed += 1
            wait = min(next_try(self._closed), dt.timedelta(minutes=15))
            self._open_at = now + wait
            log.warning("no mail can be handed over (%s); trying again in %.0f s", error, wait.total_seconds())
            return False
        self._closed = 0
        return worked
