"""Progress of long commands: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click

_LINE_SECONDS = 10.0


class Progress(Protocol):
    """How far a command is. Call `at` as often as you like; it is cheap."""

    def at(self, done: int, total: int, note: str = "") -> None:
        """``done`` of ``total`` units; ``note`` is shown beside."""


class _Lines:
    def __init__(self, label: str) -> None:
        self._label = label
        self._next = time.monotonic() + _LINE_SECONDS

    def at(self, done: int, total: int, note: str = "") -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _LINE_SECONDS
        share = 100 * done // total if total else 0
        click.echo(f"{self._label}: {share} %{', ' if note else ''}{note}", err=True)


class _Bar:
    def __init__(self, label: str) -> None:
        self._bar = click.progressbar(length=1, label=label, width=30, file=sys.stderr, item_show_func=_shown)
        self._seen = False

    def at(self, done: int, total: int, note: str = "") -> None:
        self._seen = True
        self._bar.length = max(total, 1)
        self._bar.update(max(0, done - self._bar.pos), note)

    def finish(self) -> None:
        if self._seen:
            self._bar.render_finish()


def _shown(note: str | None) -> str:
    return note or ""


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """Progress on standard error, so that what a command prints stays clean."""
    if not sys.stderr.isatty():
        yield _Lines(label)
        return
    bar = _Bar(label)
    try:
        yield bar
    finally:
        bar.finish()
