"""Playing a stream through the engine and following where its reports end, those too that it forgot meanwhile."""

from collections import defaultdict
from collections.abc import Iterable

from dateline.core.coverage.engine import Engine
from dateline.core.coverage.values import Assignment, Report


class Places:
    """Where reports belong in the end: the engine itself forgets those that fell out of its window."""

    def __init__(self) -> None:
        self.of: dict[int, int | None] = {}
        """Key of a report to the number of its group; None for what is left out."""
        self._members: defaultdict[int, list[int]] = defaultdict(list)

    def put(self, key: int, group: int | None) -> None:
        """A report belongs there from now on."""
        self.of[key] = group
        if group is not None:
            self._members[group].append(key)

    def note(self, made: Assignment) -> None:
        """What the engine said when it took a report in."""
        self.put(made.key, made.group)
        for ends, goes_on in made.merged:
            for key in self._members.pop(ends, ()):
                if self.of[key] == ends:
                    self.put(key, goes_on)
        for key, group in made.moved:
            self.put(key, group)


def played(engine: Engine, reports: Iterable[Report]) -> tuple[list[Assignment], Places]:
    """What the engine said of each report, and where they belong in the end."""
    places, said = Places(), []
    for report in reports:
        made = engine.add(report)
        places.note(made)
        said.append(made)
    return said, places
