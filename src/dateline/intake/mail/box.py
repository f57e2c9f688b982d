"""An IMAP mailbox: what is new in it, and marking what is done."""

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.intake.mail.message import MOST_BYTES
from dateline.intake.settings import Mailbox

PATIENCE = 30.0
"""Seconds for each answer of the server."""
IMPLICIT_TLS = 993
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class MailError(Exception):
    """Why the mailbox cannot be read, in words."""


class Box:
    """An open mailbox."""

    def __init__(self, connection: imaplib.IMAP4, settings: Mailbox) -> None:
        self._connection = connection
        self._settings = settings

    def unseen(self, most: int) -> list[str]:
        """UIDs of messages that nobody has read, oldest first."""
        _, found = self._ask("SEARCH", "UNSEEN")
        uids = found[0] if found and isinstance(found[0], bytes) else b""
        return [uid.decode() for uid in uids.split()][:most]

    def message(self, uid: str) -> bytes | None:
        """The whole message, without marking it as read; None for one above `MOST_BYTES`."""
        _, size = self._ask("FETCH", uid, "(RFC822.SIZE)")
        match = _SIZE.search(b" ".join(part for part in size if isinstance(part, bytes)))
        if match is None or int(match[1]) > MOST_BYTES:
            return None
        _, parts = self._ask("FETCH", uid, "(BODY.PEEK[])")
        return next((part[1] for part in parts if isinstance(part, tuple)), b"")

    def done(self, uid: str) -> None:
        """Mark a message as read, and move it where the settings say."""
        self._ask("STORE", uid, "+FLAGS", r"(\Seen)")
        if self._settings.done:
            self._ask("COPY", uid, _quoted(self._settings.done))
            self._ask("STORE", uid, "+FLAGS", r"(\Deleted)")
            self._connection.expunge()

    def _ask(self, command: str, *arguments: str) -> tuple[str, list[bytes | tuple[bytes, bytes]]]:
        status, found = self._connection.uid(command, *arguments)
        if status != "OK":
            raise MailError(f"the mail server refuses {command}: {found!r:.200}")
        return status, found


@contextmanager
def opened(settings: Mailbox) -> Iterator[Box]:
    """The mailbox, signed in and with its folder selected. Raises `MailError` here and within the block."""
    try:
        connection = _connected(settings)
        try:
            connection.login(settings.user, settings.password)
            status, found = connection.select(_quoted(settings.folder))
            if status != "OK":
                raise MailError(f"there is no mail folder “{settings.folder}”: {found!r:.200}")
            yield Box(connection, settings)
        finally:
            connection.shutdown()
    except imaplib.IMAP4.error as error:
        raise MailError(f"the mail server {settings.host} refuses: {error}") from error
    except (OSError, ssl.SSLError, socket.gaierror) as error:
        raise MailError(f"the mail server {settings.host} does not answer: {error}") from error


def _connected(settings: Mailbox) -> imaplib.IMAP4:
    if settings.port == IMPLICIT_TLS:
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(settings.host, settings.port, ssl_context=context, timeout=PATIENCE)
    connection = imaplib.IMAP4(settings.host, settings.port, timeout=PATIENCE)
    if "STARTTLS" in connection.capabilities:
        connection.starttls(ssl.create_default_context())
    elif settings.host not in {"127.0.0.1", "::1", "localhost"}:
        connection.shutdown()
        raise MailError(f"the mail server {settings.host} offers no encryption; the password is not sent in the clear")
    return connection


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
