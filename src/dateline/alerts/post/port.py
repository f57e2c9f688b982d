"""What hands messages over, whatever they are: mails, or notifications."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeAlias, TypeVar


class OfficeClosedError(Exception):
    """Nothing can be handed over at present, whatever it is."""


class LaterError(Exception):
    """This message is not taken now; another one may be. ``wait`` is what was asked for, at least."""

    def __init__(self, said: str, wait: dt.timedelta = dt.timedelta()) -> None:
        super().__init__(said)
        self.wait = wait


class RefusedError(Exception):
    """This message will never be taken."""


class LeftError(Exception):
    """Whoever it is for is there no more, and will not be again."""


Trouble: TypeAlias = LaterError | RefusedError | LeftError
M_contra = TypeVar("M_contra", contravariant=True)


class Counter(Protocol[M_contra]):
    """An open one."""

    def hand_over(self, messages: Sequence[M_contra]) -> Iterator[Trouble | None]:
        """Of each message in turn, once it is in other hands or was not taken, why not.

        Raises `OfficeClosedError`: the next message may have arrived all the same; those behind it have not.
        """


class Office(Protocol[M_contra]):
    """Messages of a sort are handed over here."""

    def open(self) -> AbstractContextManager[Counter[M_contra]]:
        """For some messages. Raises `OfficeClosedError`."""
