"""What a newcomer reads first."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from dateline.run.cli import main
from tests.commands.conftest import Shell


def leaves(group: click.Group = main, words: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command that does something."""
    context = click.Context(group)
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        path = (*words, name)
        found += leaves(command, path) if isinstance(command, click.Group) else [path]
    return found


def test_every_command_of_the_specification_is_there() -> None:
    names = {" ".join(words) for words in leaves()}
    assert names == {
        *("init", "run", "demo", "wire read", "wire import", "reindex", "user add", "bench", "resume"),
        *("understand", "topics train", "topics models", "topics use"),
        *("backup create", "backup verify", "backup restore"),
        *("wire add", "wire fetch", "wire sources", "wire pause", "wire resume", "wire remove"),
        *("wire opml", "wire token"),
        *("coverage cluster", "coverage score", "coverage regroup", "coverage fit"),
        *("rates convert", "rates import", "rates fetch", "rates list"),
        *("partners add", "partners list", "partners fetch"),
        *("delivery add", "delivery list", "delivery replay", "delivery rotate", "delivery pause", "delivery resume"),
        *("delivery remove", "delivery key"),
        *("client add", "client list", "client token", "client remove", "client receipts"),
        *("user list", "user role", "user password", "user off", "user unlock"),
    }


@pytest.mark.parametrize("words", leaves(), ids=" ".join)
def test_help_says_what_for_with_an_example_and_the_data_folder(words: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(main, [*words, "--help"])
    assert shown.exit_code == 0
    assert f"dateline {' '.join(words)}" in shown.output.split("Example", 1)[1]
    assert "--data" in shown.output


def test_the_overview_names_each_command_and_how_to_begin() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert "dateline demo" in shown
    assert "dateline init && dateline run" in shown
    assert all(f"  {words[0]} " in shown for words in leaves())


@pytest.mark.parametrize(
    "words", [["--help"], ["wire", "import", "--help"], ["backup", "--help"], ["wire", "read", "-"]]
)
def test_help_and_reading_do_without_django(shell: Shell, words: list[str]) -> None:
    code = (
        "import sys\nfrom dateline.run.cli import main\n"
        f"try: main({words!r})\nexcept SystemExit: pass\n"
        "assert 'click' in sys.modules and 'django' not in sys.modules, sorted(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, env=shell.environment(), input="", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "words", [["nonsense"], ["wire", "import"], ["run", "--port", "99999"], ["init", "--zone", "Moon"]]
)
def test_wrong_usage_is_status_2_with_a_reason(words: list[str]) -> None:
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "Error: " in done.output
