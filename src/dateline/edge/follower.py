"""Following the ledger in the web process, in a thread of its own, ten times a second.

1. the process's own index is brought up to date; what happened since the last look, and how far all indexes have come
2. whoever listens is told at once: a page with a killed story is dropped before anything is asked about the story
3. what the stories are now is read, some at a time, and told
4. only then is it said how far all have come: whoever waited for that meets no page that was kept before
"""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Protocol

from dateline.edge.change import Change, Seen
from dateline.edge.events import MOST, State, catch_up, changes_between, seen, state

TICK = 0.1
"""Seconds between two looks."""
BLIND = 2.0
"""Seconds without a look after which what is kept is not to be trusted. A busy machine looks late, and the pages that
it would have to render instead would make it busier."""
_AT_ONCE = 20
"""Stories that are read before listeners are told of them."""
log = logging.getLogger(__name__)


class Listener(Protocol):
    """Told in the event loop, in the order of the ledger."""

    def begins(self, seq: int) -> None:
        """Nothing will be told of what happened up to ``seq``."""

    def turned(self, what: Collection[str]) -> None:
        """What stands on many pages changed as a whole: see `dateline.edge.events.State.turned`."""

    def happened(self, changes: Sequence[Change]) -> None:
        """What is new in the ledger."""

    def learnt(self, seen: Sequence[Seen]) -> None:
        """What stories that something happened to are now."""

    def reached(self, seq: int) -> None:
        """Everything up to here was told."""


class Follower:
    """The web process's own follower. ``catch_up`` brings the indexes up to date that the process keeps for itself."""

    def __init__(self, catch_up: Callable[[], object] = lambda: None, clock: Callable[[], float] = time.time) -> None:
        self._catch_up, self._clock = catch_up, clock
        self._listeners: list[Listener] = []
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []
        self._wake, self._stopped = threading.Event(), False
        self._read: int | None = None
        """Everything up to here was told, and what the stories are."""
        self._heard = 0
        """Up to here it was told that something happened."""
        self._state: State | None = None
        self._looked = 0.0
        self.noted = 0
        """Everything that pages read has seen the ledger up to here. Never more than is true."""

    def listen(self, listener: Listener) -> None:
        """Before `start`."""
        self._listeners.append(listener)

    def attach(self) -> None:
        """To the running event loop: listeners are told in it."""
        self._loop = asyncio.get_running_loop()

    def start(self) -> None:
        """`attach`, and look again and again."""
        self.attach()
        self._thread = threading.Thread(target=self._run, name="follower", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped = True
        self._wake.set()

    def sees(self, now: float) -> bool:
        """Whether it has looked of late; ``now`` in seconds since 1970."""
        return now - self._looked < BLIND

    async def reach(self, seq: int, patience: float) -> None:
        """Wait until everything has seen ``seq``, or for so many seconds."""
        if self.noted >= seq:
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((seq, waiting))
        self._wake.set()
        await asyncio.wait([waiting], timeout=patience)
        waiting.cancel()

    def _run(self) -> None:
        from django.db import close_old_connections, connections  # noqa: PLC0415, needs its settings

        while not self._stopped:
            close_old_connections()
            try:
                self.look()
            except Exception as error:
                if self._stopped:
                    break
                # The database may be back at the next look; until then nothing kept is used.
                log.warning("the page cache cannot follow the ledger: %s", error, exc_info=True)
                connections.close_all()
            self._wake.wait(TICK)
            self._wake.clear()
        connections.close_all()

    def look(self) -> None:
        """Once. Listeners have been told when it returns; not to be called in the loop itself."""
        # 1
        began, now = self._clock(), state()
        catch_up(now.last)
        noted = now.noted
        if self._read is None:
            self._read = self._heard = now.last
            self._tell(partial(self._begin, now.last))
        changes = changes_between(self._read, now.last)
        until = changes[-1].seq if len(changes) == MOST else now.last
        # 2
        if self._state is not None and (turned := now.turned(self._state)):
            self._tell(partial(self._turn, turned))
        self._state = now
        self._tell(partial(self._happened, [change for change in changes if change.seq > self._heard], began))
        self._heard = until
        # 3
        for start in range(0, len(changes), _AT_ONCE):
            some = changes[start : start + _AT_ONCE]
            self._tell(partial(self._learnt, seen(some)))
            # Should the database fail now, the next look goes on from here.
            self._read = some[-1].seq
        self._read = until
        # 4
        self._tell(partial(self._reached, until, min(noted, until)))

    def _begin(self, seq: int) -> None:
        for listener in self._listeners:
            listener.begins(seq)

    def _turn(self, what: Collection[str]) -> None:
        for listener in self._listeners:
            listener.turned(what)

    def _learnt(self, found: Sequence[Seen]) -> None:
        for listener in self._listeners:
            listener.learnt(found)

    def _happened(self, changes: Sequence[Change], began: float) -> None:
        if changes:
            for listener in self._listeners:
                listener.happened(changes)
        self._looked = began

    def _reached(self, told: int, noted: int) -> None:
        self.noted = noted
        for listener in self._listeners:
            listener.reached(told)
        for seq, waiting in self._waiting:
            if seq <= noted and not waiting.done():
                waiting.set_result(None)
        self._waiting = [each for each in self._waiting if not each[1].done()]

    def _tell(self, what: Callable[[], None]) -> None:
        """In the loop, and wait: it is never told more than it can hear."""
        done = threading.Event()

        def call() -> None:
            try:
                what()
            finally:
                done.set()

        self._loop.call_soon_threadsafe(call)
        while not done.wait(1.0):
            if self._stopped:
                return
