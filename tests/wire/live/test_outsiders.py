"""Others' tools against a running agency: schemathesis over the OpenAPI document, and feed readers with the maps."""

import subprocess
import sys
import urllib.request
from pathlib import Path

import feedparser
from lxml import etree

from tests.commands.conftest import Shell
from tests.commands.processes import free_port, running
from tests.wire.live.newsroom import add_client, kill, ninjs, send

EXAMPLES = "6"
"""Requests of each kind to each operation: enough to meet every parameter, few enough for every run of the tests."""


def test_no_request_that_the_document_allows_is_a_fault_of_ours(shell: Shell, data: Path) -> None:
    port = free_port()
    (data / "dateline.toml").write_text("[wire]\nrate = 1000000\npublic_rate = 1000000\n")
    send(shell, ninjs(1), ninjs(2), kill(2, 2))
    token = add_client(shell, "Tester", "--embargoed")
    with running(shell, data, port):
        site = f"http://127.0.0.1:{port}"
        done = subprocess.run(
            [
                sys.executable, "-m", "schemathesis.cli", "run", f"{site}/wire/openapi.json",
                "--checks", "not_a_server_error", "--max-examples", EXAMPLES, "--request-timeout", "40",
                "--include-path-regex", "^/wire/(stories|photos|history|$)",
                "--header", f"Authorization: Bearer {token}",
                "--phases", "examples,coverage,fuzzing", "--seed", "20261130",
            ],
            cwd=shell.home,
            env=shell.environment(),
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
        assert "Tested: 7" in done.stdout, done.stdout

        # Feed readers and robots find what they are told of.
        with urllib.request.urlopen(f"{site}/sitemap.xml", timeout=60) as answer:
            index = etree.fromstring(answer.read())
        maps = [one.text or "" for one in index.iter("{*}loc")]
        assert [address.rpartition("/")[2] for address in maps] == ["pages.xml", "stories-0.xml"]
        found = []
        for address in maps:
            with urllib.request.urlopen(address, timeout=60) as answer:
                assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
                found += [one.text or "" for one in etree.fromstring(answer.read()).iter("{*}loc")]
        (story,) = [address for address in found if "/story/1-" in address and "2" not in address.rpartition("/")[2]][
            :1
        ]
        with urllib.request.urlopen(story, timeout=60) as answer:
            assert answer.status == 200
        assert [entry.title for entry in feedparser.parse(f"{site}/en/all.atom").entries] == ["Story 1"]
