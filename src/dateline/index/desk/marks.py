"""What stories are filtered by, as words for the search engine."""

from dateline.index.models import DeskRow
from dateline.index.search.words import MARK

FILTERS = ("standing", "source_id", "language", "urgency")
"""Columns of `DeskRow` that a filter may name."""


def mark(column: str, value: object) -> str:
    """The word of one value: ``§language§ru``. Letters, digits and the sign only, which no tokenizer takes apart."""
    said = "".join(filter(str.isalnum, str(value).casefold()))
    return f"{MARK}{column.replace('_', '')}{MARK}{said}"


def marks_of(row: DeskRow) -> list[str]:
    """Those of a story."""
    return [mark(column, getattr(row, column)) for column in FILTERS]
