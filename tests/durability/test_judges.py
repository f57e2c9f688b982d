"""The judges of the kill test, given something wrong to judge."""

from collections import Counter
from typing import Any

from tests.contract.checks import chain_faults
from tests.durability.archive import lost_or_doubled
from tests.durability.observer import watch

Row = tuple[Any, ...]
FIRST = (1, "story", 7, "public", None, None)


def ledger(*events: Row) -> list[str]:
    """What is wrong with a ledger of these events whose counter and stories agree with it."""
    last = {subject: seq for seq, _, subject, *_ in events}
    public = {subject: seq for seq, _, subject, audience, *_ in events if audience == "public"}
    tables = {
        "archive_ledgerevent": list(events),
        "archive_ledgercounter": [(max(last.values()),)],
        "archive_story": [(subject, seq, public.get(subject)) for subject, seq in last.items()],
    }
    return chain_faults(lambda sql: next(rows for name, rows in tables.items() if name in sql))


def test_whole_ledger_has_no_faults() -> None:
    held = (2, "story", 7, "trusted", 1, 1)
    assert ledger(FIRST, held, (3, "story", 8, "public", None, None), (4, "story", 7, "public", 2, 1)) == []


def test_gap_in_seq() -> None:
    assert ledger(FIRST, (3, "story", 7, "public", 1, 1)) == ["seq 3 stands where 2 should"]


def test_wrong_links() -> None:
    assert ledger(FIRST, (2, "story", 7, "public", None, 1)) == ["prev_seq of 2 is None, not 1"]
    assert ledger(FIRST, (2, "story", 7, "public", 1, None)) == ["prev_public_seq of 2 is None, not 1"]


def test_trusted_event_in_the_public_chain() -> None:
    held = (2, "story", 7, "trusted", 1, 1)
    assert ledger(FIRST, held, (3, "story", 7, "public", 2, 2)) == ["prev_public_seq of 3 is 2, not 1"]


def test_lost_doubled_and_never() -> None:
    kept = [("a", 1, 1), ("b", 1, 2), ("urn:never:0", 1, 1)]
    faults = lost_or_doubled(lambda _: kept, Counter({("a", 1): 3, ("c", 1): 1}))
    assert faults == [
        "('c', 1) is there 0 times",
        "('b', 1) is there 2 times",
        "('urn:never:0', 1) was rolled back and is there",
    ]


def test_outsider_who_sees_a_later_seq_first() -> None:
    looks = iter([[(1,), (2,)], [], [(4,)]])
    assert watch(lambda _: next(looks), looks=3).startswith("after seq 2 an outsider saw [4]")


def test_outsider_who_sees_a_prefix() -> None:
    looks = iter([[(1,), (2,)], [], [(3,)]])
    assert watch(lambda _: next(looks), looks=3) == ""
