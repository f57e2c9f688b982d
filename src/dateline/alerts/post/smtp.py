"""An SMTP server (RFC 5321): one connection for a batch of mails."""

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache

from dateline.alerts.post.letter import Letter
from dateline.alerts.post.port import LaterError, OfficeClosedError, RefusedError, Trouble

_TIMEOUT = 30.0
"""Seconds that the server may take for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server and how to speak to it. ``security``: ``none``, ``starttls`` or ``tls``; certificates are checked."""

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    password: str = ""

    @contextmanager
    def open(self) -> Iterator["Connection"]:
        """See `Office`."""
        try:
            client = self._connected()
        except (OSError, smtplib.SMTPException) as error:
            raise OfficeClosedError(_said(error)) from error
        try:
            yield Connection(client)
        finally:
            # What was accepted stays so, whatever becomes of the farewell.
            with suppress(OSError, smtplib.SMTPException):
                client.quit()

    def _connected(self) -> smtplib.SMTP:
        if self.security == "tls":
            client: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=_TIMEOUT, context=_trusted())
        else:
            client = smtplib.SMTP(self.host, self.port, timeout=_TIMEOUT)
        try:
            if self.security == "starttls":
                client.starttls(context=_trusted())
            if self.user:
                client.login(self.user, self.password)
        except BaseException:
            client.close()
            raise
        return client


@dataclass(frozen=True, slots=True)
class Connection:
    """See `Counter`."""

    client: smtplib.SMTP

    def hand_over(self, messages: Sequence[Letter]) -> Iterator[Trouble | None]:
        """See `Counter`. One recipient a mail: what a server says is about that one."""
        for letter in messages:
            yield self._hand_over(letter)

    def _hand_over(self, letter: Letter) -> Trouble | None:
        try:
            self.client.sendmail(letter.sender, [letter.to], letter.octets)
        except smtplib.SMTPRecipientsRefused as error:
            ((code, said),) = error.recipients.values()
            return _of_mail(code, said)
        except smtplib.SMTPDataError as error:
            return _of_mail(error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException) as error:
            # Also that it does not take us as the sender: that is about all mails.
            raise OfficeClosedError(_said(error)) from error
        return None


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _of_mail(code: int, said: bytes | str) -> Trouble:
    words = f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    if code == 421:
        raise OfficeClosedError(words)
    return RefusedError(words) if code >= 500 else LaterError(words)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
