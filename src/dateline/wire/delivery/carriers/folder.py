"""Folder push: a file for each event below the data folder's ``out``, there whole or not at all."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.wire.delivery.carriers.files import name_of, prefix_of
from dateline.wire.delivery.port import Message, Taken, UnreachableError
from dateline.wire.forms import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """See `Carrier`. When a story is taken away its files that still lie there go, and word of it is left."""

    path: Path
    form: Form

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Folder"]:
        """See `Carrier`."""
        try:
            self.path.mkdir(mode=0o750, parents=True, exist_ok=True)
        except OSError as error:
            raise UnreachableError(_words(error)) from error
        yield self

    async def hand_over(self, message: Message) -> Taken:
        """See `Counter`."""
        try:
            await asyncio.to_thread(self._write, message)
        except OSError as error:
            raise UnreachableError(_words(error)) from error
        return Taken(reference=name_of(message, self.form))

    def _write(self, message: Message) -> None:
        name = name_of(message, self.form)
        part = self.path / f".{name}.part"
        with part.open("wb") as file:
            file.write(message.written(self.form))
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.path / name)
        if message.takes:
            for former in self.path.glob(f"{prefix_of(message)}*"):
                if former.name != name:
                    former.unlink(missing_ok=True)
        _sync(self.path)


def _sync(path: Path) -> None:
    """The names themselves survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _words(error: OSError) -> str:
    return f"the folder: {error.strerror or error}"
