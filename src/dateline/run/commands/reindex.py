"""``dateline reindex``"""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known.

import click

from dateline.run.errors import Failure
from dateline.run.options import data_option


@click.command(name="reindex")
@click.argument("name", required=False)
@data_option
def command(*, name: str | None) -> None:
    """Make the indexes anew from the archive, all of them or the one called NAME.

    The site keeps serving meanwhile. Nothing is understood or published again: indexes are made from what is recorded.

    \b
    Examples:
      dateline reindex
      dateline reindex lists
    """
    from dateline.run import boot

    boot.archive()
    from dateline.index.follower import catch_up, rebuild
    from dateline.index.registry import FOLLOWERS, named
    from dateline.run.progress import progress

    try:
        followers = (named(name),) if name else FOLLOWERS
    except LookupError as error:
        raise Failure(f"{error}.") from error
    for follower in followers:
        with progress(follower.name) as shown:
            for done, total in rebuild(follower):
                shown.at(done, total)
        while catch_up(follower):
            pass
        click.echo(f"{follower.name}: made anew.")
