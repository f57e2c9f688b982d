"""The supervisor: starts an agency's processes, starts them again when they die, takes them along when it ends.

It does not import Django and holds no state, so there is little in it that could fail.
"""

import logging
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.run.child import GRACE, HOPELESS

log = logging.getLogger("dateline.supervisor")
_TICK = 0.25
_STABLE = 60.0
"""Seconds of life after which a death counts as the first again."""
_WAITS = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before the first, second, ... restart in a row."""


@dataclass(frozen=True, slots=True)
class Program:
    """One process: a name for the log, a Python module and its arguments."""

    name: str
    module: str
    arguments: tuple[str, ...] = ()


class Child:
    """A program and the process that it runs in at present."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._deaths = 0
        self._restart_at = 0.0
        self._start()

    def _start(self) -> None:
        command = [sys.executable, "-m", self.program.module, *self.program.arguments]
        # Its own session: Ctrl-C reaches the supervisor alone, which then stops its children in order.
        # The pipe: see `dateline.run.child`.
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603
        self._started = time.monotonic()
        self._restart_at = 0.0

    @property
    def hopeless(self) -> bool:
        """Whether it ended for a reason that another start would meet again."""
        return self._process.poll() == HOPELESS

    def look(self) -> None:
        """Start it again when it is dead and its wait is over."""
        status = self._process.poll()
        if status is None or self.hopeless:
            return
        if self._restart_at:
            if time.monotonic() >= self._restart_at:
                self._start()
            return
        lived = time.monotonic() - self._started
        self._deaths = 0 if lived > _STABLE else self._deaths + 1
        wait = _WAITS[min(self._deaths, len(_WAITS)) - 1] if self._deaths else _WAITS[0]
        log.warning("%s ended (%s); starting it again in %g s", self.program.name, _reason(status), wait)
        self._restart_at = time.monotonic() + wait

    def stop(self) -> None:
        """Ask it to end."""
        if self._process.poll() is None:
            self._process.terminate()

    def end(self, deadline: float) -> None:
        """Wait until it has ended, until ``deadline`` (monotonic seconds) with patience and then without."""
        try:
            self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.warning("%s does not stop; killing it", self.program.name)
            self._process.kill()
            self._process.wait()


def supervise(programs: Sequence[Program], ready: Callable[[], bool]) -> int:
    """Keep ``programs`` running until SIGTERM, SIGINT or SIGHUP; the exit status.

    ``ready`` is called until it returns True, for a word to the operator when all is up.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.INFO)
    wake = _wake_on_signals()
    children = [Child(program) for program in programs]
    announced, status = False, 0
    while not _told_to_stop(wake):
        for child in children:
            child.look()
        if any(child.hopeless for child in children):
            status = 2
            break
        announced = announced or ready()
    _stop(children)
    return status


def _wake_on_signals() -> int:
    """A pipe that becomes readable with every signal; it carries their numbers."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, lambda *_: None)
    return reader


def _told_to_stop(wake: int) -> bool:
    """Sleep until a signal or the next tick; whether the signal was one to stop."""
    select.select([wake], [], [], _TICK)
    try:
        numbers = os.read(wake, 4096)
    except BlockingIOError:
        return False
    return any(number != signal.SIGCHLD for number in numbers)


def _stop(children: Sequence[Child]) -> None:
    for child in children:
        child.stop()
    deadline = time.monotonic() + GRACE
    for child in children:
        child.end(deadline)


def _reason(status: int) -> str:
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}"
