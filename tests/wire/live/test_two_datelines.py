"""One Dateline takes another's wire and stays equal to it, whoever is killed in between."""

import os
import random
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest

from dateline.client import Wire, WireError
from tests.commands.conftest import Shell
from tests.commands.processes import children, free_port, running, until
from tests.wire.live.newsroom import add_client, kill, ninjs, send

WEB, WORKER = "dateline.run.web", "dateline.run.worker"


def state(wire: Wire) -> list[tuple[Any, ...]]:
    """What a client of an agency has in the end: headline, text, urgency, language and correction of each story."""
    return sorted(
        (
            each["headlines"][0]["value"],
            each["bodies"][0]["value"],
            each.get("urgency"),
            each["language"],
            [one["value"] for one in each["descriptions"] if one["role"] == "correction"],
            [one["descriptions"][0]["value"] for one in each.get("associations", ())],
        )
        for each in wire.history()
    )


@pytest.mark.long
def test_two_stay_equal_through_restarts_on_both_sides(shell: Shell, data: Path) -> None:
    theirs, ours = data, Path(shutil.copytree(data, shell.home / "ours"))
    ports = free_port(), free_port()
    (theirs / "dateline.toml").write_text("[wire]\nrate = 100000\n")
    (ours / "dateline.toml").write_text(f'allow_private = ["127.0.0.1:{ports[0]}"]\n[wire]\nrate = 100000\n')
    first, second = (f"http://127.0.0.1:{port}" for port in ports)
    token = add_client(shell, "Peer", "--embargoed")
    mine = add_client(shell, "Reader", "--data", str(ours))
    send(shell, ninjs(1, urgency=3), ninjs(2), ninjs(3, language="ru"))
    done = shell.dateline(
        "wire", "add", first, "--kind", "dateline", "--source", "Peer", "--policy", "auto", "--token-stdin",
        "--data", ours, stdin=f"{token}\n",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    seed = random.randrange(2**32)
    dice = random.Random(seed)
    versions = dict.fromkeys(range(1, 9), 1)
    with running(shell, theirs, ports[0]) as there, running(shell, ours, ports[1]) as here:
        source, copy = Wire(first, token), Wire(second, mine)
        until(lambda: steady(source, copy) and len(state(copy)) == 3, "what there was is taken over")
        for step in range(5):
            number = step + 1
            sent = [ninjs(number + 3, 1)] if number + 3 not in versions else [ninjs(number, 1)]
            changed = dice.randrange(1, number + 1)
            versions[changed] += 1
            sent.append(ninjs(changed, versions[changed], headline=f"Story {changed}, version {versions[changed]}"))
            if step in (2, 4):
                versions[changed] += 1
                sent.append(kill(changed, versions[changed]))
            send(shell, *sent)
            process, module = dice.choice([(there, WEB), (there, WORKER), (here, WEB), (here, WORKER)])
            if found := children(process.pid).get(module):
                os.kill(found, signal.SIGKILL)
        until(lambda: steady(source, copy), f"both are equal (seed {seed})")
        # What was killed there is gone here, text and all.
        dead = [each.uri for each in source.events() if each.verb == "killed"]
        assert dead, seed
        events = list(copy.events())
        gone = {each.uri for each in events if each.takes and each.verb == "killed"}
        shown = {each["uri"] for each in copy.history()}
        # One that was written and killed while the other side was down was never told of, and so never taken away.
        assert gone == {each.uri for each in events} - shown, seed
        assert len(gone) <= len(set(dead)), seed


def steady(source: Wire, copy: Wire) -> bool:
    """Whether both have the same; False while one of them is starting."""
    try:
        return state(source) == state(copy)
    except (WireError, OSError):
        return False
