"""Death at a chosen moment of following the ledger."""

import signal
import subprocess
import sys

import pytest

from tests.contract.checks import follower_faults
from tests.durability.archive import DATELINE, Archive, last_seq, slowest_follower
from tests.durability.fragile import MOMENTS


def step(archive: Archive, *arguments: str) -> int:
    command = [sys.executable, "-m", "tests.durability.steps", *arguments]
    return subprocess.run(command, env=archive.environment, stdin=subprocess.DEVNULL, check=False).returncode


@pytest.mark.parametrize("moment", MOMENTS)
def test_death_around_applying_loses_nothing(archive: Archive, moment: str) -> None:
    assert step(archive, "fill", moment) == 0
    with archive.connect() as rows:
        before = slowest_follower(rows)
        assert step(archive, "die", moment) == -signal.SIGKILL
        assert slowest_follower(rows) == before
        assert step(archive, "follow") == 0
        assert slowest_follower(rows) == last_seq(rows)
        assert follower_faults(rows) == []


def test_cursor_saved_first_loses_stories_and_reindex_finds_them(archive: Archive) -> None:
    assert step(archive, "fill", "careless") == 0
    assert step(archive, "careless") == -signal.SIGKILL
    assert step(archive, "follow") == 0
    with archive.connect() as rows:
        assert slowest_follower(rows) == last_seq(rows)
        assert len(follower_faults(rows)) > 10
        subprocess.run([DATELINE, "reindex"], env=archive.environment, stdin=subprocess.DEVNULL, check=True)
        assert follower_faults(rows) == []
