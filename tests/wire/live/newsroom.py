"""An agency that runs, to which copy comes by ``dateline wire import``."""

import json
import re
from pathlib import Path
from typing import Any

from tests.commands.conftest import Shell


def ninjs(number: int, version: int = 1, **said: Any) -> dict[str, Any]:
    """A story as a wire has it."""
    headline = said.pop("headline", f"Story {number}")
    return {
        "uri": f"urn:wire:{number}",
        "version": str(version),
        "type": "text",
        "pubstatus": "usable",
        "language": "en",
        "versioncreated": f"2026-03-28T10:00:{version:02}Z",
        "firstcreated": "2026-03-28T10:00:00Z",
        "headlines": [{"value": headline}],
        "bodies": [{"contenttype": "text/html", "value": f"<p>{headline} has words.</p>"}],
        **said,
    }


def send(shell: Shell, *stories: dict[str, Any], data: Path | None = None, backfill: bool = False) -> None:
    """Put copy in, by a process of its own."""
    path = shell.home / "copy.json"
    path.write_text("\n".join(json.dumps(each) for each in stories) + "\n")
    more = [*(["--data", str(data)] if data else []), *(["--backfill"] if backfill else [])]
    done = shell.dateline("wire", "import", path, "--source", "wire", "--policy", "auto", *more)
    assert done.returncode == 0, done.stdout + done.stderr


def kill(number: int, version: int) -> dict[str, Any]:
    """A wire's kill."""
    return ninjs(number, version, pubstatus="canceled", headline=f"Kill {number}")


def add_client(shell: Shell, name: str, *options: str) -> str:
    """A client's token."""
    done = shell.dateline("client", "add", name, *options)
    assert done.returncode == 0, done.stderr
    found = re.search(r"dlc_\S+", done.stdout)
    assert found
    return found[0]
