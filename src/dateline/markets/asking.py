"""A question of a reader, and what each bank says to it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dateline.core.money import currencies
from dateline.core.money.book import Book
from dateline.core.money.convert import convert
from dateline.core.money.trouble import Kind, Trouble
from dateline.core.money.values import Conversion
from dateline.markets.library import Library

MOST = 12
"""Currencies that one question may ask for."""
_OF_THE_BANK = frozenset(
    [Kind.EMPTY, Kind.NOT_QUOTED, Kind.BEFORE, Kind.ENDED, Kind.GAP, Kind.MISSING, Kind.OUTDATED, Kind.FUTURE]
)
"""What another bank may know better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How much is ``amount`` of ``source`` in each of ``targets`` on ``day``?"""

    amount: Decimal
    source: str
    targets: Sequence[str]
    day: dt.date
    bank: str = ""
    """Whose rates are asked for; empty for those of the edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """For one target: a conversion, or why there is none."""

    target: str
    conversion: Conversion | None = None
    trouble: Trouble | None = None
    """With a conversion: why it is not by the bank that the edition shows."""
    others: tuple[Conversion, ...] = ()
    """The same by other banks, whose rates differ. They are shown beside it and never averaged."""


def answers(library: Library, question: Question, usual: str, today: dt.date) -> list[Answer]:
    """One for each target. Where nobody asked for a bank, ``usual`` answers, or another one that can."""
    if question.bank and question.bank not in library.books:
        trouble = Trouble(Kind.SOURCE, text=question.bank, suggestions=tuple(library.books))
        return [Answer(target=target, trouble=trouble) for target in question.targets]
    return [_answer(library, question, target, usual, today) for target in question.targets]


def _answer(library: Library, question: Question, target: str, usual: str, today: dt.date) -> Answer:
    first = library.books[question.bank or usual]
    others = [book for book in library.loaded() if book is not first]
    found = _ask(first, question, target, today)
    asked = (_ask(book, question, target, today) for book in others)
    elsewhere = [each for each in asked if isinstance(each, Conversion) and not each.overdue]
    if isinstance(found, Conversion):
        return Answer(target=target, conversion=found, others=tuple(elsewhere))
    if elsewhere and not question.bank and found.kind in _OF_THE_BANK:
        return Answer(target=target, conversion=elsewhere[0], trouble=found, others=tuple(elsewhere[1:]))
    return Answer(target=target, trouble=_better(found, library), others=tuple(elsewhere))


def _ask(book: Book, question: Question, target: str, today: dt.date) -> Conversion | Trouble:
    try:
        return convert(book, question.amount, question.source, target, question.day, today=today)
    except Trouble as trouble:
        return trouble


def _better(trouble: Trouble, library: Library) -> Trouble:
    """With suggestions from all that any bank quotes."""
    if trouble.kind is not Kind.UNKNOWN:
        return trouble
    among = frozenset().union(*(book.currencies for book in library.loaded())) & currencies.known()
    return Trouble(Kind.UNKNOWN, text=trouble.text, suggestions=currencies.suggestions(trouble.text, among))
