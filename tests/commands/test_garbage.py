"""How often the worker looks through all that it has in memory."""

import gc
from collections import Counter
from contextlib import nullcontext
from typing import Any

from dateline.run.garbage import seldom


def looks(context: Any) -> Counter[int]:
    """Collections by generation while half a million objects are made that stay."""
    found: Counter[int] = Counter()

    def note(phase: str, info: dict[str, int]) -> None:
        found[info["generation"]] += phase == "start"

    gc.callbacks.append(note)
    try:
        with context:
            kept = [[number] for number in range(500_000)]
    finally:
        gc.callbacks.remove(note)
    assert len(kept) == 500_000
    return found


def test_all_objects_seldom_and_young_ones_as_ever() -> None:
    gc.collect()
    before, by_itself, slow = gc.get_threshold(), looks(nullcontext()), looks(seldom())
    assert by_itself[2] > 0 == slow[2]
    assert slow[0] > 500 and slow[1] > 50
    assert gc.get_threshold() == before
