"""``dateline bench``"""

# ruff: noqa: PLC0415 - measurements are imported when they are asked for.

from pathlib import Path

import click

from dateline.run.errors import Failure
from dateline.run.options import data_option, json_option

_ALL = "all"


@click.command(name="bench")
@click.argument("name", required=False)
@click.option("--list", "listing", is_flag=True, help="Say what can be measured.")
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Real copy to work with.")
@click.option("--stories", type=click.IntRange(1), help="How many stories to work with, for a quick look.")
@click.option("--work", type=click.Path(path_type=Path), help="Keep the large archive of “pages” in this folder.")
@json_option
@data_option
def command(
    *, name: str | None, listing: bool, corpus: Path | None, stories: int | None, work: Path | None, as_json: bool
) -> None:
    """Measure this machine with the benchmark NAME, or with “all”.

    Each makes throw-away data of its own; your agency's is not touched.

    \b
    Examples:
      dateline bench --list
      dateline bench import --json
    """
    from dateline.bench.agency import BenchError
    from dateline.bench.options import Options
    from dateline.bench.registry import BENCHES, run
    from dateline.bench.report import as_json as to_json
    from dateline.bench.report import as_table

    if listing or name is None:
        for each, bench in BENCHES.items():
            click.echo(f"{each:<8}{bench.summary}")
        return
    options = Options(corpus=corpus, stories=stories, work=work, say=lambda line: click.echo(line, err=True))
    try:
        reports = [run(each, options) for each in (BENCHES if name == _ALL else [name])]
    except (LookupError, BenchError) as error:
        raise Failure(f"{error}.") from error
    told = [to_json(report) if as_json else as_table(report) for report in reports]
    click.echo(f"[{', '.join(told)}]" if as_json and name == _ALL else "\n\n".join(told))
