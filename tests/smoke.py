"""A first look at an installed Dateline: ``python smoke.py path/to/dateline``. Needs nothing but Python.

Whatever a wheel can lack shows here: templates, styles, the Russian catalogue, tables, the demo's stories and pictures.
"""

import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

_PATIENCE_SECONDS = 120


def main(dateline: str) -> None:
    """Raises where something is missing."""
    with tempfile.TemporaryDirectory() as folder:
        for words in (["--help"], ["init", "--defaults", "--data", "agency"], ["wire", "read", "--help"]):
            subprocess.run([dateline, *words], cwd=folder, check=True, stdin=subprocess.DEVNULL)
        serve(dateline, Path(folder))
    print("the wheel works")


def serve(dateline: str, folder: Path) -> None:
    """Start the demo and look at its pages."""
    port = free_port()
    command = [dateline, "demo", "--still", "--data", "demo", "--port", str(port)]
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL)
    try:
        look(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=60)


def look(site: str, process: "subprocess.Popen[bytes]") -> None:
    """Both editions, a story with its photo, a style sheet, a feed, and the newsroom's door."""
    english = wait_for(f"{site}/en/all", process)
    assert "/en/story/" in english
    assert "Все новости" in fetch(f"{site}/ru/all")
    styles = re.findall(r'href="(/[^"]+\.css)"', english)
    assert styles
    for path in styles:
        assert "{" in fetch(site + path), path
    assert "<rss" in fetch(f"{site}/en/all.rss")
    assert "password" in fetch(f"{site}/desk/login/")
    stories = re.findall(r'href="(/en/story/[^"]+)"', english)
    pages = [fetch(site + path) for path in stories[:20]]
    pictures = [path for page in pages for path in re.findall(r'src="(/img/[^"]+)"', page)]
    assert pictures
    assert fetch_bytes(site + pictures[0])


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> str:
    """The page, as soon as the site serves it."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return fetch(url)
        except urllib.error.HTTPError:
            raise
        except OSError:
            if process.poll() is not None or time.monotonic() > until:
                raise
        time.sleep(0.2)


def fetch(url: str) -> str:
    """A page as text."""
    return fetch_bytes(url).decode()


def fetch_bytes(url: str) -> bytes:
    """What stands at an address; raises `urllib.error.HTTPError` for an error page."""
    with urllib.request.urlopen(url, timeout=30) as answer:
        body: bytes = answer.read()
        return body


def free_port() -> int:
    """A loopback port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main(sys.argv[1])
