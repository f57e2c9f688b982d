"""What hands mails over."""

from contextlib import AbstractContextManager
from email.message import EmailMessage
from typing import Protocol


class OfficeClosedError(Exception):
    """Nothing can be handed over at present, whatever it is."""


class LaterError(Exception):
    """This mail is not taken now; another one may be."""


class RefusedError(Exception):
    """This mail will never be taken."""


class Counter(Protocol):
    """An open one."""

    def hand_over(self, message: EmailMessage) -> None:
        """Returns when the mail is in other hands. Raises `OfficeClosedError`, `LaterError` or `RefusedError`."""


class Office(Protocol):
    """Mails are handed over here."""

    def open(self) -> AbstractContextManager[Counter]:
        """For some mails. Raises `OfficeClosedError`."""
