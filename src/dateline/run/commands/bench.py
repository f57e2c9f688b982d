"""``dateline bench``"""

import click

from dateline.run.options import data_option, json_option


@click.command(name="bench")
@click.argument("name", required=False)
@click.option("--list", "listing", is_flag=True, help="Say what can be measured.")
@json_option
@data_option
def command(*, name: str | None, listing: bool, as_json: bool) -> None:
    """Measure this machine with the benchmark NAME.

    Each makes its own throw-away data; your agency's is not touched.

    \b
    Examples:
      dateline bench --list
      dateline bench import --json
    """
