"""A day of publications, corrections, embargoes and kills, during which the agency's processes are killed at random."""

import json
import os
import random
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable

from dateline.client import Wire
from tests.commands.conftest import Shell
from tests.commands.conftest import data as data  # noqa: PLC0414
from tests.commands.conftest import founded as founded  # noqa: PLC0414
from tests.commands.conftest import shell as shell  # noqa: PLC0414
from tests.commands.conftest import user_cache as user_cache  # noqa: PLC0414
from tests.commands.processes import children, free_port, running, until
from tests.wire.delivery.sftp_server import sftp_server
from tests.wire.live.day import takers
from tests.wire.live.day.agency import Feeding, set_up
from tests.wire.live.day.takers import Reader, Taker
from tests.wire.live.day.truth import Truth

STEPS = 40 if os.environ.get("DATELINE_LONG") else 6
MODULES = ("dateline.run.web", "dateline.run.worker")


def test_each_client_has_in_the_end_what_it_is_entitled_to(shell: Shell, data: "os.PathLike[str]") -> None:
    seed = random.randrange(2**32)
    with (
        takers.webhook("hook", trusted=True) as (hook, hook_server),
        takers.webhook("plain hook", trusted=False) as (plain, plain_server),
        takers.subscriber() as (reader, reader_server),
        takers.folder("folder", shell.home / "data" / "out" / "gazette", trusted=False) as folder,
        sftp_server(shell.home / "theirs", password="sesame") as sftp_server_,
        takers.folder("sftp", shell.home / "theirs" / "in", trusted=False) as sftp,
    ):
        port = free_port()
        ports = [hook_server.port, plain_server.port, reader_server.port, sftp_server_.port]
        allowed = ", ".join(f'"127.0.0.1:{each}"' for each in ports)
        (shell.home / "data" / "dateline.toml").write_text(
            f"allow_private = [{allowed}]\n[wire]\npublic_rate = 100000\nrate = 100000\n"
        )
        opened = {"host_key": sftp_server_.host_key, "password": "sesame"}
        tokens = set_up(
            shell,
            [
                ("stream", False, "pull", {}),
                ("trusted stream", True, "pull", {}),
                ("hook", True, "webhook", {"target": hook_server.url}),
                ("plain hook", False, "webhook", {"target": plain_server.url}),
                ("folder", False, "folder", {"target": "gazette"}),
                ("sftp", False, "sftp", {"target": sftp_server_.address(), **opened}),
            ],
        )
        with running(shell, shell.home / "data", port) as process:
            site = f"http://127.0.0.1:{port}"
            subscribe(site, reader_server.url)
            until(lambda: bool(reader.feeds), "the hub verified the subscription")
            streams = [
                takers.stream("stream", Wire(site, tokens["stream"]), trusted=False),
                takers.stream("trusted stream", Wire(site, tokens["trusted stream"]), trusted=True),
            ]
            truth = Truth()
            live(Feeding(site, tokens["push"], truth), random.Random(seed), lambda: strike(process.pid, seed))
            everybody = [*streams, hook, plain, folder, sftp]
            until(lambda: settled(truth, everybody, reader), told(truth, everybody, reader, seed))
            hidden = [each.number for each in truth.stories.values() if not each.public]
            assert hidden, seed
            assert on_surfaces(shell, hidden) == {}, seed
        assert faults(truth, everybody, reader) == [], seed


def live(feeding: Feeding, dice: random.Random, strike: Callable[[], None]) -> None:
    """The day, step by step; every second step somebody pulls a plug."""
    stories = feeding.truth.stories
    for step in range(STEPS):
        alive = [each.number for each in stories.values() if not each.killed_at]
        act = dice.choices(("story", "embargo", "update", "kill"), (4, 3, 5, 2))[0]
        if act in ("update", "kill") and not alive:
            act = "story"
        if act == "story":
            feeding.story(step)
        elif act == "embargo":
            # Some end while the day goes on, others do not.
            feeding.story(step, float(int(time.time()) + dice.choice((2, 4, 3600))))
        elif act == "update":
            feeding.update(dice.choice(alive))
        else:
            feeding.kill(dice.choice(alive))
        if step % 2:
            strike()
        time.sleep(dice.random() / 2)
    # Of each kind one at least, whatever the dice say.
    feeding.story(STEPS)
    feeding.story(STEPS + 1, float(int(time.time()) + 3600))
    feeding.update(STEPS)
    feeding.kill(STEPS)


def strike(supervisor: int, seed: int) -> None:
    """Kill one of the two at random, if it has been started again meanwhile."""
    if found := children(supervisor).get(random.choice(MODULES)):
        os.kill(found, signal.SIGKILL)


def subscribe(site: str, callback: str) -> None:
    """Ask the hub for the feed of everything."""
    asked = {"hub.mode": "subscribe", "hub.topic": f"{site}/en/all.atom", "hub.callback": callback}
    with urllib.request.urlopen(f"{site}/hub", data=urllib.parse.urlencode(asked).encode(), timeout=30) as answer:
        assert answer.status == 202


def faults(truth: Truth, everybody: list[Taker], reader: Reader) -> list[str]:
    """What any of them has or lacks against the rules."""
    found = [f"{each.name}: {one}" for each in everybody for one in truth.faults(each.arrivals, trusted=each.trusted)]
    last = set(reader.feeds[-1][1]) if reader.feeds else set()
    # A feed has fifty entries.
    right = truth.in_feed()
    if not last <= right or (len(right) <= 50 and last != right):
        found.append(f"feed: has {sorted(last)}, should have {sorted(right)}")
    return found + truth.leaks(reader.feeds)


def settled(truth: Truth, everybody: list[Taker], reader: Reader) -> bool:
    """Whether everything has arrived; what may never be is looked for afterwards."""
    ends = [each.embargo for each in truth.stories.values() if each.embargo < time.time() + 60]
    return time.time() > max(ends, default=0) + 1 and not faults(truth, everybody, reader)


def told(truth: Truth, everybody: list[Taker], reader: Reader, seed: int) -> str:
    """For the message of a test that fails; read when it does."""

    class Late(str):
        def __str__(self) -> str:
            return f"all have what they are entitled to (seed {seed}): {faults(truth, everybody, reader)}"

        def __format__(self, _: str) -> str:
            return str(self)

    return Late()


def on_surfaces(shell: Shell, numbers: list[int]) -> dict[str, list[str]]:
    """Where on public surfaces words of these stories stand."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.wire.live.day.looking", *map(str, numbers)],
        env=shell.environment(DATELINE_DATA=str(shell.home / "data"), PYTHONWARNINGS="ignore"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found
