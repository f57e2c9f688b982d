"""``dateline demo``: a filled site, kept for the next time."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.archive.models import LedgerEvent, Source, Story
from tests.commands.conftest import Shell
from tests.commands.processes import children, free_port, get, is_alive, until
from tests.commands.test_init import rows


@contextmanager
def demo(shell: Shell, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The demo, serving; and its site."""
    port = free_port()
    process = shell.start("demo", "--port", str(port), *words)
    site = f"http://127.0.0.1:{port}"
    try:
        until(lambda: process.poll() is not None or get(f"{site}/healthz")[0] == 200, "it serves")
        assert process.poll() is None, process.communicate()
        yield process, site
    finally:
        below = list(children(process.pid).values())
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate()
        assert not any(is_alive(pid) for pid in below)


def test_a_filled_bilingual_site_that_is_kept(shell: Shell) -> None:
    data = shell.home / "demo-data"
    with demo(shell, "--still") as (process, site):
        logins = (data / "logins.txt").read_text()
        [(english,), (russian,)] = rows(
            data, "SELECT count(*) FROM index_listed WHERE list IN ('en', 'ru') GROUP BY list"
        )
        assert min(english, russian) >= 5
        for language in ("en", "ru"):
            status, page = get(f"{site}/{language}/")
            assert status == 200
            assert f'<html lang="{language}"' in page
            assert "127.0.0.1:8000" not in page
        assert "dateline.run.newsroom" not in children(process.pid)
        verbs = {verb for (verb,) in rows(data, "SELECT verb FROM archive_ledgerevent")}
        assert {"published", "updated", "corrected", "killed"} <= verbs
        assert rows(data, "SELECT count(*) > 2 FROM archive_story WHERE translation_of_id IS NOT NULL") == [(1,)]
        assert rows(data, "SELECT count(*) > 4 FROM archive_versionphoto WHERE photo_id IS NOT NULL AND url = ''") == [
            (1,)
        ]
        before = rows(data, "SELECT * FROM archive_version")
        assert process.stdout
        out = ""
        while "Ctrl-C" not in out:
            out += process.stdout.readline()
        ways = ("wire import", "dateline init", "Nothing leaves this machine")
        for words in (f"runs at {site}", *logins.splitlines(), *ways):
            assert words in out
        process.send_signal(signal.SIGINT)
        process.communicate()
        assert process.returncode == 0

    with demo(shell) as (process, site):
        until(lambda: "dateline.run.newsroom" in children(process.pid), "the newsroom plays")
        assert (data / "logins.txt").read_text() == logins
        assert rows(data, "SELECT * FROM archive_version")[: len(before)] == before
        os.kill(children(process.pid)["dateline.run.newsroom"], signal.SIGKILL)
        until(lambda: "dateline.run.newsroom" in children(process.pid), "it is back")


def test_an_agency_of_ones_own_is_left_alone(shell: Shell, data: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    done = shell.dateline("demo", "--fresh", "--data", data)
    assert (done.returncode, "is an agency of your own" in done.stderr) == (2, True)
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before


@pytest.mark.django_db
def test_what_the_newsroom_sends_is_recorded_once() -> None:
    from django.utils import timezone

    from dateline.run.demonstration import record_step

    Source.objects.create(slug="desk", name="Meridian", policy="auto", own=True)
    now = timezone.now()
    for step in (0, 1, 2, 3, 3, 4, 5, 6):
        record_step(step, now, "run")
    grown = [story.versions.count() for story in Story.objects.order_by("pk")]
    assert grown.count(3) == 2, "a flash grows into a story in both languages"
    assert LedgerEvent.objects.count() == sum(grown)
