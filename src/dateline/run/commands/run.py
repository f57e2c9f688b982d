"""``dateline run``"""

import sys
from pathlib import Path

import click

from dateline.run import folder
from dateline.run.config import data_dir, load
from dateline.run.options import data_option
from dateline.run.serve import address, serve


@click.command(name="run")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Where to listen.")
@click.option("--host", default="127.0.0.1", show_default=True, help="On which of this machine's addresses.")
@data_option
def command(*, port: int, host: str) -> None:
    """Serve the site and work the wires, until Ctrl-C.

    Starts one web process and one worker and starts them again should they die. Behind a proxy that speaks TLS, leave
    the host as it is and set “site” in dateline.toml.

    \b
    Examples:
      dateline run
      dateline run --data /srv/agency --port 8080
    """
    data = data_dir()
    folder.require(data)
    load(data)  # A mistake in the settings is told here once, not by each process.

    def announce() -> None:
        click.echo(f"Dateline runs at {address(host, port)} (its readers: {load(data).site}). Ctrl-C stops it.")
        warn_if_paused(data)

    sys.exit(serve(data, host, port, announce=announce))


def warn_if_paused(data: Path) -> None:
    """Say so where this is a restored copy that neither fetches nor sends."""
    if folder.is_paused(data):
        click.echo(
            "This is a restored copy: nothing is fetched or sent. When it is to take over from the original: "
            f"dateline resume --data {data}",
            err=True,
        )
