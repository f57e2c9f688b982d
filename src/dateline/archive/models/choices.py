"""The core's words as choices of a column."""

from enum import StrEnum


def choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    """Plain strings, so that migrations do not depend on the core's code of the day."""
    return [(word.value, word.value) for word in words]
