"""The worker's loop."""

import logging
import threading
from collections.abc import Iterator

import pytest
from django.db import OperationalError

from dateline.run import worker


class Steps:
    """A step that fails as often as told, then works and ends the loop."""

    def __init__(self, *failures: Exception) -> None:
        self._failures: Iterator[Exception] = iter(failures)
        self.stop = threading.Event()
        self.done = 0

    def __call__(self) -> None:
        if failure := next(self._failures, None):
            raise failure
        self.done += 1
        self.stop.set()


@pytest.mark.django_db(transaction=True)
def test_it_goes_on_after_whatever_fails(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    steps = Steps(OperationalError("database is locked"), ValueError("a fault of ours"))
    monkeypatch.setattr(worker, "LONGEST_WAIT", 0.01)
    with caplog.at_level(logging.WARNING, logger="dateline"):
        worker.work(steps.stop, steps)
    assert steps.done == 1
    locked, fault = caplog.records
    assert "database is locked; trying again" in locked.getMessage()
    assert not locked.exc_info
    assert fault.exc_info


def test_no_part_of_it_ends_by_itself(caplog: pytest.LogCaptureFixture) -> None:
    """Else an agency would go on without, say, its deliveries, and nobody would know."""
    stop = threading.Event()

    def fails() -> None:
        raise ImportError("half made")

    worker.begun("deliveries", stop, fails).join()
    assert stop.is_set(), "the supervisor finds that the worker has ended"
    (said,) = caplog.records
    assert "deliveries" in said.getMessage()
    assert said.exc_info
