"""Saved filters as bytes: a million are read in a second or two, where parsing them would take minutes."""

import json
import zlib
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from dateline.core.filters.fields import Field
from dateline.core.filters.nodes import When
from dateline.core.filters.reverse.columns import Column, filled, view
from dateline.core.filters.reverse.saved import Saved
from dateline.core.filters.reverse.trees import listed, tree
from dateline.core.filters.reverse.vocabulary import Vocabulary
from dateline.core.filters.reverse.watches import Watches
from dateline.core.filters.reverse.ways import Looked, Way

_FORM = b"dlwatch1"
_LENGTH = 4
"""Bytes of a length, and of the CRC-32 of all that follows it."""
Key = TypeVar("Key", int, str)


class DamagedError(ValueError):
    """Bytes that `written` did not make."""


def written(watches: Watches[Key]) -> bytes:
    """All filters with their keys, which are numbers or text. What was dropped is left out for good."""
    saved, users = watches.compacted()
    vocabulary = saved.vocabulary
    keys, filters = users.all()
    told: dict[str, Any] = {
        "keys": keys,
        "whens": list(map(listed, vocabulary.whens)),
        "words": [[look.way.name, look.title, known] for look, known in vocabulary.words.items()],
        "fields": [[field.value, key, term] for (field, key), term in vocabulary.fields.items()],
        "trees": {str(filter_): listed(node) for filter_, node in saved.trees.items()},
    }
    columns: list[Column] = [
        saved.literals, saved.starts, vocabulary.kinds, vocabulary.places, vocabulary.spelled, vocabulary.starts,
        filled(filters),
    ]  # fmt: skip
    told |= {"columns": [[column.typecode, len(column) * column.itemsize] for column in columns]}
    head = json.dumps(told).encode()
    pieces: list[bytes] = [len(head).to_bytes(_LENGTH, "big"), head, *map(bytes, columns)]
    total = 0
    for piece in pieces:
        total = zlib.crc32(piece, total)
    return b"".join([_FORM, total.to_bytes(_LENGTH, "big"), *pieces])


def read(held: bytes) -> Watches[Any]:
    """The filters. Raises `DamagedError`."""
    body = memoryview(held)[len(_FORM) + _LENGTH :]
    if held[: len(_FORM) + _LENGTH] != _FORM + zlib.crc32(body).to_bytes(_LENGTH, "big"):
        raise DamagedError("no saved filters, or damaged")
    at = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
    told = json.loads(bytes(body[_LENGTH:at]))
    literals, starts, *terms, filters = _columns(told["columns"], body[at:])
    trees = {int(filter_): tree(node) for filter_, node in told["trees"].items()}
    saved = Saved.restored(_vocabulary(told, terms), literals, starts, trees)
    return Watches.restored(saved, told["keys"], view(filters))


def _columns(told: list[tuple[str, int]], held: memoryview) -> Iterator[Column]:
    at = 0
    for kind, length in told:
        column = array(kind)
        column.frombytes(held[at : at + length])
        at += length
        yield column


def _vocabulary(told: dict[str, Any], terms: Sequence[Column]) -> Vocabulary:
    made = Vocabulary()
    made.kinds, made.places, spelled, starts = terms
    made.words |= {Looked(Way[way], title): known for way, title, known in told["words"]}
    made.fields = {(Field(field), key): term for field, key, term in told["fields"]}
    whens = [tree(node) for node in told["whens"]]
    made.restore([when for when in whens if isinstance(when, When)], spelled, starts)
    return made
