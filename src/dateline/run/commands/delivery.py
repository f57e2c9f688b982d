"""``dateline delivery …``"""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known.

import datetime as dt
import sys

import click

from dateline.run.options import data_option, json_option

_KINDS = click.Choice(["webhook", "folder", "sftp", "mail", "telegram"])
_FORMATS = click.Choice(["ninjs", "ninjs-2.2", "newsml-g2", "nitf", "text"])


@click.group(name="delivery")
@data_option
def command() -> None:
    """Ways on which clients are sent the wire: webhooks, folders, SFTP, mail, Telegram."""


@command.command(name="add")
@click.argument("client")
@click.argument("kind", type=_KINDS)
@click.argument("target")
@click.option("--format", "form", type=_FORMATS, default=None, help="What is sent; for mail text, else ninjs.")
@click.option("--host-key", default="", help="SFTP: the server's key, a line like “ssh-ed25519 AAAA…”.")
@click.option("--password-stdin", is_flag=True, help="SFTP: read a password, Telegram: a bot's token.")
@data_option
def add(*, client: str, kind: str, target: str, form: str | None, host_key: str, password_stdin: bool) -> None:
    """Send CLIENT what it may receive from now on. A webhook's secret is shown now and never again.

    TARGET is a webhook's address, the name of a folder below the data folder's out/, sftp://user@host/folder, a
    mailbox, or a Telegram channel.

    \b
    Examples:
      dateline delivery add harbour-gazette webhook https://gazette.example/hook
      dateline delivery add harbour-gazette folder gazette --format newsml-g2
      dateline delivery add harbour-gazette sftp sftp://wire@gazette.example/in --host-key "ssh-ed25519 AAAA…"
      dateline delivery add radio-north mail desk@radio.example
      dateline delivery add channel telegram @meridian_news --password-stdin < token
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import deliveries

    password = sys.stdin.readline().strip() if password_stdin else ""
    deliveries.add(client, kind, target, form or "", host_key, password)


@command.command(name="list")
@json_option
@data_option
def listed(*, as_json: bool) -> None:
    """Deliveries with their numbers, and how far each has come.

    \b
    Example:
      dateline delivery list
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import deliveries

    deliveries.listed(as_json=as_json)


@command.command(name="replay")
@click.argument("number", type=int)
@click.option("--since", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]), help="In UTC.")
@click.option("--after", default="", metavar="CURSOR", help="A cursor of the ledger, as the client has it.")
@data_option
def replay(*, number: int, since: dt.datetime | None, after: str) -> None:
    """Send again what delivery NUMBER was sent since a time or after a cursor, as it stands now.

    \b
    Examples:
      dateline delivery replay 3 --since 2026-11-30T06:00
      dateline delivery replay 3 --after AAAAAAAAAAAb
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import deliveries

    deliveries.replay(number, since.replace(tzinfo=dt.UTC) if since else None, after)


@command.command(name="rotate")
@click.argument("number", type=int)
@data_option
def rotate(*, number: int) -> None:
    """Give webhook NUMBER a new secret. For a day messages are signed with the old one, too.

    \b
    Example:
      dateline delivery rotate 3
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import deliveries

    deliveries.rotate(number)


@command.command(name="pause")
@click.argument("number", type=int)
@data_option
def pause(*, number: int) -> None:
    """Send nothing on delivery NUMBER until it is resumed. Nothing is lost meanwhile.

    \b
    Example:
      dateline delivery pause 3
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import deliveries

    deliveries.pause(number)


@command.command(name="resume")
@click.argument("number", type=int)
@data_option
def resume(*, number: int) -> None:
    """Go on with delivery NUMBER from where it was, at once.

    \b
    Example:
      dateline delivery resume 3
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import deliveries

    deliveries.resume(number)


@command.command(name="remove")
@click.argument("number", type=int)
@data_option
def remove(*, number: int) -> None:
    """Remove delivery NUMBER, with the record of what went out on it.

    \b
    Example:
      dateline delivery remove 3
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import deliveries

    deliveries.remove(number)


@command.command(name="key")
@data_option
def key() -> None:
    """Show the key that clients let in at their SFTP servers; made when it is first asked for.

    \b
    Example:
      dateline delivery key
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import deliveries

    deliveries.key()
