"""Feed readers that people use, on a feed's address."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest


def program(name: str) -> str:
    """Where one is; a test without it is skipped."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def titles_in_newsboat(url: str, folder: Path) -> set[str]:
    """What newsboat has after one visit."""
    newsboat = program("newsboat")
    (folder / "urls").write_text(f"{url}\n")
    (folder / "config").write_text("")
    places = ("-u", folder / "urls", "-C", folder / "config", "-c", folder / "cache.db")
    subprocess.run([newsboat, "-q", *map(str, places), "-x", "reload"], check=True, timeout=60, cwd=folder)
    with sqlite3.connect(folder / "cache.db") as cache:
        return {title for (title,) in cache.execute("SELECT title FROM rss_item")}


def titles_in_sfeed(url: str, folder: Path) -> set[str]:
    """What sfeed has after one visit."""
    update = program("sfeed_update")
    program("sfeed")
    (folder / "sfeedrc").write_text(f'sfeedpath="{folder}/feeds"\nfeeds() {{\n\tfeed "ours" "{url}"\n}}\n')
    subprocess.run([update, str(folder / "sfeedrc")], check=True, timeout=60, capture_output=True, cwd=folder)
    return {line.split("\t")[1] for line in (folder / "feeds" / "ours").read_text(encoding="utf-8").splitlines()}
