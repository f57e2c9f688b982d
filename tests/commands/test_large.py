"""A file far larger than the memory that an import may take."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.commands.conftest import Shell
from tests.commands.samples import item, rss
from tests.commands.test_init import rows

_MB = 1024 * 1024
_PEAK = (
    "import resource, subprocess, sys\n"
    "done = subprocess.run([sys.executable, '-m', 'dateline', *sys.argv[1:]])\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)\n"
    "sys.exit(done.returncode)"
)
"""Linux tells kilobytes, macOS bytes. Started from this small process, since a process inherits its starter's peak."""


def peak(shell: Shell, *words: str) -> tuple[subprocess.CompletedProcess[str], int]:
    """A command, and the most memory that it held, in MB."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, *words],
        cwd=shell.home, env=shell.environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    unit = _MB if sys.platform == "darwin" else 1024
    return done, int(done.stderr.split()[-1]) * unit // _MB


def test_200_megabytes_are_read_in_bounded_memory(shell: Shell, data: Path) -> None:
    """Every byte is read and parsed; what they hold between the items is a comment, so that the test is short."""
    head, _, tail = rss(["MARK"]).partition("MARK")
    entry = (item(1) + f"<!--{' ' * 400_000}-->").encode()
    with (shell.home / "large.xml").open("wb") as file:
        file.write(head.encode())
        while file.tell() < 200 * _MB:
            file.write(entry)
        file.write(tail.encode())
    done, most = peak(shell, "wire", "import", "large.xml", "--source", "wire", "--json")
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts["items"] > 400
    assert rows(data, "SELECT count(*) FROM archive_story") == [(1,)]
    assert most < 180, most


def test_200_megabytes_without_an_end(shell: Shell, data: Path) -> None:
    with (shell.home / "endless.xml").open("wb") as file:
        file.write(b"<?xml version='1.0'?><rss version='2.0'><channel><item><title>")
        file.truncate(200 * _MB)
    with (shell.home / "text.txt").open("wb") as file:
        # In parts: what a process starts inherits the peak of its parent.
        for _ in range(100):
            file.write(os.urandom(_MB).hex().encode())
    done, most = peak(shell, "wire", "import", "endless.xml", "text.txt", "--source", "wire")
    assert done.returncode == 1
    assert "endless.xml" in done.stderr
    assert "text.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(data, "SELECT count(*) FROM archive_story") == [(0,)]
    assert most < 180, most
