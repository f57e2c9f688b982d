"""How often one may ask: a bucket for each client or address, in this process's memory.

Told in the fields ``RateLimit`` and ``RateLimit-Policy`` (IETF draft-ietf-httpapi-ratelimit-headers).
"""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from django.conf import settings

from dateline.wire.receivers import Receiver

_WINDOW = 60
"""Seconds that the wire's numbers are of."""
_MOST = 10_000
"""Buckets that are kept; of those beyond the one that was longest without a request is forgotten."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a limit. ``wait`` is 0, or the seconds until the next request is taken."""

    limit: int
    left: int
    reset: int
    """Seconds until it is whole again."""
    wait: int

    def headers(self) -> dict[str, str]:
        """To be sent with every answer."""
        told = {
            "RateLimit-Policy": f'"minute";q={self.limit};w={_WINDOW}',
            "RateLimit": f'"minute";r={self.left};t={self.reset}',
        }
        return told | ({"Retry-After": str(self.wait)} if self.wait else {})


class Buckets:
    """Token buckets: a request takes one, and they fill evenly."""

    def __init__(self, window: int = _WINDOW) -> None:
        """``window``: seconds that a limit is of."""
        self._window = window
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def clear(self) -> None:
        """Forget who asked."""
        with self._lock:
            self._kept.clear()

    def take(self, key: str, limit: int, now: float | None = None) -> Allowance:
        """Count one request; ``now`` is in seconds of a clock that only goes forward."""
        now = time.monotonic() if now is None else now
        with self._lock:
            left, since = self._kept.pop(key, (float(limit), now))
            left = min(float(limit), left + (now - since) * limit / self._window)
            allowed = left >= 1
            left -= allowed
            self._kept[key] = (left, now)
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        second = limit / self._window
        reset = round((limit - left) / second)
        return Allowance(limit, int(left), reset, 0 if allowed else max(1, round((1 - left) / second)))


BUCKETS = Buckets()


def allowance(receiver: Receiver, address: str) -> Allowance:
    """Count a request of a client, or of somebody at an address."""
    wire = settings.CONFIG.wire
    if receiver.client_id is None:
        return BUCKETS.take(f"at {address}", wire.public_rate)
    return BUCKETS.take(f"client {receiver.client_id}", receiver.rate or wire.rate)
