"""The demo's newsroom: records what the script sends, when it sends it."""

# ruff: noqa: PLC0415 - Django is set up when the process has begun.

import logging
import signal
import threading

from dateline.run import boot, child

log = logging.getLogger(__name__)
_AGAIN = 5.0
"""Seconds until a step that failed is tried again."""


def main() -> None:
    """Play until SIGTERM or the supervisor's end."""
    boot.archive()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    play(stop)


def play(stop: threading.Event) -> None:
    """Record one step of the script after the other. Each run is a new one: its seed is the time at which it began."""
    from django.db import Error, connections
    from django.utils import timezone

    from dateline.demo.newsroom import pause
    from dateline.run.demonstration import record_step

    seed, step = timezone.now().strftime("%Y%m%d-%H%M%S"), 0
    wait: float = pause(step, seed=seed)
    while not stop.wait(wait):
        try:
            record_step(step, timezone.now(), seed)
        except Error as error:
            # The step is repeated whole; what it recorded before counts as resent.
            log.warning("%s; trying again in %.0f s", error, _AGAIN)
            connections.close_all()
            wait = _AGAIN
        else:
            wait = pause(step, seed=seed)
            step += 1


if __name__ == "__main__":
    child.live(main)
