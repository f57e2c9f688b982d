"""The processes of a run: started, killed by SIGKILL, and started again."""

import os
import signal
import socket
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable

from tests.durability.archive import Archive, slowest_follower


class Killable(ABC):
    """One of the processes, whoever it is at present; ``deaths`` counts those before."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.pid = 0
        self.deaths = 0

    @abstractmethod
    def start(self) -> None:
        """Anew."""

    @abstractmethod
    def ready(self) -> bool:
        """Whether it has got to its work since it was started."""

    def kill(self) -> None:
        """A death."""
        self.stop()
        self.deaths += 1

    def died(self) -> bool:
        """Whether it has died by itself, which is a death as well."""
        if os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            return False
        self.pid = 0
        self.deaths += 1
        return True

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Until it is gone."""
        if self.pid:
            os.kill(self.pid, how)
            os.waitpid(self.pid, 0)
            self.pid = 0


class Forked(Killable):
    """A function of ours in a process of its own, started in milliseconds since Django is loaded already."""

    def __init__(self, kind: str, work: Callable[[], object], told: Callable[[], int] = lambda: 1) -> None:
        super().__init__(kind)
        self._work = work
        self._told = told
        self._told_before = 0

    def start(self) -> None:
        """Fork."""
        self._told_before = self._told()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                self._work()
            finally:
                os._exit(1)

    def ready(self) -> bool:
        """It has told of something."""
        return self._told() > self._told_before


class Program(Killable):
    """One of the product's programs. Its standard input is the pipe that ties it to whoever started it."""

    def __init__(self, kind: str, archive: Archive, module: str, *arguments: str) -> None:
        super().__init__(kind)
        self._archive = archive
        self._command = [sys.executable, "-m", module, *arguments]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Run it."""
        self._process = subprocess.Popen(self._command, env=self._archive.environment, stdin=subprocess.PIPE)
        self.pid = self._process.pid

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Until it is gone."""
        if self.pid and self._process:
            self._process.send_signal(how)
            self._process.communicate()
            self.pid = 0

    def died(self) -> bool:
        """Whether it has died by itself, which is a death as well."""
        if self._process is None or self._process.poll() is None:
            return False
        self._process.communicate()
        self.pid = 0
        self.deaths += 1
        return True


class Worker(Program):
    """The worker."""

    def __init__(self, archive: Archive, module: str, *arguments: str) -> None:
        super().__init__("worker", archive, module, *arguments)
        self._seq = 0

    def start(self) -> None:
        """Run it."""
        with self._archive.connect() as rows:
            self._seq = slowest_follower(rows)
        super().start()

    def ready(self) -> bool:
        """Followers have moved on."""
        with self._archive.connect() as rows:
            return slowest_follower(rows) > self._seq


class Web(Program):
    """The web process."""

    def __init__(self, archive: Archive, port: int) -> None:
        super().__init__("web", archive, "dateline.run.web", "127.0.0.1", str(port))
        self._port = port

    def ready(self) -> bool:
        """It accepts connections."""
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", self._port)) == 0
