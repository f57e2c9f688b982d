"""The worker: embargoes that end, leads that expire, and followers of the ledger, ten times a second; and intake.

What it does is found in the database each time, so it may be killed at any point and goes on where it was.
"""

# ruff: noqa: PLC0415 - Django is set up when the process has begun.

import logging
import signal
import threading

from dateline.run import boot, child
from dateline.run.config import Config
from dateline.run.retraining import Retraining

TICK = 0.1
"""Seconds between two looks."""
LONGEST_WAIT = 30.0
"""Seconds between two tries while the database is away."""
log = logging.getLogger(__name__)


def main() -> None:
    """Work until SIGTERM or the supervisor's end."""
    config = boot.archive()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    # A thread of its own: an embargo that ends waits for no source.
    intake = threading.Thread(target=_take_in, args=(stop, config), name="intake")
    intake.start()
    retraining = Retraining(config.retrain_hours)
    work(stop, retraining)
    retraining.stop()
    intake.join()


def _take_in(stop: threading.Event, config: Config) -> None:
    """Visit sources; should that end for a fault of ours, the supervisor starts the worker again."""
    from dateline.intake import service
    from dateline.intake.settings import intake
    from dateline.run.chores import chores

    try:
        service.run(intake(), stop, chores(config))
    finally:
        stop.set()


def work(stop: threading.Event, retraining: Retraining) -> None:
    """`step` until ``stop``; a step that fails is tried again, after ever longer waits."""
    from django.db import close_old_connections, connections

    wait = TICK
    while not stop.wait(wait):
        close_old_connections()
        try:
            step()
            retraining.step()
        except Exception as error:
            wait = min(max(1.0, wait * 2), LONGEST_WAIT)
            log.warning("%s; trying again in %.0f s", error, wait, exc_info=not boot.is_database_error(error))
            connections.close_all()
        else:
            wait = TICK


def step() -> None:
    """Release what is due, drop leads whose time is over, then bring the followers up to date."""
    from django.utils import timezone

    from dateline.archive.leads import expire_due
    from dateline.archive.record import release_due
    from dateline.index.registry import catch_up_all

    while released := release_due(timezone.now()):
        log.info("embargo over: %d stories released", len(released))
    for edition in expire_due(timezone.now()):
        log.info("edition %s: leads expired", edition)
    catch_up_all()


if __name__ == "__main__":
    child.live(main)
