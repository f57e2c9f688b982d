"""Scores over third-party material that must not fall: ``floors.toml``, a section for each set."""

import tomllib
from pathlib import Path

_FLOORS = Path(__file__).with_name("floors.toml")


def floor(section: str, key: str) -> float:
    """The pinned score under ``key`` of ``section``; KeyError where none is pinned."""
    found = tomllib.loads(_FLOORS.read_text(encoding="utf-8"))[section][key]
    assert isinstance(found, int | float)
    return found


def keeps(section: str, key: str, score: float) -> bool:
    """Whether ``score`` is not below its floor; both are printed."""
    least = floor(section, key)
    print(f"{section}: {key} {score:g}, pinned {least:g}")  # noqa: T201
    return score >= least
