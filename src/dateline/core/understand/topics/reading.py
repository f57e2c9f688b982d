"""What is looked at in a story to tell its topics: its stems, and how the shipped terms speak."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.core.text.words import Words
from dateline.core.understand.topics.evidence import READ, Evidence, shares, weigh
from dateline.core.understand.topics.terms import found_stems, hits, shipped


@dataclass(frozen=True, slots=True)
class Reading:
    """``stems`` of the first `READ` words, of which the first ``title`` are the title's.

    ``shares`` are topics (eight digits) that terms speak for, each with its share of the evidence, 0 to 1.
    """

    stems: Sequence[str]
    title: int
    shares: Mapping[str, float]


def read(found: Words, title: int) -> Reading:
    """To be kept with many others: equal stems are one string."""
    stems, evidence = look(found, title)
    return Reading(tuple(map(sys.intern, stems)), title, shares(evidence))


def look(found: Words, title: int) -> tuple[list[str], dict[str, Evidence]]:
    """The stems of the words that are read, and the evidence of the terms among them."""
    stems = found_stems(found, READ)
    return stems, weigh(hits(stems, found.folded[:READ], shipped()), title)
