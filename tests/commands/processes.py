"""Looking at running processes, and at what they serve."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.commands.conftest import Shell

PATIENCE = 60.0
"""Seconds: far more than anything takes, so that a slow machine fails no test."""


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for something to become so."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"waited {PATIENCE:.0f} s in vain: {what}"
        time.sleep(0.02)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(url: str) -> tuple[int, str]:
    """Status and text; status 0 where nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def children(pid: int) -> dict[str, int]:
    """The module that each child runs, and its process number."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    found = {}
    for line in listed.splitlines():
        own, parent, command = line.split(maxsplit=2)
        if int(parent) == pid and " -m " in command:
            found[command.split(" -m ")[1].split()[0]] = int(own)
    return found


def is_alive(pid: int) -> bool:
    """Whether a process still runs; one that waits to be collected does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")


@contextmanager
def running(shell: Shell, data: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """``dateline run``, serving; killed at the end if it still is."""
    process = shell.start("run", "--data", data, "--port", str(port))
    below: list[int] = []
    try:
        until(lambda: process.poll() is not None or get(f"http://127.0.0.1:{port}/healthz")[0] == 200, "it serves")
        assert process.poll() is None, process.communicate()
        below = list(children(process.pid).values())
        yield process
    finally:
        for pid in (process.pid, *below):
            if is_alive(pid):
                os.kill(pid, signal.SIGKILL)
        process.communicate()
