"""Kills the writer of news search at random moments, and looks whether the index lacks or keeps anything.

``python -m tests.durability.search_kills --kills 25``. One process records stories, versions and kills all the time;
another keeps the index, commits as often as it can, and is killed by SIGKILL: while it applies, commits, merges, or
makes the index anew, which it has to every fifth time. After each death a third one catches up and compares.
``--careless`` says how far it has come before it has come there: red.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.durability.archive import Archive
from tests.durability.kills import fresh


def main() -> int:
    """Run once; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.durability.search_kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--careless", action="store_true", help="commit the position first: the result must be red")
    wanted = parser.parse_args()
    with fresh("sqlite") as archive:
        return judge(archive, wanted.kills, careless=wanted.careless)


def judge(archive: Archive, kills: int, *, careless: bool) -> int:
    """Kill so many times; how many times the index was whole afterwards."""
    os.environ.update(archive.environment)
    # Loaded once, with no connection open: processes are forked from here.
    import django

    django.setup()
    import dateline.index.registry  # noqa: F401

    whole = 0
    recorder = _forked(_record)
    try:
        for number in range(kills):
            if number % 5 == 0:
                shutil.rmtree(archive.data / "search", ignore_errors=True)
            _killed(lambda: _keep(careless=careless), random.uniform(0.05, 1.2))
            whole += _told(_forked(lambda number=number: _compare(archive.data / "faults", last=number == kills - 1)))  # type: ignore[misc]
    finally:
        os.kill(recorder, signal.SIGKILL)
        os.waitpid(recorder, 0)
    print(f"{whole} of {kills} times the index was whole after a kill")
    if (archive.data / "faults").exists():
        print((archive.data / "faults").read_text())
    return 0 if whole == kills else 1


def _forked(work: Callable[[], int]) -> int:
    pid = os.fork()
    if pid:
        return pid
    status = 70
    try:
        status = work()
    finally:
        # What was raised is told by the status; the parent's cleaning up is not this one's.
        os._exit(status)


def _killed(work: Callable[[], int], after: float) -> None:
    pid = _forked(work)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status), "it ended by itself"


def _told(pid: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _record() -> int:
    """Stories without end; every third gets a second version, every fourth is killed."""
    from dateline.archive.models import Source
    from dateline.archive.record import record
    from dateline.core.story import Signal
    from tests.contract.samples import NOW, item

    source = Source.objects.create(slug="wire", name="Wire", policy="auto", language="en")
    number = 0
    while True:
        number += 1
        record(item(f"urn:{number}", headline=f"Story {number}"), source, now=NOW)
        if number % 3 == 0:
            record(item(f"urn:{number}", version=2, headline=f"Second {number}"), source, now=NOW)
        if number % 4 == 0:
            record(item(f"urn:{number}", version=3, signal=Signal.KILL), source, now=NOW)
        time.sleep(0.005)


def _keep(*, careless: bool) -> int:
    """What the worker does, but for the pauses."""
    from dateline.index.registry import SEARCH
    from dateline.index.search.public import follower

    follower.COMMIT_EVERY = 0.0
    if careless:
        apply = follower._apply

        def position_first(writer: Any, events: Any) -> None:
            if events:
                writer.commit(events[-1].seq)
                time.sleep(0.2)
            apply(writer, events)

        follower._apply = position_first
    assert SEARCH
    while True:
        if SEARCH.stale:
            for _ in SEARCH.rebuild():
                pass
        SEARCH.catch_up()


def _compare(faults: Path, *, last: bool) -> int:
    """Catch up, then ask the archive and the index for the same: 0 where they agree."""
    from django.db import transaction

    from dateline.archive.models import Story
    from dateline.archive.public import LISTED
    from dateline.index.registry import SEARCH
    from dateline.index.search.public import reader
    from tests.searching import searched

    assert SEARCH
    if SEARCH.stale:
        for _ in SEARCH.rebuild():
            pass
    with transaction.atomic():
        # Nobody records meanwhile.
        SEARCH.catch_up()
        SEARCH.commit()
        listed = set(Story.objects.filter(LISTED).values_list("pk", flat=True))
        wrong = listed ^ searched()
        second = Story.objects.filter(LISTED, public__headline__startswith="Second").count()
        wrong_words = second - _having("second")
    if wrong or wrong_words or (last and not listed):
        with faults.open("a") as file:
            print(
                f"{sorted(wrong)[:10]} differ, {wrong_words} second versions; seq {reader().snapshot().seq}", file=file
            )
        return 1
    return 0


def _having(word: str) -> int:
    import datetime as dt
    from zoneinfo import ZoneInfo

    from dateline.core.filters.nodes import Phrase
    from dateline.index.search.public import reader
    from dateline.index.words import Asked

    return reader().snapshot().count(Asked(Phrase((word,), title=True), dt.datetime.now(dt.UTC), ZoneInfo("UTC")))


if __name__ == "__main__":
    sys.exit(main())
