"""Sources as an operator and a running agency work with them."""

import http.server
import json
import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.commands.processes import children, free_port, get, running, until
from tests.intake.press import START, Story, rss
from tests.loopback import served

FEED = rss([Story("one", "Bridge opens", START, "The bridge was opened."), Story("two", "Rain", START, "It rains.")])
PAGE = b"<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'></head><body>x</body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A site with a feed, on loopback: host and port."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_bytes(PAGE)
    (folder / "feed.xml").write_bytes(FEED)
    handler = partial(_Quiet, directory=str(folder))
    with served(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)) as port:
        yield f"127.0.0.1:{port}"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


def allow(data: Path, site: str) -> None:
    with (data / "dateline.toml").open("a") as settings:
        settings.write(f'\nallow_private = ["{site}"]\n')


@pytest.mark.long
def test_a_site_is_added_and_its_stories_are_there(shell: Shell, data: Path, site: str) -> None:
    allow(data, site)
    done = shell.dateline("wire", "add", f"http://{site}/", "--source", "Harbour Times", "--policy", "auto")
    assert done.returncode == 0, done.stderr
    assert f"found on http://{site}/: http://{site}/feed.xml" in done.stdout
    assert "2 new items, 0 failed" in done.stdout
    listed = json.loads(shell.dateline("wire", "sources", "--json").stdout)
    assert [(source["slug"], source["wires"][0]["error"]) for source in listed] == [("harbour-times", None)]
    again = shell.dateline("wire", "fetch", "harbour-times")
    assert "304, 0 new" in again.stdout
    assert "harbour-times" in shell.dateline("wire", "sources").stdout
    assert f"http://{site}/feed.xml" in shell.dateline("wire", "opml").stdout
    shell.dateline("wire", "pause", "harbour-times")
    assert "paused" in shell.dateline("wire", "sources").stdout
    assert "0 visited" in shell.dateline("wire", "fetch", "--once").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "javascript:alert(1)"), "is no address"),
        (("add", "press", "--kind", "mail"), "no mailbox [mail.press]"),
        (("fetch", "nobody"), "no wire or source “nobody”"),
        (("remove", "https://nobody.example/"), "no wire has the address"),
        (("token", "nobody"), "no source “nobody”"),
    ],
)
def test_what_cannot_be_done_is_said(shell: Shell, data: Path, words: tuple[str, ...], said: str) -> None:
    done = shell.dateline("wire", *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_nothing_private_is_asked_without_leave(shell: Shell, data: Path, site: str) -> None:
    done = shell.dateline("wire", "add", f"http://{site}/")
    assert done.returncode == 1
    assert "refused" in done.stdout


@pytest.mark.long
def test_a_running_agency_takes_in_what_comes_and_a_killed_worker_loses_nothing(
    shell: Shell, data: Path, site: str
) -> None:
    allow(data, site)
    port = free_port()
    with running(shell, data, port) as process:
        shell.dateline("wire", "add", f"http://{site}/", "--source", "Times", "--policy", "auto", "--later")
        until(lambda: "Bridge opens" in get(f"http://127.0.0.1:{port}/en/all")[1], "the feed's story is listed")
        shell.dateline("wire", "add", "stringers", "--kind", "folder", "--policy", "auto")
        os.kill(children(process.pid)["dateline.run.worker"], signal.SIGKILL)
        dropped = data / "drop" / "stringers" / "snow.xml"
        dropped.write_bytes(rss([Story("snow", "Snow closes the pass", START, "Nobody is hurt.")]))
        until(lambda: "Snow closes the pass" in get(f"http://127.0.0.1:{port}/en/all")[1], "the dropped file is listed")
        until((dropped.parent / "done" / "snow.xml").exists, "it is moved away")
