"""Five kinds of clients, each of which writes down what it got and when."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from dateline.client import Wire
from tests.wire.delivery.receiver import Answer, Call, Receiver, receiving
from tests.wire.live.day.truth import Arrival, heard


@dataclass
class Taker:
    """A client that gets story by story."""

    name: str
    trusted: bool
    arrivals: list[Arrival] = field(default_factory=list)

    def take(self, uri: str, text: str, *, takes: bool) -> None:
        """Write down."""
        self.arrivals.append(Arrival(time.time(), uri, takes, heard(text)))


def ninjs_says_gone(story: dict[str, Any]) -> bool:
    """Whether a ninjs document takes its story away."""
    return bool(story.get("pubStatus", "usable") != "usable")


def stream(name: str, wire: Wire, *, trusted: bool) -> Taker:
    """Follows the ledger until the end of the process, over every restart of the other side."""
    taker = Taker(name, trusted)

    def follow() -> None:
        for event in wire.follow():
            taker.take(event.uri, json.dumps(event.item), takes=event.takes)

    threading.Thread(target=follow, daemon=True).start()
    return taker


@contextmanager
def webhook(name: str, *, trusted: bool) -> Iterator[tuple[Taker, Receiver]]:
    """Takes what comes, each event once: ids that it has had it forgets."""
    taker, known = Taker(name, trusted), set()

    def answer(call: Call) -> int:
        # Each tenth is refused at first, as a client's bad day has it.
        if len(receiver.calls) % 10 == 3:
            return 500
        if call.headers["webhook-id"] not in known:
            known.add(call.headers["webhook-id"])
            taker.take(call.headers["dateline-uri"], call.body.decode(), takes=call.headers["dateline-takes"] == "true")
        return 204

    receiver = Receiver(answer=answer)
    with receiving(receiver):
        yield taker, receiver


@contextmanager
def folder(name: str, path: Path, *, trusted: bool) -> Iterator[Taker]:
    """Looks into a folder again and again; what is there on its first sight of it, it has."""
    taker, over, seen = Taker(name, trusted), threading.Event(), dict[str, float]()

    def look() -> None:
        fresh = []
        for each in path.glob("story-*") if path.exists() else ():
            try:
                written = each.stat().st_mtime
                if seen.get(each.name) != written:
                    fresh.append((each.name, written, each.read_text()))
            except FileNotFoundError:
                continue
        for each_name, written, text in sorted(fresh):
            # The same file once more is the same event once more.
            if each_name not in seen:
                story = json.loads(text)
                taker.take(story["uri"], text, takes=ninjs_says_gone(story))
            seen[each_name] = written

    def watch() -> None:
        while not over.wait(0.02):
            look()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield taker
    finally:
        over.set()
        thread.join()


@dataclass
class Reader:
    """A WebSub subscriber: feeds as they came."""

    feeds: list[tuple[float, frozenset[tuple[int, int]]]] = field(default_factory=list)


@contextmanager
def subscriber() -> Iterator[tuple[Reader, Receiver]]:
    """Confirms, and keeps what it is sent."""
    reader = Reader()

    def answer(call: Call) -> int | Answer:
        if call.method == "GET":
            return 200, {}, parse_qs(urlsplit(call.path).query)["hub.challenge"][0].encode()
        reader.feeds.append((time.time(), heard(call.body.decode())))
        return 204

    with receiving(Receiver(answer=answer)) as receiver:
        yield reader, receiver
