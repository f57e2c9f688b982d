"""The wire by mail: one letter for each event, through the server that takes alerts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from dateline.alerts.post import LaterError, Office, OfficeClosedError
from dateline.alerts.post import RefusedError as NotTakenError
from dateline.alerts.post.letter import Letter
from dateline.core.story import Signal
from dateline.core.wires.plain_text import write as plain_text
from dateline.wire.delivery.port import Message, RefusedError, Taken, UnreachableError
from dateline.wire.forms import Form

_LABELS = {
    Signal.KILL: "KILL",
    Signal.WITHDRAW: "WITHDRAWN",
    Signal.CORRECTION: "CORRECTION",
    Signal.FLASH: "FLASH",
    Signal.UPDATE: "UPDATE",
    Signal.REFILE: "REFILE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """See `Carrier`. The letter is the plain text; in another format the file goes with it."""

    office: Office[Letter]
    address: str
    sender: str
    host: str
    """Of Message-ID."""
    form: Form

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Mail"]:
        """See `Carrier`. Each letter has a connection of its own: they are few, and somebody waits for each."""
        yield self

    async def hand_over(self, message: Message) -> Taken:
        """See `Counter`."""
        letter = self._letter(message)
        try:
            await asyncio.to_thread(self._post, f"wire-{message.key}", letter)
        except NotTakenError as error:
            raise RefusedError(str(error), final=True) from error
        except LaterError as error:
            raise RefusedError(str(error)) from error
        except OfficeClosedError as error:
            raise UnreachableError(str(error)) from error
        return Taken(reference=str(letter["Message-ID"]))

    def _post(self, key: str, mail: EmailMessage) -> None:
        letter = Letter(key=key, sender=self.sender, to=self.address, octets=mail.as_bytes(policy=SMTP))
        with self.office.open() as counter:
            (trouble,) = counter.hand_over([letter])
        if trouble:
            raise trouble

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage()
        letter["From"], letter["To"] = self.sender, self.address
        letter["Subject"] = _subject(message)
        letter["Date"] = format_datetime(message.at)
        letter["Message-ID"] = f"<wire-{message.key}@{self.host}>"
        if message.former.reference:
            letter["In-Reply-To"] = letter["References"] = message.former.reference
        # RFC 3834: what answers on its own leaves it unanswered.
        letter["Auto-Submitted"] = "auto-generated"
        letter["X-Dateline-Uri"] = message.sending.item.uri
        letter.set_content(plain_text.write(message.sending).decode())
        if self.form.name != "text":
            main, _, sub = self.form.media_type.partition("/")
            name = f"story-{message.story_id}-{message.number}.{self.form.ending}"
            letter.add_attachment(message.written(self.form), maintype=main, subtype=sub, filename=name)
        return letter


def _subject(message: Message) -> str:
    """What is to be known before the letter is opened; headers hold no line ends."""
    item = message.sending.item
    label = "WITHHELD" if message.takes and item.signal is Signal.NONE else _LABELS.get(item.signal, "")
    embargo = f"EMBARGO {item.embargo:%Y-%m-%d %H:%M} UTC" if item.embargo else ""
    words = " ".join(item.headline.split())
    return ": ".join(part for part in (embargo, label, words) if part)[:200]
