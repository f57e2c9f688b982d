"""The worker's thread for alerts: from the ledger to the mail server, round and round."""

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.alerts.envelopes import fill_envelopes
from dateline.alerts.follower import Alerts
from dateline.alerts.keeping import purge
from dateline.alerts.post import Office, OfficeClosedError
from dateline.alerts.sending import send_waiting
from dateline.core.alerts.channels import Channel
from dateline.core.alerts.schedule import next_try

_PURGED = dt.timedelta(minutes=10)
_CLOSED = dt.timedelta(minutes=15)
"""The longest wait before a server that took nothing is asked again."""
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Way:
    """A channel: where its messages go, and when that is asked again after it was closed."""

    channel: Channel
    office: Office[Any]
    open_at: dt.datetime
    closed: int = 0
    """Times in a row that nothing could be handed over."""

    def send(self, now: dt.datetime) -> bool:
        """Hand over a batch; whether there may be more to do at once."""
        if now < self.open_at:
            return False
        try:
            worked = send_waiting(self.channel, self.office, now)
        except OfficeClosedError as error:
            self.closed += 1
            wait = min(next_try(self.closed), _CLOSED)
            self.open_at = now + wait
            log.warning(
                "no %s can be handed over (%s); trying again in %.0f s", self.channel, error, wait.total_seconds()
            )
            return False
        self.closed = 0
        return worked


class Service:
    """One step after another; whatever it knows is in the database, so it may be killed at any point."""

    def __init__(self, offices: Mapping[Channel, Office[Any]], now: Callable[[], dt.datetime]) -> None:
        self._now = now
        self._follower = Alerts()
        self._purge_at = now()
        self._ways = [_Way(channel, office, now()) for channel, office in offices.items()]

    def step(self) -> bool:
        """Follow, fill envelopes, send a batch each way; whether there is more to do at once."""
        worked = self._follower.catch_up()
        worked = fill_envelopes(self._now()) or worked
        for way in self._ways:
            worked = way.send(self._now()) or worked
        if self._now() >= self._purge_at:
            purge(self._now())
            self._purge_at = self._now() + _PURGED
        return worked
