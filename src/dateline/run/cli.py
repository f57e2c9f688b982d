"""The command ``dateline``. Each subcommand lives in a module of its own and is imported when it is asked for."""

from importlib import import_module
from typing import Any

import click

from dateline.run.errors import Failure, explain
from dateline.run.options import data_option

_COMMANDS = {
    "init": "Make a data folder and the database in it.",
    "run": "Serve the site and work the wires.",
    "demo": "Serve a filled demo agency.",
    "wire": "Read and import wires, and look after sources.",
    "understand": "Show what is understood of stories, or do it again.",
    "topics": "Train and choose the model that proposes topics.",
    "partners": "Sites with which headlines are exchanged.",
    "rates": "Convert money, and fetch or import banks' rates.",
    "client": "Who takes our wire, and their tokens.",
    "delivery": "Send clients the wire: webhooks, folders, SFTP, mail.",
    "coverage": "Group stories that tell one event.",
    "user": "People who may sign in to the newsroom.",
    "backup": "Save, check and restore an agency.",
    "reindex": "Make the indexes anew from the archive.",
    "resume": "Let a restored copy fetch and send again.",
    "bench": "Measure this machine.",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports them one at a time: ``--help`` costs no Django."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """In the order in which a newcomer needs them."""
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The command in ``dateline.run.commands.NAME``."""
        if name not in _COMMANDS:
            return None
        found = import_module(f"dateline.run.commands.{name}").command
        return found if isinstance(found, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what was foreseen becomes one line and exit status 2."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Whoever read our output has seen enough; click ends the command without a word.
            raise
        except Exception as error:
            if sentence := explain(error):
                raise Failure(sentence) from error
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview, without importing what it lists."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name]) for name in self.list_commands(ctx)])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@data_option
@click.version_option(package_name="dateline", message="Dateline %(version)s")
def main() -> None:
    """Dateline, a news agency on one machine.

    Wires come in, editors write, readers get a fast site in English and Russian, and what was published goes out
    again as feeds and wires.

    \b
    See it filled:      dateline demo
    Start your own:     dateline init && dateline run
    Put a wire in:      dateline wire import FOLDER --source NAME --policy auto

    Everything an agency owns lies in one data folder, ./data unless --data or the variable DATELINE_DATA says
    otherwise. “dateline COMMAND --help” has examples for each command.
    """
