"""The search engines that the contract is asked of, each empty to begin with."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from dateline.core.filters.story import Facts
from dateline.index.search.public.embedded import schema
from dateline.index.search.public.embedded.snapshot import TantivySnapshot
from dateline.index.search.public.embedded.writer import TantivyWriter
from dateline.index.search.public.port import Snapshot, Writer
from dateline.index.search.public.postgres.snapshot import PostgresSnapshot
from dateline.index.search.public.postgres.writer import PostgresWriter
from tests.database import ON_POSTGRES


@dataclass
class Engine:
    """A writer, and what readers then see."""

    writer: Writer
    snapshot: Callable[[], Snapshot]
    _held: list[int] = field(default_factory=list)

    def holding(self, stories: Sequence[Facts]) -> Snapshot:
        """These stories and no others."""
        return self.changed(put=stories, drop=self._held)

    def changed(self, *, put: Sequence[Facts] = (), drop: Sequence[int] = (), seq: int = 1) -> Snapshot:
        """After another commit."""
        self.writer.drop(drop)
        self.writer.put(put)
        self.writer.commit(seq)
        self._held += [story.story_id for story in put]
        return self.snapshot()


@contextmanager
def tantivy(folder: Path) -> Iterator[Engine]:
    """In a folder of its own."""
    writer = TantivyWriter(folder, new=True)
    writer.commit(0)
    yield Engine(writer, lambda: TantivySnapshot(schema.opened(folder)))
    writer.close()


@contextmanager
def postgres(_folder: Path) -> Iterator[Engine]:
    """In the session's database, which is a PostgreSQL."""
    with transaction.atomic():
        yield Engine(PostgresWriter(), PostgresSnapshot)
        transaction.set_rollback(True)


ENGINES: tuple[Callable[[Path], AbstractContextManager[Engine]], ...] = (
    tantivy,
    *((postgres,) if ON_POSTGRES else ()),
)
