"""Writing the index: one process, one thread."""

from collections.abc import Collection, Iterator
from pathlib import Path

from tantivy import Document, Query

from dateline.core.filters import Field
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import Part
from dateline.core.text.words import stemming
from dateline.index.search.public.embedded import schema
from dateline.index.search.public.embedded.queries import micros
from dateline.index.search.public.embedded.snapshot import TantivySnapshot
from dateline.index.search.public.encoding import encoded

_HEAP = 64_000_000
"""Bytes of what is not on disk yet."""
_GAP = " ".join([schema.EMPTY] * 3)
"""A word's places: no phrase runs from one text into the next."""


class TantivyWriter:
    """See `port.Writer`. Holds the folder's lock until it is closed; raises ValueError where somebody else does."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        self._index = schema.made(path) if new else schema.opened(path)
        self._writer = self._index.writer(_HEAP, 1)
        self.seq = TantivySnapshot(self._index).seq

    def put(self, stories: Collection[Facts]) -> None:
        """See `port.Writer`."""
        for story in stories:
            self._forget(story.story_id)
            self._writer.add_document(_document(story))

    def drop(self, story_ids: Collection[int]) -> None:
        """See `port.Writer`."""
        for story_id in story_ids:
            self._forget(story_id)

    def commit(self, seq: int) -> None:
        """See `port.Writer`: the mark is a document that goes and comes with the rest."""
        self._writer.delete_documents_by_term(schema.SORT, schema.MARK)
        mark = Document()
        mark.add_text(schema.SORT, schema.MARK)
        mark.add_integer(schema.SEQ, seq)
        self._writer.add_document(mark)
        self._writer.commit()
        self._index.reload()
        self.seq = seq

    def filed_under(self, field: Field, keys: Collection[str]) -> Iterator[int]:
        """The stories that were committed with a value of a field."""
        searcher = self._index.searcher()
        wanted = Query.term_set_query(self._index.schema, field.value, list(keys))
        found = searcher.search(wanted, max(searcher.num_docs, 1), count=False, order_by_field=schema.ID).hits
        return (int(story_id) for story_id, _ in found)

    def close(self) -> None:
        """Finish merging and give the lock back; what is not committed is lost."""
        self._writer.wait_merging_threads()

    def _forget(self, story_id: int) -> None:
        self._writer.delete_documents_by_term(schema.ID, story_id)


def _document(story: Facts) -> Document:
    document = Document()
    document.add_text(schema.SORT, schema.STORY if story.listed else schema.OTHER)
    document.add_integer(schema.ID, story.story_id)
    document.add_integer(schema.AT, micros(story.listed_at))
    document.add_text(schema.STEMMING, " ".join(stemming(story.language)))
    title, *rest = map(_text, (story.title, *story.rest))
    document.add_text(schema.TITLE, title)
    if rest:
        document.add_text(schema.LEAD, rest[0])
    document.add_text(schema.WHOLE, f" {_GAP} ".join([title, *rest]))
    for field, keys in story.filed.items():
        for key in keys:
            document.add_text(field.value, key)
    return document


def _text(part: Part) -> str:
    return encoded(part, schema.EMPTY)
