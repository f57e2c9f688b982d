"""One request at a time to a host, with a pause between two, however many of its feeds are due."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

PAUSE = 1.0
"""Seconds between the end of a request and the next one to the same host."""


def host_of(url: str) -> str:
    """Host and port, as far as courtesy goes."""
    return urlsplit(url).netloc.lower()


class Hosts:
    """The queue before each host."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._locks: dict[str, asyncio.Lock] = {}
        self._waiting: dict[str, int] = {}
        self._free_at: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait for the host of ``url``, and keep it until the end of the block."""
        host = host_of(url)
        lock = self._locks.setdefault(host, asyncio.Lock())
        self._waiting[host] = self._waiting.get(host, 0) + 1
        try:
            async with lock:
                await asyncio.sleep(max(0.0, self._free_at.get(host, 0.0) - time.monotonic()))
                try:
                    yield
                finally:
                    self._free_at[host] = time.monotonic() + self._pause
        finally:
            self._waiting[host] -= 1
            if not self._waiting[host]:
                del self._waiting[host], self._locks[host]
            self._forget()

    def _forget(self) -> None:
        """Hosts whose pause is over need not be remembered."""
        if len(self._free_at) > 10_000:
            now = time.monotonic()
            self._free_at = {host: until for host, until in self._free_at.items() if until > now}
