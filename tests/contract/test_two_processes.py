"""Two processes that record the same identities at once make one story of each."""

import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import connection

from dateline.archive.models import LedgerEvent, Source, Story, Version
from tests.contract.checks import chain_faults

STORIES = 30


def start(name: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.contract.racer", name, str(STORIES)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def race() -> list[list[str]]:
    with ExitStack() as stack:
        racers = [stack.enter_context(start(name)) for name in ("one", "two")]
        for racer in racers:
            stack.callback(racer.kill)
        assert [racer.stdout.readline() for racer in racers if racer.stdout] == ["ready\n", "ready\n"]
        for racer in racers:
            assert racer.stdin is not None
            racer.stdin.write("go\n")
            racer.stdin.flush()
        told = [racer.communicate(timeout=120)[0].splitlines() for racer in racers]
        assert [racer.returncode for racer in racers] == [0, 0]
    return [line.split() for lines in told for line in lines]


def rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_one_story_of_each_identity() -> None:
    Source.objects.create(slug="wire", name="Wire", policy="auto", language="en")
    told = race()
    assert Story.objects.count() == STORIES
    assert len(told) == 4 * STORIES
    # The two differ in their notes to editors, so both are kept, each once, and whoever came second changed the first.
    kept = Counter(Version.objects.values_list("story_id", "source_version", "ednote"))
    assert set(kept.values()) == {1}
    given = [seq for _, _, _, seq in told if seq != "None"]
    assert sorted(map(int, given)) == list(range(1, LedgerEvent.objects.count() + 1))
    assert chain_faults(rows) == []
    assert {outcome for _, _, outcome, _ in told} <= {"PUBLISHED", "UPDATED", "LATE"}
    assert Counter(outcome for _, _, outcome, _ in told)["PUBLISHED"] == STORIES
