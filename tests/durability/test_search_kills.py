"""The kill test of news search; ``search_kills.py`` says what it does."""

import os
import subprocess
import sys

KILLS = "25" if os.environ.get("DATELINE_LONG") else "6"


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.durability.search_kills", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )


def test_the_index_is_whole_after_every_kill() -> None:
    done = run("--kills", KILLS)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{KILLS} of {KILLS} times" in done.stdout


def test_a_position_that_is_saved_first_is_found_out() -> None:
    done = run("--kills", "6", "--careless")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "differ" in done.stdout
