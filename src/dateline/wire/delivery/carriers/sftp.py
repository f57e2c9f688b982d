"""SFTP push: a file for each event in a folder of the client's, renamed when it is whole. asyncssh speaks it.

The server is known by its key, agreed on beforehand, and its address is checked as that of a webhook is.
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from dateline.intake.net.address import AllowPrivate
from dateline.intake.net.client import FetchError
from dateline.intake.net.dial import checked_addresses
from dateline.wire.delivery.carriers.files import name_of, prefix_of
from dateline.wire.delivery.port import Message, RefusedError, Taken, UnreachableError
from dateline.wire.forms import Form

if TYPE_CHECKING:
    import asyncssh

_CONNECTING, _ANSWERING = 15.0, 30.0
"""Seconds."""
PORT = 22


@dataclass(frozen=True, slots=True)
class Place:
    """``sftp://user@host:port/folder``, taken apart."""

    user: str
    host: str
    port: int
    path: str
    """Of the folder; relative to where the user comes in, absolute where the address has ``//``."""


def place_of(written: str) -> Place:
    """Raises `ValueError` with a sentence."""
    try:
        parts = urlsplit(written)
        host, port = parts.hostname or "", parts.port or PORT
    except ValueError:
        raise ValueError("the address cannot be read") from None
    if parts.scheme != "sftp" or not host or not parts.username or parts.query or parts.fragment:
        raise ValueError("an SFTP address looks like sftp://user@host/folder")
    if parts.password:
        raise ValueError("leave the password out of the address")
    return Place(unquote(parts.username), host.lower(), port, unquote(parts.path).removeprefix("/") or ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sftp:
    """See `Carrier`. ``key`` is our private key, in a file; ``password`` is used where the client wants one."""

    place: Place
    form: Form
    host_key: str
    key: Path
    password: str = ""
    allow: AllowPrivate

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Connection"]:
        """See `Carrier`."""
        import asyncssh  # noqa: PLC0415 - an extra that only those need who push by SFTP

        try:
            async with asyncio.timeout(_CONNECTING):
                connection = await self._connected()
        except (OSError, asyncssh.Error, FetchError, TimeoutError) as error:
            raise UnreachableError(_words(error)) from error
        async with connection:
            try:
                client = await connection.start_sftp_client()
            except (OSError, asyncssh.Error) as error:
                raise UnreachableError(_words(error)) from error
            yield Connection(client, self.place.path, self.form)

    async def _connected(self) -> "asyncssh.SSHClientConnection":
        import asyncssh  # noqa: PLC0415

        (address, *_) = await checked_addresses(self.place.host, self.place.port, self.allow)
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        known = asyncssh.import_public_key(self.host_key)
        return await asyncssh.connect(
            address,
            self.place.port,
            family=family,
            username=self.place.user,
            # One or the other: what is offered in vain may count as an attempt to get in.
            password=self.password or None,
            client_keys=None if self.password else [str(self.key)],
            known_hosts=([known], [], []),
            agent_path=None,
            config=None,
        )


@dataclass(frozen=True, slots=True)
class Connection:
    """See `Counter`."""

    client: "asyncssh.SFTPClient"
    path: str
    form: Form

    async def hand_over(self, message: Message) -> Taken:
        """See `Counter`."""
        import asyncssh  # noqa: PLC0415

        try:
            async with asyncio.timeout(_ANSWERING):
                await self._write(message)
        except (asyncssh.SFTPPermissionDenied, asyncssh.SFTPNoSuchFile, asyncssh.SFTPFailure) as error:
            raise RefusedError(_words(error)) from error
        except (OSError, asyncssh.Error, TimeoutError) as error:
            raise UnreachableError(_words(error)) from error
        return Taken(reference=name_of(message, self.form))

    async def _write(self, message: Message) -> None:
        name = name_of(message, self.form)
        part = f"{self.path}/.{name}.part"
        async with self.client.open(part, "wb") as file:
            await file.write(message.written(self.form))
        # Renames over what is there, which the protocol's own rename refuses.
        await self.client.posix_rename(part, f"{self.path}/{name}")
        if message.takes:
            for each in await self.client.listdir(self.path):
                former = each.decode(errors="surrogateescape") if isinstance(each, bytes) else each
                if former.startswith(prefix_of(message)) and former != name:
                    await self._remove(former)

    async def _remove(self, name: str) -> None:
        import asyncssh  # noqa: PLC0415

        try:
            await self.client.remove(f"{self.path}/{name}")
        except asyncssh.SFTPNoSuchFile:
            # The client took it away meanwhile.
            return


def _words(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    return str(error) or type(error).__name__
