"""``make test``: every suite that this machine can run, and at the end what was left out and why.

1. tests/core where Django is not installed
2. everything else, on SQLite
3. tests/contract again, on PostgreSQL

Exits with 0 when nothing failed. With DATELINE_NO_SKIPS, as in .ci/run, only what needs ../shared may be left out. The
last line is ``N passed, N failed, N skipped``.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from tests import postgres

_ROOT = Path(__file__).resolve().parent.parent
_CORE_PYTHON = _ROOT / ".venv-core" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class Suite:
    """One pytest process."""

    title: str
    arguments: tuple[str, ...]
    python: Path = Path(sys.executable)
    environment: dict[str, str] = field(default_factory=dict)
    absent: str = ""
    """Why it cannot run here."""


@dataclass(slots=True)
class Tally:
    """What became of the tests of all suites; ``skipped`` counts by reason."""

    passed: int = 0
    failed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def suites() -> Iterator[Suite]:
    """All of them, in order."""
    yield Suite("core, without Django", ("tests/core",), _CORE_PYTHON, absent=_no_core())
    yield Suite("everything else, on SQLite", ("tests", "--ignore=tests/core"))
    on_postgres = {"DATELINE_TEST_DATABASE": "postgres"}
    yield Suite("contract, on PostgreSQL", ("tests/contract",), environment=on_postgres, absent=postgres.absent())


def main() -> int:
    """Run them; returns the exit status."""
    tally = Tally()
    for suite in suites():
        print(f"\n==== {suite.title} ====", flush=True)
        if suite.absent:
            tally.skipped[f"{suite.title}: {suite.absent}"] += 1
            print(suite.absent)
        else:
            _run(suite, tally)
    return _report(tally)


def _no_core() -> str:
    """Prove that the core's environment has no Django."""
    if not _CORE_PYTHON.exists():
        return "no .venv-core: make test makes it"
    found = subprocess.run([_CORE_PYTHON, "-c", "import django"], stderr=subprocess.DEVNULL, check=False)
    if found.returncode == 0:
        raise SystemExit(f"{_CORE_PYTHON} imports django: remove .venv-core, make test makes it anew")
    return ""


def _run(suite: Suite, tally: Tally) -> None:
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        command = [suite.python, "-m", "pytest", *suite.arguments, "-q", f"--junitxml={results}"]
        inherited = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
        environment = inherited | {"PYTHONPATH": str(_ROOT / "src")} | suite.environment
        status = subprocess.run(command, cwd=_ROOT, env=environment, stdin=subprocess.DEVNULL, check=False).returncode
        if status:
            tally.broken.append(f"{suite.title} (pytest exit status {status})")
        if results.exists():
            _count(results, tally)


_NOT_INHERITED = {"DJANGO_SETTINGS_MODULE", "DATELINE_DATA", "DATELINE_DATABASE"}


def _count(results: Path, tally: Tally) -> None:
    for case in ElementTree.parse(results).getroot().iter("testcase"):
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            tally.failed += 1
        elif skipped is not None and skipped.get("type") == "pytest.skip":
            tally.skipped[skipped.get("message", "")] += 1
        else:
            tally.passed += 1


def _report(tally: Tally) -> int:
    print("\n==== all suites ====")
    for reason, count in sorted(tally.skipped.items()):
        print(f"skipped {count}: {reason}")
    for suite in tally.broken:
        print(f"failed: {suite}")
    failed = max(tally.failed, len(tally.broken))
    if os.environ.get("DATELINE_NO_SKIPS") and (unwanted := [each for each in tally.skipped if "shared" not in each]):
        print(f"failed: {len(unwanted)} things were left out where all must run")
        failed += len(unwanted)
    print(f"{tally.passed} passed, {failed} failed, {tally.skipped.total()} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
