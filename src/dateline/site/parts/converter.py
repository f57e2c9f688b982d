"""The converter: what a reader asked, as the form shows it again, and what is answered."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import urlencode

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from dateline.core.money import amounts, currencies, replaced, show
from dateline.core.money.bank import read_day
from dateline.core.money.banks import BANKS
from dateline.core.money.trouble import Trouble
from dateline.core.money.values import Conversion
from dateline.markets import words
from dateline.markets.asking import MOST, Answer, Question, answers
from dateline.markets.choice import Choice
from dateline.markets.library import Library, of_epoch

AMOUNT = "100"
"""What the form begins with."""
_CODE = 12
"""Characters of a code that are shown again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The form's fields as they were written, or as it begins."""

    amount: str
    source: str
    targets: tuple[str, ...]
    day: str
    """As written; empty for today."""
    bank: str
    """Empty for the edition's usual one."""

    def query(self, **other: object) -> str:
        """As an address says it; what is as the form begins is left out."""
        said = {
            "amount": self.amount,
            "from": self.source,
            "to": list(self.targets),
            "date": self.day,
            "source": self.bank,
        }
        kept = {name: value for name, value in {**said, **other}.items() if value}
        return urlencode(kept, doseq=True)


def fields(query: QueryDict, chosen: Choice) -> Fields:
    """Of an address; `Choice` says what the form begins with."""
    first = chosen.pairs[0] if chosen.pairs else None
    targets = [currencies.read(code)[:_CODE] for code in query.getlist("to") if code.strip()]
    source = currencies.read(query.get("from", ""))[:_CODE] or (first.source if first else "EUR")
    usual = [first.target if first and first.target != source else first.source if first else "USD"]
    return Fields(
        amount=query.get("amount", AMOUNT).strip()[:80],
        source=source,
        targets=tuple(dict.fromkeys(targets or usual))[:MOST],
        day=query.get("date", "").strip()[:40],
        bank=query.get("source", "").strip().lower()[:20],
    )


def question(said: Fields, language: str, today: dt.date) -> Question:
    """Raises `Trouble` for what cannot be read."""
    return Question(
        amount=amounts.read(said.amount, language),
        source=said.source,
        targets=said.targets,
        day=read_day(said.day) if said.day else today,
        bank=said.bank,
    )


@dataclass(frozen=True, slots=True)
class Other:
    """The same by another bank."""

    line: str
    rate_of: str
    difference: str


@dataclass(frozen=True, slots=True)
class Result:
    """An answer in words; ``error`` in place of a result."""

    target: str
    amount: str
    """With its code: ``100.00 USD``."""
    shown: str
    rate_line: str
    rate_of: str
    iso: str
    notes: tuple[str, ...]
    others: tuple[Other, ...]
    error: str
    suggestions: tuple[tuple[str, str], ...]
    """Codes that a slip may have meant, each with the query that asks for it."""


def results(found: Library, asked: Question, said: Fields, chosen: Choice, when: tuple[dt.date, str]) -> list[Result]:
    """One for each target; ``when`` is today and the language."""
    today, language = when
    return [_result(each, asked, said, language) for each in answers(found, asked, chosen.bank, today)]


def _result(answer: Answer, asked: Question, said: Fields, language: str) -> Result:
    found = answer.conversion
    return Result(
        target=answer.target,
        amount=f"{show.amount(asked.amount, asked.source, language)} {asked.source}",
        shown=_shown(found, language) if found else "",
        rate_line=words.rate_line(found) if found else "",
        rate_of=words.ended(words.rate_of(found)) if found else "",
        iso=found.day.isoformat() if found else "",
        notes=tuple(map(words.ended, words.notes(answer))),
        others=tuple(
            Other(_shown(other, language), words.rate_of(other), words.difference(found, other) if found else "")
            for other in answer.others
        ),
        error=words.ended(words.trouble(answer.trouble)) if answer.trouble and not found else "",
        suggestions=_suggestions(answer.trouble, said) if answer.trouble and not found else (),
    )


def _shown(found: Conversion, language: str) -> str:
    return f"{show.amount(found.result, found.target, language)} {found.target}"


def _suggestions(trouble: Trouble, said: Fields) -> tuple[tuple[str, str], ...]:
    if trouble.text == said.source:
        return tuple((code, said.query(**{"from": code})) for code in trouble.suggestions)
    return tuple(
        (code, said.query(to=[code if target == trouble.text else target for target in said.targets]))
        for code in trouble.suggestions
        if trouble.text in said.targets
    )


@dataclass(frozen=True, slots=True)
class Option:
    """A currency to choose."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class _Options:
    """Currencies in use, and those that are no more."""

    current: tuple[Option, ...]
    former: tuple[Option, ...]


def options(found: Library, language: str, chosen: str) -> SafeString:
    """The options of a select: every currency with a rate, by code. Rendered once for all selects of all pages."""
    markup = _options(found.epoch, language)
    return mark_safe(markup.replace(f'value="{escape(chosen)}"', f'value="{escape(chosen)}" selected', 1))  # noqa: S308


@lru_cache(maxsize=8)
def _options(epoch: int, language: str) -> SafeString:
    found = of_epoch(epoch)
    codes = frozenset[str]().union(*(book.currencies for book in found.loaded()))
    former = replaced.codes() & codes
    every = [Option(code, currencies.name(code, language)) for code in sorted(codes)]
    shown = _Options(
        tuple(each for each in every if each.code not in former), tuple(each for each in every if each.code in former)
    )
    return render_to_string("site/currencies.html", {"options": shown})


@dataclass(frozen=True, slots=True)
class BankSwitch:
    """A bank that may be asked."""

    code: str
    label: str
    chosen: bool
    loaded: bool


def banks(found: Library, said: Fields) -> Sequence[BankSwitch]:
    """All of them; those without rates here cannot be chosen."""
    return [
        BankSwitch(
            bank.code, words.bank_name(bank.code), said.bank == bank.code, found.books[bank.code].last is not None
        )
        for bank in BANKS
    ]
