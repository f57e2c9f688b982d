"""The table ``[wire]`` of dateline.toml: what is handed out to whom, and how often one may ask."""

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """How the wire goes out."""

    public: bool = True
    """Whether anybody may read below /wire/ what is public; else only clients with a token."""
    kill_headlines: bool = False
    """Whether a kill and a withdrawal name the headline of what they take away."""
    public_rate: int = 60
    """Requests a minute from one address without a token."""
    telegram: str = "https://api.telegram.org"
    """Where Telegram's Bot API is; a server of one's own where one runs it."""
    rate: int = 600
    """Requests a minute of one client, where the client itself has no other limit."""


def read(table: dict[str, Any]) -> Wire:
    """The table as values. Raises `ValueError` with a sentence for whoever wrote it."""
    known = {each.name: type(each.default) for each in fields(Wire)}
    for name, value in table.items():
        if name not in known:
            raise ValueError(f"unknown setting “{name}” in [wire]; known are: {', '.join(sorted(known))}")
        if type(value) is not known[name]:
            raise ValueError(f"“{name}” in [wire] must be a {known[name].__name__}, not {value!r}")
        if isinstance(value, int) and not isinstance(value, bool) and value < 1:
            raise ValueError(f"“{name}” in [wire] must be 1 or more, not {value!r}")
    return Wire(**table)
