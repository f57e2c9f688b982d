"""The commands as a user gives them: processes on data folders of their own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

_NOT_INHERITED = {"DJANGO_SETTINGS_MODULE", "DATELINE_DATA", "DATELINE_DATABASE", "DATELINE_LISTENING"}


@dataclass(frozen=True)
class Shell:
    """Where commands are given."""

    home: Path
    """The folder in which they are given."""
    cache: Path
    """The user's cache."""

    def environment(self, **more: str) -> dict[str, str]:
        """What a user's processes see, and nothing of the test run's own settings."""
        inherited = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
        return inherited | {"XDG_CACHE_HOME": str(self.cache)} | more

    def dateline(self, *words: str | Path, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        """One command, to its end."""
        command = [sys.executable, "-m", "dateline", *map(str, words)]
        return subprocess.run(
            command,
            cwd=self.home,
            env=self.environment(**more),
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, *words: str | Path, **more: str) -> subprocess.Popen[str]:
        """One command that goes on."""
        command = [sys.executable, "-m", "dateline", *map(str, words)]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command,
            cwd=self.home,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=pipe,
            stderr=pipe,
            text=True,
        )


@pytest.fixture(scope="session")
def user_cache(request: pytest.FixtureRequest) -> Path:
    """One cache for all test runs, so that tables are made from migrations only when these change."""
    return Path(request.config.cache.mkdir("dateline-user-cache"))


@pytest.fixture
def shell(tmp_path: Path, user_cache: Path) -> Shell:
    """A place to give commands in."""
    return Shell(tmp_path, user_cache)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory, user_cache: Path) -> Path:
    """An agency as ``init --defaults`` leaves it. Copy it: see `data`."""
    home = tmp_path_factory.mktemp("founded")
    done = Shell(home, user_cache).dateline("init", "--defaults")
    assert done.returncode == 0, done.stderr
    return home / "data"


@pytest.fixture
def data(founded: Path, tmp_path: Path) -> Path:
    """A new agency, in ``./data`` of the shell."""
    return Path(shutil.copytree(founded, tmp_path / "data"))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file below the shell's folder."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
