"""``dateline resume``"""

import click

from dateline.run import folder
from dateline.run.config import data_dir
from dateline.run.options import data_option


@click.command(name="resume")
@data_option
def command() -> None:
    """Let a restored copy fetch and send again.

    A copy made by “backup restore” starts paused, so that it does not fetch from the agency's sources and send to its
    clients a second time beside the original. Stop the original, then resume the copy.

    \b
    Example:
      dateline resume --data /srv/agency-copy
    """
    data = data_dir()
    folder.require(data)
    if not folder.is_paused(data):
        click.echo(f"{data} is not paused; nothing was changed.")
        return
    folder.paused(data).unlink()
    click.echo(f"{data} fetches and sends again.")
