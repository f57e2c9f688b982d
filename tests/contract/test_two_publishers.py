"""Two editors at once: the same story published twice is one event, and nobody overwrites what they have not seen."""

import subprocess
import sys
from collections import Counter
from contextlib import ExitStack

import pytest

from dateline.archive.models import LedgerEvent, Story, Version
from tests.contract.checks import chain_faults
from tests.contract.newsroom import own
from tests.contract.test_two_processes import rows

STORIES = 25


def start(name: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.contract.publisher", name, str(STORIES)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def race() -> list[tuple[str, str, str]]:
    with ExitStack() as stack:
        racers = [stack.enter_context(start(name)) for name in ("vera", "boris")]
        for racer in racers:
            stack.callback(racer.kill)
        assert [racer.stdout.readline() for racer in racers if racer.stdout] == ["ready\n", "ready\n"]
        for racer in racers:
            assert racer.stdin is not None
            racer.stdin.write("go\n")
            racer.stdin.flush()
        told = [racer.communicate(timeout=120)[0].splitlines() for racer in racers]
        assert [racer.returncode for racer in racers] == [0, 0]
    lines = [line.split() for each in told for line in each]
    return [(number, verb, came) for number, verb, came in lines]


@pytest.mark.django_db(transaction=True)
def test_one_event_of_each_decision() -> None:
    own()
    told = race()
    assert len(told) == 6 * STORIES
    assert Story.objects.count() == STORIES
    by_verb = {verb: Counter(came for _, each, came in told if each == verb) for verb in ("publish", "update", "hold")}
    # The second click finds the same words there; only if the first has moved on meanwhile is it told so.
    again = by_verb["publish"]
    assert again["None"] + again["PUBLIC"] + again["CHANGED"] == STORIES
    # Each said something else: one was in time. Either's next click was upon what was no longer so.
    assert by_verb["update"]["CHANGED"] + by_verb["hold"]["CHANGED"] == 3 * STORIES
    events = Counter(LedgerEvent.objects.values_list("subject_id", "verb"))
    assert set(events.values()) == {1}
    assert Counter(verb for _, verb in events)["published"] == STORIES
    assert LedgerEvent.objects.count() == 2 * STORIES
    assert Version.objects.count() + Counter(verb for _, verb in events)["held"] == 2 * STORIES
    assert chain_faults(rows) == []
