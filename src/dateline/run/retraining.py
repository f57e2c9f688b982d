"""Training the topic model on schedule, in a process of its own: it may take a minute, and nothing waits for it."""

import logging
import subprocess
import sys
import time

log = logging.getLogger(__name__)
_HOUR = 3600.0


class Retraining:
    """Starts ``dateline topics train --if-due`` every ``hours`` hours; never for 0."""

    def __init__(self, hours: int) -> None:
        self._every = hours * _HOUR
        self._next = time.monotonic() + self._every
        self._process: subprocess.Popen[bytes] | None = None

    def step(self) -> None:
        """Start it when it is time, and notice its end. Cheap; call it as often as you like."""
        if self._process is not None and (status := self._process.poll()) is not None:
            if status:
                log.warning("training the topic model ended with status %d", status)
            self._process = None
        if self._every and self._process is None and time.monotonic() >= self._next:
            self._next = time.monotonic() + self._every
            command = [sys.executable, "-m", "dateline", "topics", "train", "--if-due"]
            self._process = subprocess.Popen(command)  # noqa: S603

    def stop(self) -> None:
        """End a training that runs; the next one begins anew."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()
