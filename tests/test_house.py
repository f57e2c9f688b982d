"""What must stay true of the whole house, read off its files."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from dateline.run import cli
from dateline.run.config import Config
from dateline.run.folder import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "dateline"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
CORE = [path for path in MODULES if SOURCE / "core" in path.parents]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
MOST_LINES = 400
OUTSIDE = re.compile(r"^(open|input|print)$|(^|\.)(now|utcnow|today|read_text|read_bytes)$")
PIN = re.compile(r"(?m)^([\w.-]+(?:\[\w+\])?)==(\S+) ?;?([^\\\n]*)")

every_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
every_core_module = pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(SOURCE)))
every_lock = pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Public names without a docstring. A module with one public name needs only one between the two of them."""
    definitions = [node for node in tree.body if isinstance(node, Definition) and not node.name.startswith("_")]
    said = ast.get_docstring(tree) is not None
    if len(definitions) == 1 and (said or ast.get_docstring(definitions[0])):
        return
    if tree.body and not said:
        yield "the module"
    for node in definitions:
        yield from _undocumented(node, "")


def _undocumented(node: Definition, owner: str) -> Iterator[str]:
    if node.name.startswith("_") or node.name == "Meta":
        return
    if ast.get_docstring(node) is None:
        yield owner + node.name
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, Definition):
                yield from _undocumented(inner, f"{owner}{node.name}.")


@every_module
def test_public_names_are_documented(path: Path) -> None:
    assert list(undocumented(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_what_is_undocumented_is_found() -> None:
    source = 'class A:\n    "Said."\n    def b(self): pass\n    def _c(self): pass\ndef d(): pass\n'
    assert list(undocumented(ast.parse(source))) == ["the module", "A.b", "d"]


def impure(tree: ast.Module) -> Iterator[str]:
    """Uses of the clock, of files by path and of the network, as far as imports do not show them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in {"open", "input", "print"} or re.search(
                r"(^|\.)(now|utcnow|today|read_text|read_bytes)$", called
            ):
                yield f"line {node.lineno}: {called}()"
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        for name in (*names, module):
            if name.startswith(("urllib.request", "pathlib")):
                yield f"{name} is imported"


@every_core_module
def test_core_has_no_clock_and_opens_nothing(path: Path) -> None:
    # Tables of the package are read through importlib.resources, in one place.
    allowed = {"core/data/__init__.py"}
    found = list(impure(ast.parse(path.read_text(encoding="utf-8"))))
    assert found == [] or str(path.relative_to(SOURCE)) in allowed


def test_what_is_impure_is_found() -> None:
    source = "import urllib.request\nimport datetime as dt\ndt.datetime.now(dt.UTC)\nopen('x')\ndt.date.today()\n"
    assert sorted(impure(ast.parse(source))) == [
        "line 3: dt.datetime.now()",
        "line 4: open()",
        "line 5: dt.date.today()",
        "urllib.request is imported",
    ]


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_files_stay_small(folder: str) -> None:
    written = (path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in written}
    assert {str(path.relative_to(ROOT)): count for path, count in lines.items() if count > MOST_LINES} == {}


@every_lock
def test_locked_with_hashes_and_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    pins = re.split(r"\n(?=\S)", text.strip())
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin or "==" not in pin] == []
    assert re.findall(r"https?://|file:|--index|--find-links|(?m:^-e)|/", text) == []


def test_locks_agree() -> None:
    pins: dict[tuple[str, str], set[str]] = {}
    for path in LOCKS:
        for name, version, condition in PIN.findall(path.read_text(encoding="utf-8")):
            pins.setdefault((name, condition.strip()), set()).add(version)
    assert {name: versions for name, versions in pins.items() if len(versions) > 1} == {}


SETTING_NAMES = [field.name for field in fields(Config) if field.name != "data"]


def documents() -> str:
    """What an operator reads."""
    return "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def commands(group: click.Group, before: str = "dateline") -> Iterator[str]:
    """Every command there is, as it is typed."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


def test_settings_are_in_the_file_that_init_writes() -> None:
    assert [name for name in SETTING_NAMES if not re.search(rf"(?m)^# {name} = ", SETTINGS)] == []


def test_settings_are_documented() -> None:
    text = documents()
    assert [name for name in SETTING_NAMES if f"`{name}`" not in text] == []


def test_commands_are_documented() -> None:
    text = documents()
    assert [command for command in commands(cli.main) if command not in text] == []
