"""Keeps news search in line with what is public. The worker alone writes it, in a thread of its own.

The cursor lies in the index itself and is part of each commit, so that a crash at any moment leaves the two in step:
what was not committed is applied once more.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from dateline.archive import ledger
from dateline.archive.models import LedgerEvent, Story
from dateline.core.filters import Field
from dateline.core.ledger import Audience
from dateline.index.facts import facts_of
from dateline.index.follower import Kept, told
from dateline.index.search.public.concerned import concerned
from dateline.index.search.public.embedded import folder
from dateline.index.search.public.embedded.writer import TantivyWriter

COMMIT_EVERY = 0.25
"""Seconds: a commit writes files, and a burst of stories needs no file each."""
_CHUNK = 500


class NewsSearch:
    """One document for every story in our lists, and for other outlets', as its public version stands."""

    name = "search"
    audience = Audience.PUBLIC

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path: Path | None = None
        self._writer: TantivyWriter | None = None
        self._applied = 0
        self._committed_at = 0.0

    @property
    def stale(self) -> bool:
        """Whether there is no index, or one that knows of what never happened: the archive is another one."""
        path = folder.current(self._root)
        return path is None or self._opened(path).seq > ledger.last_seq()

    def catch_up(self) -> bool:
        """Apply what has happened, and commit unless that was done just now; whether nothing is left to do.

        For the one writing process, where the index is not `stale`.
        """
        path = folder.current(self._root)
        assert path is not None, "made by `rebuild`"
        try:
            writer = self._opened(path)
            for seq in _caught_up(self, writer, self._applied):
                self._applied = seq
                self._commit_if_due()
            # What the last turn left.
            self._commit_if_due()
        except BaseException:
            # What the writer holds may be half of something; the next one begins from the last commit.
            self.close()
            raise
        return writer.seq == self._applied

    def commit(self) -> None:
        """Let readers see what was applied."""
        if self._writer is not None and self._applied > self._writer.seq:
            self._writer.commit(self._applied)
            self._committed_at = time.monotonic()

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """Make another index beside the one that serves, and let it serve when it is complete. Any process may.

        Yields (done, all) as it goes. Raises `port.BusyError` while another process makes one.
        """
        with folder.making(self._root) as path:
            writer = TantivyWriter(path, new=True)
            try:
                yield from _filled(self, writer)
            finally:
                writer.close()
            folder.swap(self._root, path)

    def _commit_if_due(self) -> None:
        if time.monotonic() - self._committed_at >= COMMIT_EVERY:
            self.commit()

    def close(self) -> None:
        """Give back the lock on the index, without what was not committed."""
        writer, self._writer, self._path = self._writer, None, None
        if writer is not None:
            # It cannot finish where its folder is gone or the disk is full: then there is nothing to finish.
            with suppress(ValueError, OSError):
                writer.close()

    def _opened(self, path: Path) -> TantivyWriter:
        if self._writer is None or path != self._path:
            self.close()
            self._writer, self._path = TantivyWriter(path), path
            self._applied = self._writer.seq
        return self._writer


def _filled(follower: Kept, writer: TantivyWriter) -> Iterator[tuple[int, int]]:
    seq = ledger.last_seq()
    last = Story.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for start in range(1, last + 1, _CHUNK):
        writer.put(facts_of(range(start, min(start + _CHUNK, last + 1)), others=True).values())
        yield min(start + _CHUNK - 1, last), last
    writer.commit(seq)
    # What happened meanwhile, so that nothing that was taken down comes back with the swap.
    for after in _caught_up(follower, writer, seq):
        seq = after
    writer.commit(seq)


def _caught_up(follower: Kept, writer: TantivyWriter, seq: int) -> Iterator[int]:
    """Applies what happened after ``seq``, chunk by chunk; yields up to where."""
    while seq < ledger.last_seq():
        events, seq = told(follower, seq, _CHUNK)
        _apply(writer, events)
        yield seq


def _apply(writer: TantivyWriter, events: Sequence[LedgerEvent]) -> None:
    """From the present state of the stories, so that applying twice, or late, gives the same."""
    ids = concerned(events, lambda codes: writer.filed_under(Field.TOPIC, codes))
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        found = facts_of(chunk, others=True)
        writer.drop(set(chunk) - found.keys())
        writer.put(found.values())
