"""The agency of the day: its clients, its deliveries, and a wire that pushes copy into it."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from tests.commands.conftest import Shell
from tests.wire.live.day.truth import Told, Truth, canary
from tests.wire.live.newsroom import kill, ninjs

_SET_UP = """
import datetime as dt, json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "dateline.run.settings"
import django
django.setup()
from dateline.archive.models import Source
from dateline.intake.push import new_key
from dateline.wire import clients, tokens
from dateline.wire.delivery import adding
from dateline.intake.settings import intake
from dateline.wire.models import Kind
now = dt.datetime.now(dt.UTC)
given = json.load(sys.stdin)
made = {"push": new_key(Source.objects.create(slug="wire", name="Wire", policy="auto", language="en"), now)}
for name, trusted, kind, more in given:
    client = clients.add(name, now=now, embargoed=trusted)
    if kind == "pull":
        made[name] = tokens.issue(client, now=now)
    else:
        adding.add(client, adding.Wanted(kind=Kind(kind), **more), now=now, allow=intake().private)
json.dump(made, sys.stdout)
"""


def set_up(shell: Shell, takers: list[tuple[str, bool, str, dict[str, str]]]) -> dict[str, str]:
    """Clients (name, whether embargoed copy, kind, target); the tokens of those that pull, and of the wire."""
    done = subprocess.run(
        [sys.executable, "-c", _SET_UP],
        cwd=shell.home,
        env=shell.environment(),
        input=json.dumps(takers),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made: dict[str, str] = json.loads(done.stdout)
    return made


@dataclass
class Feeding:
    """Sends copy in and writes down what is so from then on."""

    site: str
    token: str
    truth: Truth

    def story(self, number: int, embargo: float = 0) -> None:
        """A new one, under an embargo until a time."""
        self.truth.stories[number] = told = Told(number, embargo)
        self._version(told)

    def update(self, number: int) -> None:
        """Another version."""
        self._version(self.truth.stories[number])

    def kill(self, number: int) -> None:
        """The end of one."""
        told = self.truth.stories[number]
        self._push(kill(number, len(told.versions) + 1))
        told.killed_at = time.time()

    def _version(self, told: Told) -> None:
        version = len(told.versions) + 1
        # Not in the headline: of the first one the story's address is made, which stays.
        words = f"<p>Story {told.number} says {canary(told.number, version)}.</p>"
        said: dict[str, Any] = {
            "headline": f"Story {told.number}, version {version}",
            "bodies": [{"contenttype": "text/html", "value": words}],
        }
        if told.embargo:
            until = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(told.embargo))
            said["embargoed"] = until
        # Before it is there: it may be on its way to clients before the wire is answered.
        told.versions.append(version)
        self._push(ninjs(told.number, version, **said))

    def _push(self, story: dict[str, Any]) -> None:
        """Again and again until it is acknowledged, as a wire does whose agency falls over."""
        request = urllib.request.Request(
            f"{self.site}/wire/in/wire",
            data=json.dumps(story).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
        )
        deadline = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(request, timeout=20) as answer:
                    said = json.loads(answer.read())
                    assert said["items"] and not said["problems"], said
                    return
            except (OSError, urllib.error.HTTPError) as error:
                assert time.monotonic() < deadline, error
                time.sleep(0.1)
