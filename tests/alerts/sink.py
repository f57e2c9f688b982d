"""A mail server on the loopback interface, which can be in a bad mood."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from dateline.alerts.post.smtp import Server
from tests.alerts.conftest import mail_of


@dataclass
class Sink:
    """What it accepted, and what it answers to some recipients (``RCPT``) or to everybody (``DATA``)."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    """Answers to the next mails; accepted when there is none."""
    drops: bool = False
    """It takes a mail and is gone before it says so."""

    async def handle_RCPT(self, *said: Any) -> str:  # noqa: N802
        """See aiosmtpd."""
        _, _, envelope, address, _ = said
        if address in self.recipients:
            return self.recipients[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, *said: Any) -> str:  # noqa: N802
        """See aiosmtpd."""
        server, _, envelope = said
        if self.data:
            return self.data.pop(0)
        assert isinstance(envelope.content, bytes)
        self.mails.append(mail_of(envelope.content))
        if self.drops:
            server.transport.abort()
        return "250 Accepted"

    @property
    def office(self) -> Server:
        """Where our mails to it are handed over."""
        return Server(host="127.0.0.1", port=self.port, security="none")

    @contextmanager
    def open(self) -> Iterator["Sink"]:
        """While it runs; it can be opened again."""
        controller = Controller(self, hostname="127.0.0.1", port=self.port)
        controller.start()
        try:
            yield self
        finally:
            controller.stop()


def free_port() -> int:
    """One that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
