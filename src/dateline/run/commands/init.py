"""``dateline init``"""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from dateline.run import folder
from dateline.run.config import data_dir
from dateline.run.founding import Answers, found
from dateline.run.options import data_option


def _zone(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    return value if value is None else checked_zone(value)


def checked_zone(name: str) -> str:
    """Raises `click.BadParameter` for what is no IANA time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise click.BadParameter(f"“{name}” is no time zone; write it as in Europe/Moscow.") from error
    return name


@click.command(name="init")
@click.option("--defaults", is_flag=True, help="Ask nothing.")
@click.option("--name", help="The agency's name.")
@click.option("--name-ru", help="The same in Russian; --name unless given.")
@click.option("--sign", help="Its sign in datelines: MOSCOW, March 28. /SIGN/.")
@click.option("--sign-ru", help="The same in Russian; --sign unless given.")
@click.option("--zone", callback=_zone, help="The time zone of its editions, as in Europe/Moscow.")
@data_option
def command(
    *,
    defaults: bool,
    name: str | None,
    name_ru: str | None,
    sign: str | None,
    sign_ru: str | None,
    zone: str | None,
) -> None:
    """Make a data folder, and the database in it.

    Asks for the agency's name, sign and zone, and founds an English and a Russian edition. Run again, it changes
    nothing, except after an upgrade, when it brings the database up to date.

    \b
    Examples:
      dateline init
      dateline init --defaults --data /srv/agency
      dateline init --name Meridian --sign MERIDIAN --zone Europe/Berlin
    """
    data = data_dir()
    first = folder.create(data)
    ask = first and not defaults
    name = name or (click.prompt("Name of the agency", default="Dateline") if ask else None)
    sign = sign or (click.prompt("Sign in its datelines", default=(name or "Dateline").upper()) if ask else None)
    zone = zone or (click.prompt("Time zone", default="Europe/Moscow", value_proc=checked_zone) if ask else None)
    answers = Answers(
        name=name or "Dateline",
        name_ru=name_ru or name or "Дейтлайн",
        sign=sign or "DATELINE",
        sign_ru=sign_ru or sign or "ДЕЙТЛАЙН",
        zone=zone or "Europe/Moscow",
    )
    if not found(answers):
        click.echo(f"{data} is set up already; nothing was changed.")
        return
    click.echo(f"{data} is ready. Start it: dateline run --data {data}")
