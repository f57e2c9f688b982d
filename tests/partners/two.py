"""Two whole agencies as processes on loopback, each the other's partner."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

_COMMAND = (sys.executable, "-c", "from dateline.run.cli import main; main()")
_STARTING = 90.0
"""Seconds."""


def free_port() -> int:
    """One that nobody listens on at the moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Agency:
    """A data folder, and where it is served."""

    data: Path
    port: int

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "DJANGO_"))}
        return kept | {"DATELINE_DATA": str(self.data)}

    def dateline(self, *words: str) -> str:
        """A command; what it prints."""
        done = subprocess.run([*_COMMAND, *words], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def get(self, path: str) -> str:
        """A page, whatever its status; empty while nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.site}{path}", timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return str(error.read().decode())
        except (OSError, urllib.error.URLError):
            return ""

    def send(self, headline: str, *, killed: bool = False) -> None:
        """A story as a wire brings it, or its cancellation."""
        told = {
            "uri": f"urn:test:{headline.partition(' ')[0]}",
            "type": "text",
            "language": "en",
            "version": "2" if killed else "1",
            "versioncreated": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "pubstatus": "canceled" if killed else "usable",
            "headline": headline,
            "body_text": f"{headline}, it was said.",
        }
        file = self.data / "story.json"
        file.write_text(json.dumps(told), encoding="utf-8")
        self.dateline("wire", "import", str(file), "--source", "Own wire", "--policy", "auto")


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold in time."""
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.5)
    return held


@contextmanager
def two_agencies(folder: Path) -> Iterator[tuple[Agency, Agency]]:
    """Founded, made partners, and running until the end."""
    one, other = (Agency(folder / name, free_port()) for name in ("one", "other"))
    with ExitStack() as running:
        for agency, partner in ((one, other), (other, one)):
            agency.dateline("init", "--defaults")
            settings = f'site = "{agency.site}"\nrates = []\nallow_private = ["127.0.0.1:{partner.port}"]\n'
            (agency.data / "dateline.toml").write_text(settings, encoding="utf-8")
            feed = f"{partner.site}/embed/neighbour.rss"
            agency.dateline("partners", "add", "Neighbour", partner.site, "--feed", feed, "--give", "en")
            running.enter_context(_served(agency))
        yield one, other


@contextmanager
def _served(agency: Agency) -> Iterator[None]:
    log = (agency.data / "log.txt").open("wb")
    words = [*_COMMAND, "run", "--host", "127.0.0.1", "--port", str(agency.port)]
    process = subprocess.Popen(words, env=agency.environment, stdout=log, stderr=log)
    try:
        started = within(_STARTING, lambda: bool(agency.get("/healthz")) or process.poll() is not None)
        assert started, (agency.data / "log.txt").read_text(encoding="utf-8")
        assert process.poll() is None, (agency.data / "log.txt").read_text(encoding="utf-8")
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()
