"""``dateline run``: a site that serves, processes that come back, and none that stays behind."""

import datetime as dt
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Shell
from tests.commands.processes import children, free_port, get, is_alive, running, until
from tests.commands.samples import item, rss
from tests.commands.test_init import rows

Write = Callable[[str, str | bytes], Path]
WEB, WORKER = "dateline.run.web", "dateline.run.worker"


def test_dead_children_are_replaced_and_all_end_together(shell: Shell, data: Path, write: Write) -> None:
    port = free_port()
    with running(shell, data, port) as process:
        site = f"http://127.0.0.1:{port}"
        assert get(f"{site}/en/")[0] == 200
        before = children(process.pid)
        assert set(before) == {WEB, WORKER}
        for name in (WEB, WORKER):
            os.kill(before[name], signal.SIGKILL)
        until(lambda: children(process.pid).keys() == {WEB, WORKER}, "both are back")
        until(lambda: get(f"{site}/en/")[0] == 200, "it serves again")
        after = children(process.pid)
        assert not set(after.values()) & set(before.values())

        # The new worker works: an import by another process shows up.
        shell.dateline("wire", "import", write("feed.xml", rss([item(1)])), "--source", "wire", "--policy", "auto")
        until(lambda: "Tram line 1 opens" in get(f"{site}/en/all")[1], "the story is listed")

        assert process.stdout
        assert f"Dateline runs at {site}" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate()
        assert process.returncode == 0, err
        assert err.count("starting it again") == 2
        assert not any(is_alive(pid) for pid in after.values())


@pytest.mark.long
def test_children_do_not_outlive_a_killed_supervisor(shell: Shell, data: Path) -> None:
    port = free_port()
    with running(shell, data, port) as process:
        below = children(process.pid)
        process.kill()
        until(lambda: not any(is_alive(pid) for pid in below.values()), "they end")
    with running(shell, data, port) as process:
        assert get(f"http://127.0.0.1:{port}/en/")[0] == 200


def test_a_second_one_on_the_folder_or_the_port_is_refused(shell: Shell, data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = shell.dateline("run", "--port", str(port))
        assert (done.returncode, f"port {port} is taken" in done.stderr) == (2, True)
        assert "--port" in done.stderr
    with running(shell, data, port):
        done = shell.dateline("run", "--port", str(free_port()))
        assert (done.returncode, "is being served already" in done.stderr) == (2, True)


def test_what_another_start_would_not_mend_ends_it_with_the_reason(shell: Shell, data: Path) -> None:
    (data / "archive.sqlite3").unlink()
    done = shell.dateline("run", "--port", str(free_port()))
    assert done.returncode == 2
    assert "dateline init --data" in done.stderr
    assert "Traceback" not in done.stderr


HOLD = """
import datetime as dt, sys
from dateline.run import boot
boot.archive()
from django.utils import timezone
from dateline.archive.models import Source
from dateline.archive.record import record
from dateline.core.story import Item
from dateline.core.text.clean import paragraphs
number, seconds = sys.argv[1], float(sys.argv[2])
source, _ = Source.objects.get_or_create(slug="wire", name="wire", policy="auto", language="en")
now = timezone.now()
embargo = now + dt.timedelta(seconds=seconds)
text = paragraphs(f"Number {number} until then.")
item = Item(uri=f"e-{number}", format="rss", headline=f"Held {number}", body_html=text, embargo=embargo)
assert record(item, source, now=now).outcome == "held"
print(embargo.isoformat())
"""


def hold(shell: Shell, data: Path, number: int, seconds: float) -> dt.datetime:
    """Record a story that may be seen after so many seconds; returns the moment."""
    command = [sys.executable, "-c", HOLD, str(number), str(seconds)]
    environment = shell.environment(DATELINE_DATA=str(data))
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dt.datetime.fromisoformat(done.stdout.strip())


def released(data: Path, number: int) -> list[tuple[object, ...]]:
    """When a held story came out."""
    return rows(
        data,
        "SELECT event.at FROM archive_ledgerevent event JOIN archive_story story ON story.id = event.subject_id "
        f"WHERE story.uri = 'e-{number}' AND event.verb = 'released'",
    )


@pytest.mark.long
def test_an_embargo_ends_on_time_and_after_downtime(shell: Shell, data: Path) -> None:
    hold(shell, data, 1, seconds=0.1)
    port = free_port()
    with running(shell, data, port):
        until(lambda: bool(released(data, 1)), "what fell due while nothing ran is out")
        moment = hold(shell, data, 2, seconds=10)
        assert get(f"http://127.0.0.1:{port}/en/story/2-held-2")[0] == 404
        assert "Held 2" not in get(f"http://127.0.0.1:{port}/en/all")[1]
        until(lambda: bool(released(data, 2)), "it is out")
        [(at,)] = released(data, 2)
        assert dt.datetime.fromisoformat(str(at)).replace(tzinfo=dt.UTC) >= moment
        until(lambda: "Held 2" in get(f"http://127.0.0.1:{port}/en/all")[1], "it is listed")
        assert get(f"http://127.0.0.1:{port}/en/story/2-held-2")[0] == 200
