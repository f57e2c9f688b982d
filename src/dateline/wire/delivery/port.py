"""What is handed over, by what, and what may come of it."""

import datetime as dt
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

from dateline.core.ledger import Verb
from dateline.core.wires.sending import Sending
from dateline.wire.forms import Form, render


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What went out of the same story on the same delivery before."""

    sent: int = 0
    """The last version with text; 0 for none."""
    sent_at: dt.datetime | None = None
    reference: str = ""
    """By which the other side knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One event for one delivery, with the version that it tells or word that the story is gone."""

    delivery_id: int
    seq: int
    story_id: int
    number: int
    """The version's, towards clients."""
    verb: Verb
    at: dt.datetime
    takes: bool
    sending: Sending
    former: Former
    copies: dict[str, bytes] = field(default_factory=dict)
    """The version as it was written for others who are sent the very same, by the name of the format."""

    def written(self, form: Form) -> bytes:
        """The version in a format."""
        if form.name not in self.copies:
            self.copies[form.name] = render(self.sending, form)
        return self.copies[form.name]

    @property
    def key(self) -> str:
        """The same whenever it is sent, so that who gets it twice can tell."""
        return f"{self.delivery_id}-{self.seq}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """It is in other hands."""

    reference: str = ""
    """By which the other side knows it from now on."""
    by_hand: str = ""
    """What somebody has to do there, since we could not."""


class DeliveryError(Exception):
    """Why something was not taken, in words for whoever looks after the client.

    ``arrived`` is False where the other side said that it has nothing of it; else it may have.
    """

    def __init__(self, reason: str, *, arrived: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.arrived = arrived


class UnreachableError(DeliveryError):
    """The other side takes nothing at present, whatever it is; ``wait`` is how long it asks for, in seconds."""

    def __init__(self, reason: str, wait: float = 0, *, arrived: bool = True) -> None:
        super().__init__(reason, arrived=arrived)
        self.wait = wait


class RefusedError(DeliveryError):
    """This one was not taken; another may be. ``final`` where trying again would not help."""

    def __init__(self, reason: str, *, final: bool = False, arrived: bool = True) -> None:
        super().__init__(reason, arrived=arrived)
        self.final = final


class EndedError(DeliveryError):
    """The other side wants no more, for good."""


class Counter(Protocol):
    """An open way."""

    async def hand_over(self, message: Message) -> Taken:
        """Returns when the message is in other hands.

        Raises `UnreachableError`, `RefusedError` or `EndedError`.
        """


class Carrier(Protocol):
    """A way on which messages go."""

    def open(self) -> AbstractAsyncContextManager[Counter]:
        """For some messages. Raises `UnreachableError`."""
