"""The real worker, but it dies by SIGKILL at the worst moments of following the ledger.

``python -m tests.durability.fragile`` dies at random around and inside ``apply``; with ``--careless`` it also saves
the cursor before applying, which is the mistake that the kill test is there to find.
"""

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

MOMENTS = ("before", "inside", "after")
"""Of an ``apply``: nothing done, some statements done, all done and the cursor not saved."""
ODDS = 0.05
"""Of dying at each of them."""
CARELESS_ODDS = 0.9
"""High enough that a short run turns red."""

Plan = Callable[[str], bool]
"""Whether to die at a moment."""


def die() -> None:
    """At once, with nothing cleaned up."""
    os.kill(os.getpid(), signal.SIGKILL)


class Fragile:
    """A follower that dies as planned."""

    def __init__(self, follower: Any, plan: Plan) -> None:
        self._follower = follower
        self._plan = plan
        self.name = follower.name
        self.audience = follower.audience

    def apply(self, events: Sequence[Any]) -> None:
        """Apply, with three moments to die at."""
        from django.db import connection

        if self._plan("before"):
            die()
        if self._plan("inside"):
            with connection.execute_wrapper(_die_at(random.randint(1, 4))):
                self._follower.apply(events)
        else:
            self._follower.apply(events)
        if self._plan("after"):
            die()

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """As ever."""
        yield from self._follower.rebuild()


def _die_at(statement: int) -> Callable[..., Any]:
    left = statement

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            die()
        return run(sql, params, many, context)

    return execute


def careless_catch_up(follower: Any, limit: int = 500) -> int:
    """`catch_up` with the cursor saved first."""
    from dateline.archive.models import LedgerEvent
    from dateline.index import follower as framework

    seq = framework.position(follower)
    events = list(LedgerEvent.objects.filter(seq__gt=seq).order_by("seq")[:limit])
    if events:
        framework.move(follower, events[-1].seq)
        follower.apply(events)
    return len(events)


def break_followers(plan: Plan, *, careless: bool = False) -> None:
    """Put fragile followers in the registry of this process."""
    from dateline.index import registry

    registry.FOLLOWERS = tuple(Fragile(each, plan) for each in registry.FOLLOWERS)
    if careless:
        registry.catch_up = careless_catch_up


def main() -> None:
    """Work until killed, mostly by oneself."""
    from dateline.run import boot, worker

    boot.archive()
    careless = "--careless" in sys.argv
    odds = CARELESS_ODDS if careless else ODDS
    break_followers(lambda _: random.random() < odds, careless=careless)
    worker.main()


if __name__ == "__main__":
    from dateline.run import child

    child.live(main)
