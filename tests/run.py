"""``make test``: every suite that this machine can run, and at the end what was left out and why.

1. tests/core where Django is not installed
2. what drives processes, servers and whole days of an agency
3. everything else, on SQLite
4. tests/contract again, on PostgreSQL

Two run at a time, the longest first, and each tells what it found when it is through. Exits with 0 when nothing failed.
With DATELINE_NO_SKIPS, as in .ci/run, only what needs ../shared may be left out. The last line is
``N passed, N failed, N skipped``.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
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


@dataclass(frozen=True, slots=True)
class Told:
    """What a suite printed, and what pytest wrote of its tests."""

    output: str
    status: int = 0
    cases: tuple[ElementTree.Element, ...] = ()


@dataclass(slots=True)
class Tally:
    """What became of the tests of all suites; ``skipped`` counts by reason."""

    passed: int = 0
    failed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def add(self, suite: Suite, told: Told) -> None:
        """Count what became of a suite's tests."""
        if suite.absent:
            self.skipped[f"{suite.title}: {suite.absent}"] += 1
        if told.status:
            self.broken.append(f"{suite.title} (pytest exit status {told.status})")
        for case in told.cases:
            skipped = case.find("skipped")
            if case.find("failure") is not None or case.find("error") is not None:
                self.failed += 1
            elif skipped is not None and skipped.get("type") == "pytest.skip":
                self.skipped[skipped.get("message", "")] += 1
            else:
                self.passed += 1


_AT_ONCE = 2
_DRIVING = (
    "tests/acceptance", "tests/alerts", "tests/bench", "tests/browser/live", "tests/commands", "tests/durability",
    "tests/edge/live", "tests/intake",
)  # fmt: skip
"""They wait for others more than they work, so another suite beside them costs them little."""


def suites() -> Iterator[Suite]:
    """All of them, the longest first."""
    yield Suite("processes and servers, on SQLite", _DRIVING)
    ignored = (f"--ignore={folder}" for folder in ("tests/core", *_DRIVING))
    yield Suite("everything else, on SQLite", ("tests", *ignored))
    yield Suite("core, without Django", ("tests/core",), _CORE_PYTHON, absent=_no_core())
    on_postgres = {"DATELINE_TEST_DATABASE": "postgres"}
    yield Suite("contract, on PostgreSQL", ("tests/contract",), environment=on_postgres, absent=postgres.absent())


def main() -> int:
    """Run them; returns the exit status."""
    tally = Tally()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for suite, told in zip(every := list(suites()), pool.map(_run, every), strict=True):
            print(f"\n==== {suite.title} ====\n{told.output}", flush=True)
            tally.add(suite, told)
    return _report(tally)


def _no_core() -> str:
    """Prove that the core's environment has no Django."""
    if not _CORE_PYTHON.exists():
        return "no .venv-core: make test makes it"
    found = subprocess.run([_CORE_PYTHON, "-c", "import django"], stderr=subprocess.DEVNULL, check=False)
    if found.returncode == 0:
        raise SystemExit(f"{_CORE_PYTHON} imports django: remove .venv-core, make test makes it anew")
    return ""


def _run(suite: Suite) -> Told:
    if suite.absent:
        return Told(suite.absent)
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        command = [suite.python, "-m", "pytest", *suite.arguments, "-q", f"--junitxml={results}"]
        inherited = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
        environment = inherited | {"PYTHONPATH": str(_ROOT / "src")} | suite.environment
        # To a file and not to a pipe: what a test leaves running would hold that open.
        with (Path(folder) / "output").open("w+", encoding="utf-8", errors="replace") as output:
            done = subprocess.run(
                command,
                cwd=_ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
            output.seek(0)
            said = output.read()
        cases = tuple(ElementTree.parse(results).getroot().iter("testcase")) if results.exists() else ()
        return Told(said, done.returncode, cases)


_NOT_INHERITED = {"DJANGO_SETTINGS_MODULE", "DATELINE_DATA", "DATELINE_DATABASE"}


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
