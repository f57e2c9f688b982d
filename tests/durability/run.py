"""One run of the kill test over one archive; ``kills.py`` says what it is for."""

import datetime as dt
import math
import os
import random
import select
import signal
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.contract.checks import chain_faults, follower_faults
from tests.durability import observer, reader
from tests.durability.archive import Archive, last_seq, lost_or_doubled, slowest_follower
from tests.durability.processes import Forked, Killable, Web, Worker
from tests.postgres import free_port

WRITERS = 3
_SHARES = {"writer": 0.5 / WRITERS, "worker": 0.3, "web": 0.2}
"""Of all kills, for each process of a kind."""
_TOO_EARLY = 0.03
_CATCH_UP_SECONDS = 60


@dataclass(slots=True)
class Told:
    """What came over the pipe."""

    acknowledged: Counter[tuple[str, int]] = field(default_factory=Counter)
    by_writer: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    rest: bytes = b""

    def take(self, data: bytes) -> None:
        """Lines ``number uri version``, or ``fault`` and a sentence."""
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            first, _, rest = line.decode().partition(" ")
            if first == "fault":
                self.faults.append(rest)
            else:
                uri, _, version = rest.rpartition(" ")
                self.acknowledged[uri, int(version)] += 1
                self.by_writer[int(first)] += 1


class Run:
    """One run over one archive."""

    def __init__(self, archive: Archive, dice: random.Random, *, careless: bool) -> None:
        self.archive = archive
        self.dice = dice
        self.told = Told()
        self.seq = 0
        self.read_end, self.write_end = os.pipe()
        self.began = dt.datetime.now(dt.UTC)
        self.port = free_port()
        # Nobody may mend what a careless worker loses.
        self.writers_follow = not careless
        arguments = ["--careless"] if careless else []
        self.worker = Worker(archive, "tests.durability.fragile", *arguments)
        self.web = Web(archive, self.port)
        self.writers = [self._writer(number) for number in range(WRITERS)]
        self.watchers = [Forked("observer", self._observe), Forked("reader", self._read)]

    @property
    def victims(self) -> list[Killable]:
        """Whom the run kills."""
        return [*self.writers, self.worker, self.web]

    def kill(self, times: int) -> None:
        """Work and die, until everybody has had a fair share of so many deaths."""
        shares = {victim: math.ceil(times * _SHARES[victim.kind]) for victim in self.victims}
        for process in (*self.victims, *self.watchers):
            process.start()
        while True:
            self.listen(self.dice.uniform(0, 0.6))
            self._restart_dead()
            left = [victim for victim, share in shares.items() if victim.deaths < share]
            if not left:
                return
            victim = self.dice.choices(left, [shares[victim] - victim.deaths for victim in left])[0]
            # Seldom somebody who is only starting; else a slow machine would see no worker at work.
            if self.dice.random() < _TOO_EARLY or victim.ready():
                victim.kill()
                victim.start()

    def stop(self) -> None:
        """All processes."""
        for process in (*self.victims, *self.watchers):
            process.stop()

    def judge(self) -> list[str]:
        """Let a whole worker catch up; what is wrong then."""
        self.listen(0.2)
        late = self._catch_up()
        with self.archive.connect() as rows:
            watched = observer.watch(rows, looks=1)
            self.seq = last_seq(rows)
            faults = [*lost_or_doubled(rows, self.told.acknowledged), *chain_faults(rows), *follower_faults(rows)]
        return [fault for fault in (*self.told.faults, late, watched, *faults) if fault]

    def listen(self, seconds: float) -> None:
        """Take what the writers tell, so that their pipe never fills."""
        until = time.monotonic() + seconds
        while select.select([self.read_end], [], [], max(0.0, until - time.monotonic()))[0]:
            self.told.take(os.read(self.read_end, 65536))

    def _writer(self, number: int) -> Forked:
        def write() -> None:
            from tests.durability.writer import Writer

            os.close(self.read_end)
            dice = random.Random()
            Writer(number, self.write_end, self.began, dice, follows=self.writers_follow).write()

        return Forked("writer", write, lambda: self.told.by_writer[number])

    def _observe(self) -> None:
        os.close(self.read_end)
        with self.archive.connect() as rows:
            os.write(self.write_end, f"fault {observer.watch(rows)}\n".encode())

    def _read(self) -> None:
        os.close(self.read_end)
        os.write(self.write_end, f"fault {reader.read(self.port)}\n".encode())

    def _restart_dead(self) -> None:
        for victim in self.victims:
            if victim.died():
                victim.start()

    def _catch_up(self) -> str:
        """Run the product's own worker and web until followers stand at the end of the ledger."""
        worker = Worker(self.archive, "dateline.run.worker")
        worker.start()
        try:
            until = time.monotonic() + _CATCH_UP_SECONDS
            while time.monotonic() < until:
                with self.archive.connect() as rows:
                    if slowest_follower(rows) == last_seq(rows):
                        break
                time.sleep(0.1)
        finally:
            worker.stop(signal.SIGTERM)
        with self.archive.connect() as rows:
            behind = last_seq(rows) - slowest_follower(rows)
        return f"followers are {behind} events behind after {_CATCH_UP_SECONDS} s" if behind else ""
