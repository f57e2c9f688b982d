"""What happened lately: a page that was begun before must not be kept when it does not show it."""

from collections import deque
from collections.abc import Iterable, Iterator

from dateline.edge.change import Change, Seen

MOST = 2_000
"""Changes that are remembered. While an index is further behind than that, nothing is kept."""


class Recent:
    """The changes after ``floor``, oldest first."""

    def __init__(self) -> None:
        self.floor = 0
        """Up to this ``seq`` nothing is remembered."""
        self._changes: deque[Change] = deque()
        self._seen: dict[int, Seen] = {}

    def add(self, changes: Iterable[Change]) -> None:
        """Those that follow."""
        self._changes.extend(changes)
        while len(self._changes) > MOST:
            self._forget_first()

    def learn(self, seen: Iterable[Seen]) -> None:
        """What stories are since changes that were added before."""
        self._seen.update((each.change.seq, each) for each in seen if each.change.seq > self.floor)

    def forget(self, until: int) -> None:
        """No page is begun any more that has not seen everything up to ``until``."""
        while self._changes and self._changes[0].seq <= until:
            self._forget_first()
        self.floor = max(self.floor, until)

    def since(self, seq: int) -> Iterator[Change | Seen]:
        """What happened after ``seq``; with what the story is, where that is known yet."""
        for change in reversed(self._changes):
            if change.seq <= seq:
                return
            yield self._seen.get(change.seq, change)

    def _forget_first(self) -> None:
        seq = self._changes.popleft().seq
        self._seen.pop(seq, None)
        self.floor = max(self.floor, seq)
