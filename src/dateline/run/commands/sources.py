"""``dateline wire add``, ``fetch``, ``sources`` and what else looks after sources."""

# ruff: noqa: PLC0415 - Django is imported once the data folder is known.

import sys
from pathlib import Path

import click

from dateline.core.story import Policy
from dateline.run.options import data_option, json_option

_policy = click.option(
    "--policy",
    type=click.Choice([policy.value for policy in Policy]),
    help="For a new source: publish its copy (auto), leave it to an editor (desk, the default), headline and link only "
    "(coverage), never let it out (internal).",
)


@click.command(name="add")
@click.argument("address")
@click.option("--source", "name", default="", help="Whom the copy is from; without it the address's host.")
@_policy
@click.option("--kind", type=click.Choice(["feed", "folder", "mail", "dateline"]), default="feed", show_default=True)
@click.option("--every", type=click.IntRange(1, 7 * 24 * 60), help="Minutes between visits; without it learnt.")
@click.option("--token-stdin", is_flag=True, help="Take another Dateline's token from the standard input.")
@click.option("--later", is_flag=True, help="Leave the first visit to the running agency.")
@data_option
def add(
    *, address: str, name: str, policy: str | None, kind: str, every: int | None, token_stdin: bool, later: bool
) -> None:
    """Add a wire: ADDRESS is that of a feed, or of a site whose feed is then looked for.

    With --kind folder it is the name of a drop folder, which is made; with --kind mail that of a mailbox in
    dateline.toml. With --kind dateline it is the site of another Dateline, whose ledger is then followed: its versions,
    corrections, kills and embargoes, as far as its token opens them.

    \b
    Examples:
      dateline wire add https://example.org/ --source "Example Times"
      dateline wire add https://agency.example --kind dateline --policy auto --token-stdin < token
      dateline wire add stringers --kind folder --policy desk
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import sources

    token = sys.stdin.readline().strip() if token_stdin else ""
    sys.exit(sources.add(address, name, policy, kind=kind, every=every, visit=not later, token=token))


@click.command(name="fetch")
@click.argument("names", nargs=-1)
@click.option("--once", is_flag=True, help="Said for clarity: one visit each, which is what this command does.")
@click.option("--all", "everything", is_flag=True, help="Whether they are due or not.")
@data_option
def fetch(*, names: tuple[str, ...], once: bool, everything: bool) -> None:  # noqa: ARG001
    """Visit the feeds that are due, or those of NAMES (a source's slug, or an address), once.

    The running agency does this on its own. The exit status is 1 when a visit failed.

    \b
    Examples:
      dateline wire fetch --once
      dateline wire fetch example-times
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import sources

    sys.exit(sources.fetch(names, everything=everything))


@click.command(name="sources")
@json_option
@data_option
def listed(*, as_json: bool) -> None:
    """Where copy comes from, and how each wire is doing.

    \b
    Example:
      dateline wire sources
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import sources

    sources.listed(as_json=as_json)


@click.command(name="pause")
@click.argument("names", nargs=-1, required=True)
@data_option
def pause(*, names: tuple[str, ...]) -> None:
    """Visit NAMES no more until they are resumed.

    \b
    Example:
      dateline wire pause example-times
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import sources

    sources.switch(names, on=False)


@click.command(name="resume")
@click.argument("names", nargs=-1, required=True)
@data_option
def resume(*, names: tuple[str, ...]) -> None:
    """Visit NAMES again, parked ones too.

    \b
    Example:
      dateline wire resume example-times
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import sources

    sources.switch(names, on=True)


@click.command(name="remove")
@click.argument("address")
@data_option
def remove(*, address: str) -> None:
    """Forget the wire with this ADDRESS. What came over it stays.

    \b
    Example:
      dateline wire remove https://example.org/rss
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import sources

    sources.remove(address)


@click.command(name="opml")
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_policy
@data_option
def opml(*, file: Path | None, policy: str | None) -> None:
    """Add the feeds of an OPML FILE; without one, write ours as OPML.

    \b
    Examples:
      dateline wire opml feeds.opml --policy coverage
      dateline wire opml > ours.opml
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import sources

    if file is None:
        sources.opml_out()
    else:
        sources.opml_in(file, policy)


@click.command(name="token")
@click.argument("source")
@data_option
def token(*, source: str) -> None:
    """Make a token with which SOURCE may push its copy to us; an older one ends.

    \b
    Example:
      dateline wire token example-times
    """
    from dateline.run import boot

    boot.archive()
    from dateline.run import sources

    sources.token(source)


COMMANDS: tuple[click.Command, ...] = (add, fetch, listed, pause, resume, remove, opml, token)
"""What ``dateline wire`` has of them."""
