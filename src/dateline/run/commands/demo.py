"""``dateline demo``"""

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from dateline.run import demo_folder, folder
from dateline.run.config import ENVIRONMENT, data_dir
from dateline.run.errors import Failure
from dateline.run.options import data_option
from dateline.run.serve import alone, require_port, serve
from dateline.run.supervisor import Program

_FOLDER = "demo-data"
_HOST = "127.0.0.1"
_SETTINGS = f"# The demo asks nobody anything.\nrates = []\n\n{folder.SETTINGS}"


@click.command(name="demo")
@click.option("--still", is_flag=True, help="Leave the newsroom silent: nothing new arrives.")
@click.option("--fresh", is_flag=True, help="Begin anew: what is in the demo's folder is removed.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Where to listen.")
@data_option
def command(*, still: bool, fresh: bool, port: int) -> None:
    """Serve a filled demo agency at http://127.0.0.1:8000, until Ctrl-C.

    The folder is ./demo-data unless --data names one. The stories are dated from the moment in which it is filled;
    after some days --fresh writes them anew. While it runs, a scripted newsroom sends new ones. Nothing leaves this
    machine.

    \b
    Examples:
      dateline demo
      dateline demo --still --port 8080
    """
    os.environ.setdefault(ENVIRONMENT, _FOLDER)
    # The demo keeps to its folder, whatever database the agency on this machine has.
    os.environ.pop("DATELINE_DATABASE", None)
    data = data_dir()
    _prepare(data, port, fresh=fresh)
    more = () if still else (Program("newsroom", "dateline.run.newsroom"),)
    sys.exit(serve(data, _HOST, port, more=more, announce=lambda: click.echo(_welcome(data, port))))


def _prepare(data: Path, port: int, *, fresh: bool) -> None:
    if folder.is_made(data) and not demo_folder.is_marked(data):
        raise Failure(f"{data} is an agency of your own. Name another folder for the demo with --data.")
    if folder.create(data, _SETTINGS):
        demo_folder.mark(data)
    with alone(data):
        require_port(_HOST, port)
        if fresh or not demo_folder.is_filled(data):
            click.echo("Writing the demo's stories and painting its photos …")
            demo_folder.clear(data)
        if not demo_folder.is_current(data):
            _fill(data)


def _fill(data: Path) -> None:
    status = subprocess.run([sys.executable, "-m", "dateline.run.demo_fill"], check=False).returncode
    if status:
        sys.exit(status)
    demo_folder.mark(data)


def _own_name() -> str:
    """How this command can be called again: by its path where the shell does not find it by name, as after ``make``."""
    called = Path(sys.argv[0])
    if called.name != "dateline" or shutil.which("dateline"):
        return "dateline"
    here = Path.cwd()
    return str(called.relative_to(here) if called.is_relative_to(here) else called)


def _welcome(data: Path, port: int) -> str:
    site, dateline = f"http://{_HOST}:{port}", _own_name()
    lines = [
        "",
        f"Dateline's demo runs at {site}",
        "",
        f"  English edition   {site}/en/",
        f"  Russian edition   {site}/ru/",
        f"  Newsroom          {site}/desk/",
        f"  Readers' mails    {site}/demo/inbox",
        *(f"  Sign in with      {login}" for login in demo_folder.logins(data)),
        "",
        f"Put a wire in:      {dateline} wire import FILE-OR-FOLDER --source NAME --policy auto --data {data}",
        f"Start your own:     {dateline} init --data my-agency && {dateline} run --data my-agency",
        "",
        *_hint(demo_folder.age(data, dt.datetime.now(tz=dt.UTC)).days),
        "Nothing leaves this machine. Ctrl-C stops it.",
    ]
    return "\n".join(lines)


def _hint(days: int) -> list[str]:
    return [f"The stories were written {days} days ago. Write them anew with --fresh."] if days else []
