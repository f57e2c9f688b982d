"""The worker: embargoes that end, leads that expire, followers of the ledger, ten times a second; search; intake.

What it does is found in the database each time, so it may be killed at any point and goes on where it was.
"""

# ruff: noqa: PLC0415 - Django is set up when the process has begun.

import logging
import signal
import threading
from collections.abc import Callable
from importlib import import_module

from dateline.run import boot, child, garbage
from dateline.run.config import Config
from dateline.run.retraining import Retraining

TICK = 0.1
"""Seconds between two looks."""
ALERTS_TICK = 0.5
"""The same for alerts, each look at which asks for the database's lock."""
LONGEST_WAIT = 30.0
"""Seconds between two tries while the database is away."""
log = logging.getLogger(__name__)


def main() -> None:
    """Work until SIGTERM or the supervisor's end."""
    config = boot.archive()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    _load()
    threads = [
        # Of its own: an embargo that ends waits for no source.
        begun("intake", stop, _take_in, stop, config),
        # To make the index of a large archive takes minutes, and no embargo waits for that either.
        begun("search", stop, work, stop, lambda: search_step(stop)),
        # At a start, what coverage has in memory may have to be read from the archive.
        begun("coverage", stop, _cover, stop, config),
        # A mail server may take half a minute for an answer.
        begun("alerts", stop, _alert, stop, config),
        # Clients may, too, and a kill goes to each of them at once.
        begun("deliveries", stop, _deliver, stop, config),
    ]
    retraining = Retraining(config.retrain_hours)

    def all_steps() -> None:
        step()
        retraining.step()

    with garbage.seldom():
        work(stop, all_steps)
    retraining.stop()
    for thread in threads:
        thread.join()


def _load() -> None:
    """Import what the threads run. Two that import at once can find a module of the other's half made, and fail."""
    for name in _RUN_BY_THREADS:
        import_module(name)


_RUN_BY_THREADS = (
    "dateline.alerts.office", "dateline.alerts.service", "dateline.coverage.own", "dateline.coverage.stage",
    "dateline.index.registry", "dateline.intake.service", "dateline.run.chores", "dateline.run.folder",
    "dateline.wire.delivery.service",
)  # fmt: skip


def begun(name: str, stop: threading.Event, run: Callable[..., None], *args: object) -> threading.Thread:
    """Started. Should it end for a fault of ours, all end, and the supervisor starts the worker again."""

    def until_it_ends() -> None:
        try:
            run(*args)
        except Exception:
            log.exception("what is done for %s has ended; the worker starts again", name)
        finally:
            stop.set()

    thread = threading.Thread(target=until_it_ends, name=name)
    thread.start()
    return thread


def _take_in(stop: threading.Event, config: Config) -> None:
    """Visit sources."""
    from dateline.intake import service
    from dateline.intake.settings import intake
    from dateline.run.chores import chores

    service.run(intake(), stop, chores(config))


def _cover(stop: threading.Event, config: Config) -> None:
    """Assign stories to events as the ledger tells of them."""
    from django.utils import timezone

    from dateline.archive.batch import BATCH_SECONDS
    from dateline.coverage import own
    from dateline.coverage.stage import Stage

    stage = Stage(config.cache, timezone.now, own.in_use(config.data))

    def all_there_is() -> None:
        while stage.step() and not stop.wait(BATCH_SECONDS):
            pass

    work(stop, all_there_is)
    stage.close()


def _alert(stop: threading.Event, config: Config) -> None:
    """Tell readers what they asked to be told; a paused copy writes to nobody."""
    from django.utils import timezone

    from dateline.alerts.office import offices
    from dateline.alerts.service import Service
    from dateline.run import folder

    service = Service(offices(), timezone.now)

    def all_there_is() -> None:
        while not folder.is_paused(config.data) and service.step() and not stop.is_set():
            pass

    work(stop, all_there_is, ALERTS_TICK)


def _deliver(stop: threading.Event, config: Config) -> None:
    """Send clients what they may receive."""
    from functools import partial

    from dateline.run import folder
    from dateline.wire.delivery import service

    service.run(stop, partial(folder.is_paused, config.data))


def work(stop: threading.Event, step: Callable[[], None], tick: float = TICK) -> None:
    """``step`` every ``tick`` seconds until ``stop``; one that fails is tried again, after ever longer waits."""
    from django.db import close_old_connections, connections

    wait = tick
    while not stop.wait(wait):
        close_old_connections()
        try:
            step()
        except Exception as error:
            wait = min(max(1.0, wait * 2), LONGEST_WAIT)
            log.warning("%s; trying again in %.0f s", error, wait, exc_info=not boot.is_database_error(error))
            connections.close_all()
        else:
            wait = tick


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


def search_step(stop: threading.Event) -> None:
    """Make the index of news search where it is missing, and bring it up to date; not where it is in the database."""
    from dateline.index.registry import SEARCH

    if SEARCH is None:
        return
    if SEARCH.stale:
        log.info("the index of news search is being made")
        for _ in SEARCH.rebuild():
            if stop.is_set():
                return
        log.info("the index of news search is complete")
    SEARCH.catch_up()


if __name__ == "__main__":
    child.live(main)
