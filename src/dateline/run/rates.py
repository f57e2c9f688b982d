"""Rates at a terminal."""

import asyncio
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from django.utils import timezone

from dateline.core.money import amounts, currencies
from dateline.core.money.bank import Bank, RatesError, read_day
from dateline.core.money.banks import BANKS, named
from dateline.core.money.trouble import Trouble
from dateline.intake.polling.threads import Threads
from dateline.intake.service import client_of
from dateline.intake.settings import intake
from dateline.markets import answer, fetching, files, words
from dateline.markets.asking import MOST, Answer, Question, answers
from dateline.markets.library import bundled_alone, library
from dateline.markets.models import BankVisit
from dateline.run.errors import Failure

_LANGUAGE = "en"
_USUAL = "ecb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """As it was typed. ``stored`` says that there is a data folder with rates."""

    amount: str
    source: str
    targets: Sequence[str]
    day: str
    bank: str
    stored: bool


def convert(asked: Asked, *, as_json: bool) -> int:
    """Print the answers; the exit status."""
    today = timezone.localdate()
    try:
        question = Question(
            amount=amounts.read(asked.amount, _LANGUAGE),
            source=currencies.read(asked.source),
            targets=[currencies.read(target) for target in asked.targets[:MOST]],
            day=read_day(asked.day) if asked.day else today,
            bank=asked.bank.lower(),
        )
    except Trouble as trouble:
        said = words.trouble(trouble)
        click.echo(json.dumps(answer.failure(said), ensure_ascii=False) if as_json else said, err=not as_json)
        return 1
    found = answers(library() if asked.stored else bundled_alone(), question, _USUAL, today)
    if as_json:
        click.echo(json.dumps(answer.as_json(question, found, _LANGUAGE), ensure_ascii=False))
    else:
        for each in found:
            _tell(question, each)
    return 0 if all(each.conversion for each in found) else 1


def _tell(question: Question, found: Answer) -> None:
    if found.conversion is None:
        click.echo(words.trouble(found.trouble) if found.trouble else "", err=True)
        return
    shown = answer.as_json(question, [found], _LANGUAGE)
    click.echo(f"{question.amount:,f} {question.source} = {shown['shown']} {found.target}")
    click.echo(f"  {shown['rate_line']}; {shown['rate_of']}")
    for note in shown["notes"]:
        click.echo(f"  {note}")
    for other in shown["others"]:
        click.echo(f"  {other['rate_of']}: {other['shown']} {found.target} ({other['difference']})")


def import_files(paths: Sequence[Path], *, as_json: bool) -> int:
    """Keep what files hold; the exit status."""
    failed = False
    for path in paths:
        try:
            bank, kept = files.take(path, timezone.now())
        except RatesError as error:
            failed = True
            click.echo(f"{path}: {error}; nothing of it was taken", err=True)
            continue
        told = {"file": str(path), "source": bank, **asdict(kept)}
        sentence = f"{path}: {bank}, {kept.new} new, {kept.known} known, {kept.revised} revised"
        click.echo(json.dumps(told, ensure_ascii=False) if as_json else sentence)
    return 1 if failed else 0


def fetch(bank: str, first: str, last: str, usual: Sequence[str]) -> int:
    """Ask banks now; the exit status."""
    banks = _banks(bank, usual)
    until = _day(last) or timezone.localdate()
    since = _day(first)
    urls = {each.code: each.since(since, until) if since else () for each in banks}
    told = asyncio.run(_visit(banks, urls))
    for each in told:
        newest = f", newest {each.newest}" if each.newest else ""
        said = f"{each.kept.new} new, {each.kept.known} known, {each.kept.revised} revised{newest}"
        click.echo(f"{each.bank}: {each.error or said}", err=bool(each.error))
    return 1 if any(each.error for each in told) else 0


async def _visit(banks: Sequence[Bank], urls: dict[str, tuple[str, ...]]) -> list[fetching.Told]:
    threads = Threads()
    try:
        async with client_of(intake()) as client:
            return [await fetching.visit(bank, client, threads, urls[bank.code]) for bank in banks]
    finally:
        threads.close()


def _banks(bank: str, usual: Sequence[str]) -> list[Bank]:
    try:
        return [named(bank)] if bank else [named(code) for code in usual]
    except LookupError as error:
        raise Failure(f"{error}.") from error


def _day(text: str) -> dt.date | None:
    try:
        return read_day(text) if text else None
    except Trouble as trouble:
        raise Failure(words.trouble(trouble)) from trouble


def listed(*, as_json: bool) -> None:
    """Print what there is of each bank."""
    visits = {visit.bank: visit for visit in BankVisit.objects.all()}
    for bank in BANKS:
        book, visit = library().book(bank.code), visits.get(bank.code)
        told = {
            "source": bank.code,
            "base": bank.base,
            "first": book.first.isoformat() if book.first else None,
            "last": book.last.isoformat() if book.last else None,
            "currencies": sorted(book.currencies) if book.last else [],
            "asked": visit.visited_at.isoformat() if visit and visit.visited_at else None,
            "error": visit.error if visit else "",
        }
        click.echo(json.dumps(told) if as_json else _line(told))


def _line(told: Mapping[str, object]) -> str:
    if not told["last"]:
        return f"{told['source']}: no rates are here yet" + (f"; {told['error']}" if told["error"] else "")
    codes = told["currencies"]
    count = len(codes) if isinstance(codes, list) else 0
    said = f"{told['source']}: {told['first']} to {told['last']}, {count} currencies against {told['base']}"
    return f"{said}; {told['error']}" if told["error"] else said
