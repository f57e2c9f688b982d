"""The kill test; ``kills.py`` says what it does."""

import os
import subprocess
import sys

import pytest

KILLS = "200" if os.environ.get("DATELINE_LONG") else "20"


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.durability.kills", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )


def test_nothing_acknowledged_is_lost(database: str) -> None:
    done = run("--database", database, "--kills", KILLS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split(" kills in ")[0]) >= int(KILLS)


@pytest.mark.long
def test_cursor_saved_before_applying_is_found_out() -> None:
    done = run("--kills", "20", "--careless")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "lists lacks" in done.stdout
