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
      dateline reindex feed
      dateline reindex search
    """
    from dateline.run import boot

    boot.archive()
    from dateline.index.follower import catch_up, rebuild
    from dateline.index.registry import ALL, FOLLOWERS, named
    from dateline.index.search.public.port import BusyError
    from dateline.run.progress import progress

    try:
        followers = (named(name),) if name else ALL
    except LookupError as error:
        raise Failure(f"{error}.") from error
    for follower in followers:
        try:
            with progress(follower.name) as shown:
                # Where the index lies outside the database its mark lies with it.
                for done, total in rebuild(follower) if follower in FOLLOWERS else follower.rebuild():
                    shown.at(done, total)
        except BusyError as error:
            raise Failure(f"{error}. Wait until it has finished, or stop it.") from error
        # The files of news search are the worker's to go on with.
        while follower in FOLLOWERS and catch_up(follower):
            pass
        click.echo(f"{follower.name}: made anew.")
