"""``dateline understand``"""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known, and only if there is one.

import sys
from pathlib import Path

import click

from dateline.run.options import data_option, json_option


@click.command(name="understand")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--again", is_flag=True, help="Understand the stories of the archive again.")
@click.option("--natasha", is_flag=True, help="Find names in Russian with natasha, too (slow; an extra).")
@json_option
@data_option
def command(*, files: tuple[Path, ...], again: bool, natasha: bool, as_json: bool) -> None:
    """Show what Dateline understands of stories: language, dateline, topics, places, dates, each with the reason.

    FILES hold one JSON object a line: {"id": …, "text": …, "title": …, "language": …, "date": "2016-03-28"}, all but
    the text may be left out; “-” or nothing is the standard input. An agency's own topics, code table and trained model
    are used if the data folder holds one. A line that cannot be read is told, the rest goes on, and the exit status is
    1.

    With --again new annotations are recorded over the whole archive wherever the rules or the model now in use propose
    something else. May be broken off and run again: it goes on where it was.

    With --natasha a neural recogniser finds persons and organisations in Russian beside the rules. It reads some fifty
    texts a second and is no part of the pipeline; it needs: pip install 'dateline[names]'

    \b
    Examples:
      dateline understand stories.jsonl --json
      echo '{"text": "MOSCOW, March 28. /TASS/. Talks go on."}' | dateline understand
      dateline understand --again
    """
    from dateline.run import understanding
    from dateline.run.natasha import recogniser

    finder = recogniser() if natasha else None
    if again:
        understanding.again(as_json=as_json, recogniser=finder)
        return
    sys.exit(0 if understanding.show(files or (Path("-"),), as_json=as_json, recogniser=finder) else 1)
