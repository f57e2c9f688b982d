"""What is wrong with a filter, in words for readers, and what may have been meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from dateline.core.filters import FilterError, Problem

_SAID = {
    Problem.TOO_LONG: gettext_noop("The filter is too long. There is room for 2,000 characters."),
    Problem.TOO_MANY_TERMS: gettext_noop("The filter has too many words and values. There is room for 100."),
    Problem.TOO_DEEP: gettext_noop("There are too many brackets within brackets."),
    Problem.OPEN_QUOTE: gettext_noop("The quotation marks are not closed."),
    Problem.OPEN_BRACKET: gettext_noop("The bracket is not closed."),
    Problem.STRAY_BRACKET: gettext_noop("This bracket closes, but none was opened before it."),
    Problem.EMPTY_BRACKETS: gettext_noop("There is nothing between the brackets."),
    Problem.EMPTY_PHRASE: gettext_noop("There is no word between the quotation marks."),
    Problem.NOTHING_BESIDE_OR: gettext_noop("OR needs something on either side."),
    Problem.NOTHING_TO_EXCLUDE: gettext_noop("There is nothing behind the minus."),
    Problem.UNKNOWN_FIELD: gettext_noop("There is no field of this name."),
    Problem.NO_VALUE: gettext_noop("There is nothing behind the colon."),
    Problem.UNKNOWN_VALUE: gettext_noop("Nothing is called so here, or it is called so no longer."),
    Problem.BAD_TIME: gettext_noop("This is no time. Write 2016-03-28, today, 12h, 7d or 2w."),
    Problem.BAD_URGENCY: gettext_noop("Urgency is a number from 1 to 9."),
    Problem.BAD_NUMBER: gettext_noop("This is no number."),
    Problem.CONTROL_CHARACTER: gettext_noop("There is a character here that cannot be printed."),
}
KEPT = 4_000
"""Characters of an over-long filter that the page gives back to be shortened."""
_SHOWN = 120
"""Characters on either side of the place."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The filter as it was written, parted at the place that is wrong."""

    before: str
    wrong: str
    after: str


def said(error: FilterError) -> str:
    """The sentence for it."""
    return gettext(_SAID[error.problem])


def marked(error: FilterError, written: str) -> Marked:
    """The place and what stands around it, without what cannot be printed."""
    before, after = written[: error.start], written[error.end :]
    if len(before) > _SHOWN:
        before = f"…{before[-_SHOWN:]}"
    wrong = written[error.start : error.end]
    return Marked(_printable(before), _printable(_cut(wrong)), _printable(_cut(after)))


def in_a_line(error: FilterError, written: str) -> str:
    """The sentence with the place, for those who get no page."""
    found = marked(error, written)
    return gettext("The filter cannot be read at character %(at)s, “%(wrong)s”. %(said)s") % {
        "at": error.start + 1,
        "wrong": found.wrong,
        "said": said(error),
    }


def suggested(error: FilterError, written: str) -> Iterator[str]:
    """Filters that may have been meant, likeliest first. They need not be right: another may stand behind the first."""
    head, tail = written[: error.start], written[error.end :]
    colon = ":" if error.problem is Problem.UNKNOWN_FIELD else ""
    yield from (f"{head}{_as_value(each)}{colon}{tail}" for each in error.suggestions)
    match error.problem:
        case Problem.OPEN_QUOTE:
            yield f'{written}"'
        case Problem.OPEN_BRACKET:
            yield f"{written})"
        case Problem.UNKNOWN_FIELD:
            # What has a colon need not be a field.
            yield f"{head}{error.written} {tail}"
        case Problem.TOO_LONG | Problem.TOO_MANY_TERMS | Problem.TOO_DEEP:
            return
    yield _without_term(error, head, tail)


def _without_term(error: FilterError, head: str, tail: str) -> str:
    """What is left without the place, and without the name of its field or the minus before it."""
    if error.problem is Problem.UNKNOWN_FIELD:
        tail = tail.partition(" ")[2]
    start, colon, values = head.rpartition(":")
    if error.problem is Problem.UNKNOWN_VALUE and colon and " " not in values:
        others = ",".join(filter(None, [*values.split(","), *tail.partition(" ")[0].split(",")]))
        rest = tail.partition(" ")[2]
        head = f"{start}:{others} " if others else start.rpartition(" ")[0]
        return f"{head} {rest}".strip()
    return f"{head.rstrip(' -')} {tail.strip()}".strip()


def _as_value(suggestion: str) -> str:
    return f'"{suggestion}"' if " " in suggestion else suggestion


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char.isspace() else "\N{REPLACEMENT CHARACTER}" for char in text)
