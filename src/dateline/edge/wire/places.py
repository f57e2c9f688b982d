"""How many streams may be open: in all, and of one client or address, so that nobody takes them all."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.wire.problems import TOO_BUSY, Problem
from dateline.wire.receivers import Receiver

MOST = 500
OF_CLIENT = 10
OF_ADDRESS = 3
_AGAIN = {"Retry-After": "5"}


class Places:
    """Counts open streams; used in the event loop alone."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()

    @contextmanager
    def taken(self, receiver: Receiver, address: str) -> Iterator[None]:
        """One place for the length of the block. Raises `Problem` where there is none."""
        key = f"client {receiver.client_id}" if receiver.known else f"at {address}"
        most = OF_CLIENT if receiver.known else OF_ADDRESS
        if self._open[key] >= most:
            raise Problem(TOO_BUSY, f"you have {most} streams open, which is as many as one may have", {}, _AGAIN)
        if self._open.total() >= MOST:
            raise Problem(TOO_BUSY, "all streams are taken at the moment", {}, _AGAIN)
        self._open[key] += 1
        try:
            yield
        finally:
            self._open[key] -= 1
            self._open += Counter()
