"""Why there is no answer, as a value: the words for it are chosen where the reader's language is known."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is in the way."""

    AMOUNT = "amount"
    """No number."""
    NEGATIVE = "negative"
    HUGE = "huge"
    DATE = "date"
    """No date."""
    UNKNOWN = "unknown"
    """No currency has this code."""
    SOURCE = "source"
    """No bank of ours has this name."""
    EMPTY = "empty"
    """No rate of this bank is here."""
    NOT_QUOTED = "not_quoted"
    """The bank has no rate of this currency at all."""
    BEFORE = "before"
    ENDED = "ended"
    GAP = "gap"
    """The bank paused: a rate before, one after, none between."""
    MISSING = "missing"
    """No rates of the bank are here for the time between two days."""
    OUTDATED = "outdated"
    """The newest rates that are here are too old for the day."""
    FUTURE = "future"


@dataclass(eq=False)
class Trouble(Exception):  # noqa: N818, it is no fault of the program's
    """Raised in place of an answer; only the fields that belong to ``kind`` are filled."""

    kind: Kind
    text: str = ""
    """What was written, or the code of the currency."""
    bank: str = ""
    first: dt.date | None = None
    """The last day before the gap, or the first of the series."""
    last: dt.date | None = None
    """The first day after the gap, or the last of the series."""
    suggestions: tuple[str, ...] = ()
