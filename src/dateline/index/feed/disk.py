"""The feed index on disk, in the data folder's cache: it may be deleted at any time, and is made anew from records.

A file for each sealed segment, which never changes, and ``kept.json``, which names them and says what is alive in each.
"""

import base64
import fcntl
import json
import mmap
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pyroaring import BitMap

from dateline.core.filters.forward import Feed, Sealed
from dateline.core.filters.forward.written import DamagedError, read, written
from dateline.index.feed.feeds import Feeds, mark

_FORM = 1
_FEEDS = ("listed", "others")


class Disk:
    """A folder. One process at a time writes there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._list = folder / "kept.json"
        self._seen: tuple[int, int] | None = None
        self._names: dict[Sealed, str] = {}
        """The files of segments that lie there."""

    def made_elsewhere(self, made: str) -> bool:
        """Whether another process put there another making (`Feeds.made`) since this was last asked."""
        stamp = self._stamp()
        if stamp == self._seen:
            return False
        self._seen = stamp
        return self._made() not in {"", made}

    def load(self) -> Feeds | None:
        """What lies there; None if that is nothing of this archive, or damaged."""
        self._seen = self._stamp()
        names: dict[Sealed, str] = {}
        try:
            told = json.loads(self._list.read_bytes())
            if told["form"] != _FORM or told["mark"] != mark(told["seq"]):
                return None
            feeds = {name: Feed(self._segments(told[name], names)) for name in _FEEDS}
        except (OSError, LookupError, TypeError, ValueError):
            # Whatever is wrong with it, the records are what counts.
            return None
        self._names = names
        return Feeds(**feeds, seq=told["seq"], made=told["made"])

    def save(self, kept: Feeds) -> bool:
        """Write what is sealed, which has to be everything; whether that was this process's turn."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._turn() as mine:
            if mine:
                told = {name: [self._entry(each) for each in getattr(kept, name).sealed] for name in _FEEDS}
                head = {"form": _FORM, "seq": kept.seq, "mark": mark(kept.seq), "made": kept.made}
                self._write(self._list, [json.dumps(head | told).encode()])
                self._seen = self._stamp()
                self._tidy({entry["file"] for entries in told.values() for entry in entries})
        return mine

    def _made(self) -> str:
        try:
            return str(json.loads(self._list.read_bytes())["made"])
        except (OSError, LookupError, TypeError, ValueError):
            return ""

    def _segments(self, entries: list[dict[str, Any]], names: dict[Sealed, str]) -> Iterator[Sealed]:
        for entry in entries:
            segment = self._read(entry["file"], BitMap.deserialize(base64.b64decode(entry["alive"])))
            names[segment] = entry["file"]
            yield segment

    def _read(self, name: str, alive: BitMap) -> Sealed:
        if Path(name).name != name:
            raise DamagedError(name)
        with (self._folder / name).open("rb") as file:
            return read(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)), alive)

    def _entry(self, segment: Sealed) -> dict[str, str]:
        name = self._names.get(segment)
        if name is None or not (self._folder / name).exists():
            name = f"{secrets.token_hex(8)}.segment"
            self._write(self._folder / name, written(segment))
            # From now on the memory is the system's to take back.
            segment.lie_on(self._read(name, BitMap()))
            self._names[segment] = name
        return {"file": name, "alive": base64.b64encode(segment.alive.serialize()).decode()}

    def _write(self, path: Path, pieces: Any) -> None:
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        with beside.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        beside.replace(path)

    def _tidy(self, wanted: set[str]) -> None:
        self._names = {segment: name for segment, name in self._names.items() if name in wanted}
        for path in self._folder.glob("*.segment"):
            if path.name not in wanted:
                path.unlink(missing_ok=True)

    @contextmanager
    def _turn(self) -> Iterator[bool]:
        with (self._folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    def _stamp(self) -> tuple[int, int] | None:
        try:
            told = self._list.stat()
        except OSError:
            return None
        return told.st_mtime_ns, told.st_ino
