"""What the supervisor's children have in common: how they begin, and that they end when it does."""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

from dateline.run.errors import Failure, explain

GRACE = 10
"""Seconds that a process is given to finish what it is doing."""
HOPELESS = 78
"""Exit status of a child that would fail the same way if it were started again (EX_CONFIG of sysexits.h)."""
log = logging.getLogger(__name__)


def live(work: Callable[[], None]) -> None:
    """Do ``work`` until it returns or the supervisor is gone; end this process with a status that tells which."""
    _tie_to_supervisor()
    try:
        work()
    except Failure as failure:
        sys.stderr.write(f"Error: {failure.message}\n")
        sys.exit(HOPELESS)
    except Exception as error:
        if not (sentence := explain(error)):
            raise
        sys.stderr.write(f"Error: {sentence}\n")
        sys.exit(1)


def _tie_to_supervisor() -> None:
    """End this process when its standard input ends.

    The supervisor holds the other end of that pipe and writes nothing. The operating system closes it with the
    supervisor, kill -9 included, and on every Unix; PR_SET_PDEATHSIG would do so on Linux alone.
    """
    threading.Thread(target=_wait_for_the_end, name="supervisor-gone", daemon=True).start()


def _wait_for_the_end() -> None:
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)
