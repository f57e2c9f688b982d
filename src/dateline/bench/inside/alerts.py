"""A flash for many readers: ``alerts READERS``."""

import multiprocessing
import socket
import time
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from dateline.alerts.envelopes import fill_envelopes
from dateline.alerts.follower import Alerts
from dateline.alerts.models import Address, Alert, Mail, MailState, SavedFilter
from dateline.alerts.post.smtp import Server
from dateline.alerts.sending import send_waiting
from dateline.alerts.tokens import new_key
from dateline.archive.models import Edition, Source
from dateline.archive.record import record
from dateline.core.alerts.channels import Channel
from dateline.core.story import Code, Item, Signal
from dateline.index.facts import facts_of

_FILTERS = 1_000
"""Filters that differ; every second one is passed."""
_SAMPLE = 2_000
"""Mails that are handed over."""


def main(readers: str) -> dict[str, float]:
    """CPU seconds of each step."""
    _subscribe(int(readers))
    source = Source.objects.create(slug="bench", name="Bench", policy="auto", language="en")
    follower = Alerts()
    # Filters are read when there is something to match, once.
    _record("Draw", "20001154", source)
    _all(follower.catch_up)
    story = _record("Storm shuts the port", "17000000", source)
    facts = facts_of([story])[story]
    found = {"match": _spent(lambda: follower.matching(facts, timezone.now())) * 1000}
    found["note"] = _spent(lambda: _all(follower.catch_up))
    found["envelopes"] = _spent(lambda: _all(lambda: fill_envelopes(timezone.now())))
    found["told"] = Mail.objects.count()
    return found | _sent()


def _record(headline: str, topic: str, source: Source) -> int:
    now = timezone.now()
    item = Item(
        uri=f"urn:bench:{topic}",
        format="bench",
        headline=headline,
        language="en",
        published=now,
        signal=Signal.FLASH,
        urgency=1,
        topics=(Code(value=topic, scheme="medtop"),),
    )
    return record(item, source, now=now).story_id


def _subscribe(readers: int) -> None:
    now, edition = timezone.now(), Edition.objects.get(code="en")
    texts = [f"topic:weather -w{at}x" if at % 2 else f"topic:sport w{at}x" for at in range(_FILTERS)]
    passed = SavedFilter.objects.bulk_create([SavedFilter(edition=edition, text=text) for text in texts])[1::2]
    for first in range(0, readers, 5_000):
        names = [f"reader{at}@example.org" for at in range(first, min(first + 5_000, readers))]
        addresses = Address.objects.bulk_create(
            [
                Address(given=name, sent_to=name, folded=name, key=new_key(), made_at=now, confirmed_at=now)
                for name in names
            ]
        )
        Alert.objects.bulk_create(
            [
                Alert(
                    address=address,
                    filter=passed[address.pk % len(passed)],
                    key=new_key(),
                    zone="UTC",
                    frequency="instant",
                    made_at=now,
                    confirmed_at=now,
                )
                for address in addresses
            ]
        )


def _sent() -> dict[str, float]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = multiprocessing.get_context("fork").Process(target=_serve, args=(listening,), daemon=True)
    server.start()
    office = Server(host="127.0.0.1", port=listening.getsockname()[1], security="none")
    began, cpu = time.monotonic(), time.process_time()
    while Mail.objects.filter(state=MailState.SENT).count() < _SAMPLE and send_waiting(
        Channel.MAIL, office, timezone.now()
    ):
        pass
    spent, clock = time.process_time() - cpu, time.monotonic() - began
    server.terminate()
    sent = Mail.objects.filter(state=MailState.SENT).count()
    return {"send": spent, "rate": sent / clock, "mails": sent}


def _serve(listening: socket.socket) -> None:
    """As little of RFC 5321 as a client needs."""
    while True:
        client, _ = listening.accept()
        with client, client.makefile("rwb") as lines:
            _say(lines, b"220 sink")
            for line in lines:
                verb = line[:4].upper()
                if verb == b"DATA":
                    _say(lines, b"354 go on")
                    while lines.readline() not in (b".\r\n", b""):
                        pass
                _say(lines, b"221 bye" if verb == b"QUIT" else b"250 ok")


def _say(lines: Any, words: bytes) -> None:
    lines.write(words + b"\r\n")
    lines.flush()


def _spent(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


def _all(step: Callable[[], bool]) -> None:
    while step():
        pass
