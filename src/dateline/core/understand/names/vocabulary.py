"""Words that show who is named, read once from ``core/data/first-names.tsv`` and ``name-words.tsv``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.core.data import rows
from dateline.core.text.words import fold
from dateline.core.understand.names.russian import first_name_forms

_LANGUAGES = ("en", "ru")


@dataclass(frozen=True, slots=True)
class FirstName:
    """A first name in one of its forms: its nominative as printed, ``m`` or ``f``, and the cases that the form may be.

    Cases by their first letters: n(ominative), g(enitive and accusative), d(ative), i(nstrumental), p(repositional).
    """

    name: str
    gender: str
    cases: str


@cache
def first_names() -> dict[str, tuple[FirstName, ...]]:
    """Folded form → whose it may be. Latin names have one form, Cyrillic ones all cases."""
    found: dict[str, tuple[FirstName, ...]] = {}
    for row in rows("first-names.tsv"):
        for name in row["latin"].split(";"):
            _add(found, fold(name), FirstName(name, row["gender"], "n"))
        for name in row["cyrillic"].split(";"):
            for form, cases in first_name_forms(fold(name), row["gender"]).items():
                _add(found, form, FirstName(name, row["gender"], cases))
    return found


def _add(found: dict[str, tuple[FirstName, ...]], form: str, name: FirstName) -> None:
    if name not in found.get(form, ()):
        found[form] = (*found.get(form, ()), name)


@cache
def listed(sort: str, language: str) -> frozenset[str]:
    """The folded words of a sort."""
    return frozenset(word for each in _LANGUAGES if each == language for word in _words(sort, each))


@cache
def no_names(language: str) -> frozenset[str]:
    """Words that with a capital still are nobody's name."""
    sorts = ("opener", "known", "title", "body", "firm", "descriptive")
    return frozenset[str]().union(*(listed(sort, language) for sort in sorts))


@cache
def no_surnames(language: str) -> frozenset[str]:
    """Words that end a name when they come behind a first one."""
    return frozenset[str]().union(*(listed(sort, language) for sort in ("opener", "firm", "body")))


def _words(sort: str, language: str) -> Iterator[str]:
    for row in rows("name-words.tsv"):
        if row["sort"] == sort and row["language"] == language:
            yield from map(fold, row["words"].split(";"))


@cache
def phrases(sort: str, language: str) -> tuple[str, ...]:
    """What is listed of a sort as it stands there, several words among it."""
    found = (row for row in rows("name-words.tsv") if row["sort"] == sort and row["language"] == language)
    return tuple(phrase for row in found for phrase in row["words"].split(";"))


@cache
def _beginnings(sort: str) -> re.Pattern[str]:
    # The longest first, so that none hides another; what follows is an ending.
    stems = sorted(_words(sort, "ru"), key=len, reverse=True)
    return re.compile(
        rf"(?:{'|'.join(stems)})\w{{0,5}}(?<!ся)(?<!сь)(?<!нно)(?<![ую]щ..)(?<![ую]щ...)(?<!вш..)(?<!вш...)$"
    )


@lru_cache(maxsize=20_000)
def is_word(sort: str, folded: str) -> bool:
    """Whether a word is of a sort: as it stands in Latin letters, by its beginning in Cyrillic ones."""
    if folded < "\u0400":
        return folded in listed(sort, "en")
    return _beginnings(sort).match(folded) is not None
