"""What is wrong with a filter, and where."""

from enum import StrEnum


class Problem(StrEnum):
    """Why a filter was refused; whoever shows it has a sentence for each."""

    TOO_LONG = "too long"
    TOO_MANY_TERMS = "too many terms"
    TOO_DEEP = "too many brackets within brackets"
    OPEN_QUOTE = "quotation marks are not closed"
    OPEN_BRACKET = "a bracket is not closed"
    STRAY_BRACKET = "a bracket closes that was not opened"
    EMPTY_BRACKETS = "nothing between brackets"
    EMPTY_PHRASE = "no word between quotation marks"
    NOTHING_BESIDE_OR = "nothing beside OR"
    NOTHING_TO_EXCLUDE = "nothing behind the minus"
    UNKNOWN_FIELD = "no such field"
    NO_VALUE = "a field without a value"
    UNKNOWN_VALUE = "no such value"
    BAD_TIME = "no time or age"
    BAD_URGENCY = "no urgency of 1 to 9"
    BAD_NUMBER = "no number"
    CONTROL_CHARACTER = "a character that is none"


class FilterError(ValueError):
    """A filter that cannot be read.

    ``start`` and ``end`` are positions in what was written (characters from 0), ``written`` is what stands there, and
    ``suggestions`` are what may have been meant, likeliest first.
    """

    def __init__(
        self, problem: Problem, start: int, end: int, written: str = "", suggestions: tuple[str, ...] = ()
    ) -> None:
        super().__init__(f"{problem.value} at {start}: {written}" if written else f"{problem.value} at {start}")
        self.problem = problem
        self.start = start
        self.end = end
        self.written = written
        self.suggestions = suggestions
