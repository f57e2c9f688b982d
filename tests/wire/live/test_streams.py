"""The ledger and bulk history over real connections, as clients use and misuse them."""

import gzip
import http.client
import json
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard

from dateline.client import Event, Wire, WireError
from tests.commands.conftest import Shell
from tests.commands.processes import children, free_port, get, running, until
from tests.wire.live.newsroom import add_client, kill, ninjs, send

WEB = "dateline.run.web"


@pytest.fixture
def site(shell: Shell, data: Path) -> Iterator[str]:
    """A running agency with three stories, the second of them killed."""
    port = free_port()
    (data / "dateline.toml").write_text("[wire]\npublic_rate = 100000\nrate = 100000\n")
    send(shell, ninjs(1), ninjs(2), ninjs(3), ninjs(1, 2, headline="Story 1 again"), kill(2, 2))
    with running(shell, data, port) as process:
        site_of.pid = process.pid  # type: ignore[attr-defined]
        yield f"http://127.0.0.1:{port}"


def site_of() -> None:
    """Keeps the process of the agency that runs."""


def headlines(events: list[Event]) -> list[tuple[str, str]]:
    """Verb and headline of each event."""
    return [
        (each.verb, each.item["headlines"][0]["value"] if each.item and "headlines" in each.item else "")
        for each in events
    ]


EVERYTHING = [
    ("published", "Story 1"), ("published", ""), ("published", "Story 3"), ("updated", "Story 1 again"), ("killed", ""),
]  # fmt: skip


def ask(url: str, **headers: str) -> tuple[int, Any, http.client.HTTPMessage]:
    """Status, JSON and fields of an answer."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=given), timeout=60) as answer:
            return answer.status, json.loads(answer.read()), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read()), error.headers


def test_streams_as_clients_use_them(shell: Shell, site: str) -> None:
    # pages, from the beginning and from a cursor
    wire = Wire(site, add_client(shell, "Paper"))
    events = list(wire.events())
    assert headlines(events) == EVERYTHING
    assert headlines(list(wire.events(after=events[2].cursor))) == EVERYTHING[3:]
    assert [each.takes for each in events] == [False, False, False, False, True]
    assert events[4].item == {
        "standard": events[4].item["standard"], "uri": events[1].uri, "type": "text", "representationtype": None,
    } or events[4].item["pubStatus"] == "canceled"  # fmt: skip

    # a long poll that has nothing to tell, and one that is woken
    url = f"{site}/wire/ledger?after={events[-1].cursor}"
    assert ask(f"{url}&wait=1")[1] == {"events": [], "cursor": events[-1].cursor, "more": False}
    woken: list[Any] = []
    waiter = threading.Thread(target=lambda: woken.append(ask(f"{url}&wait=30")[1]))
    waiter.start()
    send(shell, ninjs(4))
    waiter.join(timeout=60)
    assert [each["item"]["headlines"][0]["value"] for each in woken[0]["events"]] == ["Story 4"]

    # a stream goes on where it was, over a restart of the web process
    followed = wire.follow(after=events[-1].cursor)
    assert next(followed).verb == "published"
    import os
    import signal

    os.kill(children(site_of.pid)[WEB], signal.SIGKILL)  # type: ignore[attr-defined]
    send(shell, ninjs(5), kill(4, 2))
    assert headlines([next(followed), next(followed)]) == [("published", "Story 5"), ("killed", "")]

    # server-sent events, with Last-Event-ID as browsers send it
    request = urllib.request.Request(
        f"{site}/wire/ledger", headers={"Accept": "text/event-stream", "Last-Event-ID": events[3].cursor}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        lines = [answer.readline().decode().rstrip("\n") for _ in range(4)]
    assert lines[0] == f"id: {events[4].cursor}" and lines[1] == "event: killed" and lines[3] == ""
    assert json.loads(lines[2].removeprefix("data: "))["uri"] == events[1].uri

    # everything, packed or not
    every = [each["headlines"][0]["value"] for each in wire.history()]
    assert every == ["Story 1 again", "Story 3", "Story 5"]
    for coding, unpack in (
        ("gzip", gzip.decompress),
        ("zstd", lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data)),
    ):
        request = urllib.request.Request(f"{site}/wire/history", headers=wire._headers | {"Accept-Encoding": coding})
        with urllib.request.urlopen(request, timeout=60) as answer:
            assert answer.headers["Content-Encoding"] == coding
            assert len(unpack(answer.read()).splitlines()) == 3
    assert [each["headlines"][0]["value"] for each in wire.stories(filter="again")] == ["Story 1 again"]

    # what the client has is on record within the second
    def noted() -> bool:
        rows = json.loads(shell.dateline("client", "list", "--json").stdout)
        return bool(rows[0]["seen"])

    until(noted, "the client was seen")


@pytest.mark.long
def test_streams_as_clients_misuse_them(shell: Shell, site: str) -> None:
    token = add_client(shell, "Paper")
    assert ask(f"{site}/wire/ledger", Authorization="Bearer dlc_wrong")[0] == 401
    assert ask(f"{site}/wire/history")[0] == 401
    for query, status, kind in (
        ("after=AAAA", 400, "bad-cursor"),
        ("after=" + "A" * 5000, 400, "bad-cursor"),
        ("f=since:7d", 400, "bad-filter"),
        ("f=tpoic:x", 400, "bad-filter"),
        ("wait=31", 400, "bad-request"),
        ("limit=x", 400, "bad-request"),
        ("format=xml", 400, "bad-request"),
        ("&".join(f"a{number}=1" for number in range(100)), 400, "bad-request"),
    ):
        code, told, _ = ask(f"{site}/wire/ledger?{query}")
        assert (code, told["type"].rpartition("#")[2]) == (status, kind), query
    from dateline.wire.cursors import cursor

    code, told, _ = ask(f"{site}/wire/ledger?after={cursor(10**9)}")
    assert (code, told["type"].rpartition("#")[2]) == (409, "future-cursor")

    # ten megabytes of header
    with socket.create_connection(("127.0.0.1", int(site.rpartition(":")[2])), timeout=30) as connection:
        try:
            connection.sendall(b"GET /wire/ledger HTTP/1.1\r\nHost: x\r\nX-Big: " + b"a" * 10_000_000 + b"\r\n\r\n")
            assert connection.recv(100).startswith((b"HTTP/1.1 4", b""))
        except OSError:
            pass
    assert get(f"{site}/healthz")[0] == 200

    # clients that open streams and never read; more of them than one may have
    def opened() -> socket.socket:
        held = socket.create_connection(("127.0.0.1", int(site.rpartition(":")[2])), timeout=30)
        held.sendall(
            f"GET /wire/ledger?format=ndjson HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
        )
        return held

    connections = [opened() for _ in range(12)]
    answers = [each.recv(12) for each in connections]
    assert answers.count(b"HTTP/1.1 200") == 10
    assert answers.count(b"HTTP/1.1 503") == 2
    assert get(f"{site}/en/all")[0] == 200
    for each in connections:
        each.close()
    until(lambda: ask(f"{site}/wire/ledger?wait=0", Authorization=f"Bearer {token}")[0] == 200, "places are free again")

    # a revoked token ends its stream
    wire = Wire(site, token)
    with pytest.raises(WireError):
        followed = wire.follow()
        for _ in range(5):
            next(followed)
        shell.dateline("client", "token", "paper", "--revoke", token[:8])
        next(followed)
