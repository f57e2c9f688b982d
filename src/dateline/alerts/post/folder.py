"""Mails as files, where no server is set: what was sent can be read, and nothing leaves the machine."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.alerts.post.letter import Letter
from dateline.alerts.post.port import OfficeClosedError


@dataclass(frozen=True, slots=True)
class Folder:
    """One ``.eml`` file for each mail (RFC 5322), named by its Message-ID: sent again it is the same file."""

    path: Path

    @contextmanager
    def open(self) -> Iterator["Folder"]:
        """See `Office`."""
        try:
            self.path.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise OfficeClosedError(str(error)) from error
        yield self

    def hand_over(self, messages: Sequence[Letter]) -> Iterator[None]:
        """See `Counter`."""
        for letter in messages:
            self._write(letter)
            yield None

    def _write(self, letter: Letter) -> None:
        """Whole or not at all."""
        part = self.path / f"{letter.key}.part"
        try:
            with part.open("wb") as file:
                file.write(letter.octets)
                file.flush()
                os.fsync(file.fileno())
            part.rename(self.path / f"{letter.key}.eml")
        except OSError as error:
            raise OfficeClosedError(str(error)) from error
