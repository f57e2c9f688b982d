"""Rates on every page: the strip in the header, and the converter's block beside the news."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from html import escape
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from dateline.archive.models import Edition
from dateline.core.money import show
from dateline.core.money.convert import convert
from dateline.core.money.trouble import Trouble
from dateline.core.money.values import Conversion
from dateline.markets import words
from dateline.markets.choice import Pair, choice
from dateline.markets.library import Library, of_epoch
from dateline.site import links
from dateline.site.clock import Clock
from dateline.site.editions import Here

_IN_HEADER = 2
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Line:
    """A pair with its newest rate."""

    source: str
    target: str
    rate: str
    href: str
    iso: str
    """The day that the rate is for."""
    date: str


def strip(here: Here) -> SafeString:
    """Two pairs with their newest rates, whose they are and for which day; empty where none is here."""
    today = Clock.of(here.edition.zone, here.language).local(timezone.now()).date()
    return _strip(here.epochs.rates, here.edition.code, here.edition.pk, here.language, today)


@lru_cache(maxsize=32)
def _strip(epoch: int, code: str, pk: int, language: str, today: dt.date) -> SafeString:
    found, edition = of_epoch(epoch), Edition(pk=pk, code=code, language=language)
    shown = list(lines(found, edition, language, today))[:_IN_HEADER]
    if not shown:
        return SafeString("")
    chosen = choice(edition, found)
    bank = words.short_name(chosen.bank)
    # What is said to be for one day is of that day.
    pairs = " ".join(_pair(line) for line in shown if line.iso == shown[0].iso)
    day = f'<time datetime="{shown[0].iso}">{escape(shown[0].date)}</time>'
    said = gettext("%(bank)s, for %(date)s") % {"bank": escape(bank), "date": day}
    if chosen.note:
        said = f"{said} ({escape(chosen.note)})"
    label = escape(gettext("Exchange rates"))
    return mark_safe(  # noqa: S308, escaped here
        f'<section class="rates" aria-label="{label}"><p>{pairs} <span class="rates__for">{said}</span></p></section>'
    )


def _pair(line: Line) -> str:
    return (
        f'<a class="rates__pair" href="{escape(line.href)}">{line.source}/{line.target} <b>{escape(line.rate)}</b></a>'
    )


@dataclass(frozen=True, slots=True)
class Block:
    """The converter beside the news: a form, and the pairs that the edition shows."""

    href: str
    lines: tuple[Line, ...]
    pair: Pair
    """What the form begins with."""
    codes: tuple[str, ...]
    bank: str
    note: str


def block(here: Here) -> SafeString:
    """The converter's block; empty where no rate is here. Rendered once, since its hundred options cost half a page."""
    today = Clock.of(here.edition.zone, here.language).local(timezone.now()).date()
    return _block(here.epochs.rates, here.edition.code, here.edition.pk, here.language, today)


@lru_cache(maxsize=32)
def _block(epoch: int, code: str, pk: int, language: str, today: dt.date) -> SafeString:
    found, edition = of_epoch(epoch), Edition(pk=pk, code=code, language=language)
    chosen = choice(edition, found)
    shown = tuple(lines(found, edition, language, today))
    if not shown:
        return SafeString("")
    found_block = Block(
        links.currency(code),
        shown,
        Pair(shown[0].source, shown[0].target),
        tuple(found.book(chosen.bank).current(today)),
        words.bank_name(chosen.bank),
        chosen.note,
    )
    return render_to_string("site/converter_block.html", {"converter": found_block})


def lines(found: Library, edition: Edition, language: str, today: dt.date) -> Iterator[Line]:
    """The pairs that the edition shows, each with its newest rate: that may be tomorrow's, if it is set."""
    chosen = choice(edition, found)
    clock = Clock.of("UTC", language)
    for pair in chosen.pairs:
        rate = newest(found, chosen.bank, pair, today)
        if rate:
            yield Line(
                pair.source,
                pair.target,
                show.rate(rate.rate, language),
                f"{links.currency(edition.code)}?{urlencode({'from': pair.source, 'to': pair.target})}",
                rate.day.isoformat(),
                clock.short_date(rate.day, year=today.year),
            )


def newest(found: Library, bank: str, pair: Pair, today: dt.date) -> Conversion | None:
    """The newest rate of a pair; None where there is none that is fit to be shown as today's."""
    book = found.book(bank)
    try:
        return convert(book, _ONE, pair.source, pair.target, max(book.last or today, today), today=today)
    except Trouble:
        return None
