"""Files of stories, as ``dateline coverage`` takes them: an object of JSON a line, compressed by gzip or not."""

import datetime as dt
import gzip
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO

import click

from dateline.core.coverage.lines import Line, read_line
from dateline.run.errors import Failure


def unlabelled(path: Path, label: str) -> Failure:
    """What is said of a file without any label."""
    return Failure(f"No story of {path} has the field “{label}”; --label names the one that says what it tells.")


class Lines:
    """The stories of a file; what cannot be read is told and passed over."""

    def __init__(self, path: Path, label: str = "", topic: str = "") -> None:
        """``label`` and ``topic`` name fields, as for `read_line`; a file whose name ends in ``.gz`` is unpacked."""
        self.path, self.complete = path, True
        self._label, self._topic = label, topic

    def __iter__(self) -> Iterator[Line]:
        now = dt.datetime.now(tz=dt.UTC)
        for number, line in enumerate(self._texts(), 1):
            if not line.strip():
                continue
            try:
                yield read_line(line, number, now, self._label, self._topic)
            except ValueError as error:
                click.echo(f"{self.path}, line {number}: {error}", err=True)
                self.complete = False

    def _texts(self) -> Iterator[str]:
        with self._opened() as stream:
            try:
                yield from stream
            except (gzip.BadGzipFile, EOFError, zlib.error) as error:
                raise Failure(f"{self.path} is no whole gzip file: {error}.") from error

    def _opened(self) -> AbstractContextManager[IO[str]]:
        if self.path.suffix == ".gz":
            return gzip.open(self.path, "rt", encoding="utf-8", errors="replace")
        return click.open_file(str(self.path), encoding="utf-8", errors="replace")
