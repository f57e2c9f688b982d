"""BCubed: how right a grouping is, seen from each report (Bagga and Baldwin 1998)."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from dateline.core.coverage.values import Assignment


class BCubed(NamedTuple):
    """Shares from 0 to 1, means over the reports."""

    precision: float
    """Of a report's group, how much tells its event."""
    recall: float
    """Of a report's event, how much is in its group."""

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self) -> dict[str, float]:
        """By name, to four places."""
        return {"precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4)}


def name_of(made: Assignment) -> str:
    """The name of a report's group; what is left out is alone."""
    return f"left-{made.key}" if made.group is None else str(made.group)


def bcubed(events: Sequence[Hashable], groups: Sequence[Hashable]) -> BCubed:
    """The score of ``groups`` where ``events`` is right, report by report. Of nothing, it is 1."""
    if not events:
        return BCubed(1.0, 1.0)
    both, of_event, of_group = Counter(zip(events, groups, strict=True)), Counter(events), Counter(groups)
    precision = sum(count * count / of_group[group] for (_, group), count in both.items()) / len(events)
    recall = sum(count * count / of_event[event] for (event, _), count in both.items()) / len(events)
    return BCubed(precision, recall)
