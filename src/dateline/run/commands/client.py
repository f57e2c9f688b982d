"""``dateline client …``"""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known.

import sys

import click

from dateline.run.options import data_option, json_option

_SCOPES = click.Choice(["stories", "ledger", "history"])


@click.group(name="client")
@data_option
def command() -> None:
    """Clients take the wire below /wire/ with a token. What each may receive is a filter and a few rights."""


@command.command(name="add")
@click.argument("name")
@click.option("--slug", default="", help="A short name for commands; without it made from NAME.")
@click.option("--filter", "written", default="", help="What it may receive, in the filter language.")
@click.option("--embargoed", is_flag=True, help="It is sent what is under an embargo before its time, marked.")
@click.option("--no-photos", is_flag=True, help="Stories come without photos.")
@click.option("--rate", type=click.IntRange(1, 100_000), help="Requests a minute, instead of dateline.toml's.")
@click.option("--days", type=click.IntRange(1, 3650), help="How long the token is good; without it for ever.")
@data_option
def add(
    *, name: str, slug: str, written: str, embargoed: bool, no_photos: bool, rate: int | None, days: int | None
) -> None:
    """Add a client and show its first token, now and never again.

    \b
    Examples:
      dateline client add "Harbour Gazette"
      dateline client add "Radio North" --filter "topic:weather lang:en" --no-photos --days 365
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import clients

    clients.add(name, slug, written, embargoed=embargoed, photos=not no_photos, rate=rate, days=days)


@command.command(name="list")
@json_option
@data_option
def listed(*, as_json: bool) -> None:
    """Clients, their rights and tokens, and when they were last here.

    \b
    Example:
      dateline client list
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import clients

    clients.listed(as_json=as_json)


@command.command(name="token")
@click.argument("slug")
@click.option("--scope", "scopes", type=_SCOPES, multiple=True, help="What it is good for; without it everything.")
@click.option("--days", type=click.IntRange(1, 3650), help="How long it is good; without it for ever.")
@click.option(
    "--rotate", metavar="HINT", default="", help="In place of the token that begins so, which has a day left."
)
@click.option("--revoke", metavar="HINT", default="", help="No new one: end the token that begins so, at once.")
@data_option
def token(*, slug: str, scopes: tuple[str, ...], days: int | None, rotate: str, revoke: str) -> None:
    """Give a client a new token, replace one, or end one.

    \b
    Examples:
      dateline client token harbour-gazette --scope stories --days 90
      dateline client token harbour-gazette --rotate dlc_4fQz
      dateline client token harbour-gazette --revoke dlc_4fQz
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import clients

    clients.token(slug, scopes, days, rotate=rotate, revoke=revoke)


@command.command(name="remove")
@click.argument("slug")
@data_option
def remove(*, slug: str) -> None:
    """Remove a client with its tokens and the receipts of what it fetched.

    \b
    Example:
      dateline client remove harbour-gazette
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import clients

    clients.remove(slug)


@command.command(name="receipts")
@click.argument("story", type=int, required=False)
@json_option
@data_option
def receipts(*, story: int | None, as_json: bool) -> None:
    """Show who has what of STORY, by its number; without one, who may still show what was taken away.

    The exit status is 1 while somebody may.

    \b
    Examples:
      dateline client receipts
      dateline client receipts 1207
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import receipts as shown

    sys.exit(shown.of_story(story, as_json=as_json) if story else shown.overview(as_json=as_json))
