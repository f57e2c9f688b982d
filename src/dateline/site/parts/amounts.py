"""Amounts that a story states with what they were worth on its day in a reader's currency: off until somebody asks.

The stored text stays as it is; the page alone gains the notes, by the rates that are kept beside the version.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from django.http import Http404
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from dateline.archive.public import Page
from dateline.archive.stated import money_of
from dateline.core.money import currencies, show
from dateline.core.money.daily import DayRates
from dateline.core.money.stated import Stated, worth
from dateline.core.money.values import Conversion
from dateline.core.text.clean import CleanHtml
from dateline.core.text.phrases import around
from dateline.markets import words
from dateline.markets.beside import day_of, kept_beside, rates_for
from dateline.markets.choice import Choice, choice
from dateline.markets.library import of_epoch
from dateline.site.editions import Here

_OFFERED = ("USD", "EUR", "GBP", "RUB", "CNY", "JPY", "CHF", "INR", "TRY", "KZT")
"""Currencies to choose from, after the one in which the edition's readers count; others may be asked for by address."""


@dataclass(frozen=True, slots=True)
class Option:
    """A currency that a reader may choose."""

    code: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Amounts:
    """The switch under a story, and what it does to the copy."""

    options: Sequence[Option]
    chosen: str = ""
    note: str = ""
    """Whose rates of which day these are, or that there are none."""
    worths: Mapping[str, str] = field(default_factory=dict)
    """The words that state an amount → what is noted beside them."""

    def marked(self, html: CleanHtml) -> CleanHtml:
        """Copy with the notes at its amounts."""
        return around(html, self.worths, self._note)

    def marked_text(self, text: str) -> str:
        """The same of plain text."""
        if not self.worths:
            return text
        return mark_safe(self.marked(CleanHtml(escape(text, quote=False))))  # noqa: S308  escaped here

    def _note(self, phrase: str, form: str) -> SafeString:
        said = escape(self.worths[phrase])
        return mark_safe(  # noqa: S308  escaped here and by `around`
            f'<span class="amount" tabindex="0">{form}<span class="amount__worth" role="note">{said}</span></span>'
        )


AS_STATED = Amounts(())


def read_currency(text: str) -> str:
    """The code in an address, empty for none. Raises `Http404` for what no currency has."""
    code = currencies.read(text)
    if code and code not in currencies.known():
        raise Http404
    return code


def amounts(page: Page, here: Here, chosen: str) -> Amounts | None:
    """None where the story states no amount, or no bank has rates of its day."""
    stated = money_of(page.story.pk)
    usual = choice(here.edition, of_epoch(here.epochs.rates))
    rates = _rates(page, here, usual) if stated else []
    if not rates:
        return None
    options = _options(rates, here, usual, chosen)
    if not chosen:
        return Amounts(options)
    found = {each.text: worth(each, chosen, rates) for each in stated if each.currency != chosen}
    worths = {text: conversion for text, conversion in found.items() if conversion}
    return Amounts(
        options, chosen, _note(chosen, stated, worths, usual), {text: _said(each) for text, each in worths.items()}
    )


def _rates(page: Page, here: Here, usual: Choice) -> list[DayRates]:
    """Those that are kept beside the version, else those of its day as they stand; the edition's own bank first."""
    day = day_of(page.story.listed_at or page.version.received_at, here.home_of(page.story.language))
    rates = kept_beside(page.version.pk) or rates_for(of_epoch(here.epochs.rates), day)
    return sorted(rates, key=lambda each: each.bank != usual.bank)


def _options(rates: Sequence[DayRates], here: Here, usual: Choice, chosen: str) -> list[Option]:
    quoted = {code for each in rates for code, _, _ in each.rates} | {each.base for each in rates}
    codes = dict.fromkeys(code for code in (usual.home, *_OFFERED, chosen) if code in quoted)
    return [Option(code, currencies.name(code, here.language), code == chosen) for code in codes]


def _note(chosen: str, stated: Sequence[Stated], worths: Mapping[str, Conversion], usual: Choice) -> str:
    if not worths:
        if all(each.currency == chosen for each in stated):
            return gettext("The story states its amounts in this currency.")
        return gettext("No bank had a rate for this on the story's day.")
    whose = dict.fromkeys((each.bank, each.day) for each in worths.values())
    said = "; ".join(f"{words.bank_name(bank)}, {words.date(day)}" for bank, day in whose)
    if usual.note:
        said = f"{said} ({usual.note})"
    return words.ended(gettext("By the rates of the story's day: %(rates)s") % {"rates": said})


def _said(found: Conversion) -> str:
    amount = show.roughly(found.exact, get_language() or "en")
    return gettext("about %(amount)s") % {"amount": f"{amount}\u00a0{found.target}"}
