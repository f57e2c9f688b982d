"""Reading the index in a serving process, while another one writes it."""

import threading
from pathlib import Path

import tantivy

from dateline.index.search.public.embedded import folder, schema
from dateline.index.search.public.embedded.snapshot import TantivySnapshot
from dateline.index.search.public.port import NotReadyError, Serving


class TantivyReader:
    """See `port.Reader`. Any number of threads may ask."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._stamp = (0, 0)
        self._path: Path | None = None
        self._index: tantivy.Index
        self._snapshot: TantivySnapshot

    def snapshot(self) -> TantivySnapshot:
        """See `port.Reader`."""
        try:
            stamp = folder.stamp(self._root)
        except OSError as error:
            raise NotReadyError from error
        if stamp != self._stamp:
            with self._lock:
                if stamp != self._stamp:
                    self._look(stamp)
        return self._snapshot

    def serving(self) -> Serving | None:
        """See `port.Reader`."""
        try:
            self.snapshot()
        except NotReadyError:
            return None
        with self._lock:
            return Serving(self._path.name, self._snapshot.seq) if self._path else None

    def _look(self, stamp: tuple[int, int]) -> None:
        path = folder.current(self._root)
        if path is None:
            raise NotReadyError
        if path != self._path:
            self._index, self._path = schema.opened(path), path
        self._index.reload()
        self._snapshot, self._stamp = TantivySnapshot(self._index), stamp
