"""Whoever pulls the plug while an editor publishes finds all of the publication or nothing of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Shell

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.long
def test_a_publication_is_whole_or_not_there(shell: Shell, data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.acceptance.plug"],
        cwd=ROOT,
        env=shell.environment(DATELINE_DATA=str(data), DJANGO_SETTINGS_MODULE="dateline.run.settings"),
        capture_output=True,
        text=True,
        check=False,
    )
    moments = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert moments[-1] == "0 faults"
    told = [moment.split(maxsplit=1)[1] for moment in moments[:-1]]
    assert set(told) == {"all", "nothing"}
    assert told.count("nothing") > 20, "killed at many moments before the commit"
