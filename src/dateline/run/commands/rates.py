"""``dateline rates``"""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known.

import sys
from pathlib import Path

import click

from dateline.run.options import data_option, json_option

_bank = click.option("--source", "bank", default="", help="Whose rates: ecb or cbr.")


@click.group(name="rates")
@data_option
def command() -> None:
    """Convert money by banks' rates, and look after the rates."""


@command.command(name="convert", context_settings={"ignore_unknown_options": True})
@click.argument("amount")
@click.argument("source", metavar="FROM")
@click.argument("targets", metavar="TO…", nargs=-1, required=True)
@click.option("--date", "day", default="", help="Of which day; today without it.")
@_bank
@json_option
@data_option
def convert(*, amount: str, source: str, targets: tuple[str, ...], day: str, bank: str, as_json: bool) -> None:
    """Convert AMOUNT from one currency into others.

    Without --source the European Central Bank answers, or another bank where it cannot. The exit status is 1 where
    there is no answer. Without a data folder the bundled history since 1999 answers.

    \b
    Examples:
      dateline rates convert 100 USD EUR --date 2016-03-28
      dateline rates convert 1000 USD RUB KZT --source cbr --json
    """
    from dateline.run import boot, folder
    from dateline.run.config import data_dir

    stored = folder.is_made(data_dir())
    (boot.archive if stored else boot.django)()
    from dateline.run import rates

    asked = rates.Asked(amount=amount, source=source, targets=targets, day=day, bank=bank, stored=stored)
    sys.exit(rates.convert(asked, as_json=as_json))


@command.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
@data_option
def import_command(*, files: tuple[Path, ...], as_json: bool) -> None:
    """Keep the rates in FILES, as the European Central Bank (XML, CSV) and the Bank of Russia (XML) publish them.

    Whose they are is told by the content. A file with a fault gives nothing; the exit status is then 1.

    \b
    Examples:
      dateline rates import eurofxref-hist.csv
      dateline rates import XML_daily.xml XML_dynamic.xml
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import rates

    sys.exit(rates.import_files(files, as_json=as_json))


@command.command(name="fetch")
@_bank
@click.option("--since", "first", default="", help="From this day on; without it what is new.")
@click.option("--until", "last", default="", help="To this day; today without it.")
@data_option
def fetch(*, bank: str, first: str, last: str) -> None:
    """Fetch rates now, of all banks that the settings name or of one.

    The running agency does this on its own, when the banks publish. The exit status is 1 when a bank gave none.

    \b
    Examples:
      dateline rates fetch
      dateline rates fetch --source cbr --since 2022-03-01
    """
    from dateline.run import boot

    config = boot.archive()
    from dateline.run import rates

    sys.exit(rates.fetch(bank, first, last, tuple(config.rates)))


@command.command(name="list")
@json_option
@data_option
def listed(*, as_json: bool) -> None:
    """The banks, what is here of each, and how they were asked last.

    \b
    Example:
      dateline rates list
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import rates

    rates.listed(as_json=as_json)
