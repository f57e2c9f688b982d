"""``dateline partners``"""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known.

import sys

import click

from dateline.run.options import data_option, json_option


@click.group(name="partners")
@data_option
def command() -> None:
    """Sites with which headlines are exchanged. The newsroom has a room for them, too."""


@command.command(name="add")
@click.argument("name")
@click.argument("site")
@click.option("--feed", default="", help="Address of what it offers: RSS, Atom or JSON Feed.")
@click.option("--give", "edition", default="", help="The edition whose stories it is offered.")
@click.option("--filter", "chosen", default="", help="Which of them, in the filter language.")
@data_option
def add(*, name: str, site: str, feed: str, edition: str, chosen: str) -> None:
    """Add the partner NAME, whose pages are at SITE.

    \b
    Example:
      dateline partners add "Harbour Gazette" https://gazette.example --feed https://gazette.example/rss --give en
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import partners

    partners.add(name, site, feed=feed, edition=edition, chosen=chosen)


@command.command(name="list")
@json_option
@data_option
def listed(*, as_json: bool) -> None:
    """Partners, how they are doing, and the clicks of the last 30 days.

    \b
    Example:
      dateline partners list
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import partners

    partners.listed(as_json=as_json)


@command.command(name="fetch")
@click.argument("names", nargs=-1)
@data_option
def fetch(*, names: tuple[str, ...]) -> None:
    """Ask the feeds of NAMES, or of all partners, now. The running agency does so every twenty seconds.

    \b
    Example:
      dateline partners fetch harbour-gazette
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import partners

    sys.exit(partners.fetch(names))
