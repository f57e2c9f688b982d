"""The table ``[smtp]`` of dateline.toml: the server that takes mails to readers."""

from dataclasses import dataclass, fields
from typing import Any

from dateline.core.alerts.addresses import BadAddressError, read_address

_SECURITY = ("starttls", "tls", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Smtp:
    """A mail server; without a host mails are left in the folder ``mails``."""

    host: str = ""
    port: int = 587
    security: str = "starttls"
    """``starttls``, ``tls`` (from the first byte on) or ``none``."""
    user: str = ""
    password: str = ""
    sender: str = ""
    """The address in From; ``alerts@`` the site's host where none is set."""


def read(table: dict[str, Any]) -> Smtp:
    """The table as values. Raises `ValueError` with a sentence for whoever wrote it."""
    known = {each.name: type(each.default) for each in fields(Smtp)}
    for name, value in table.items():
        if name not in known:
            raise ValueError(f"unknown setting “{name}” in [smtp]; known are: {', '.join(sorted(known))}")
        if type(value) is not known[name]:
            raise ValueError(f"“{name}” in [smtp] must be a {known[name].__name__}, not {value!r}")
    found = Smtp(**table)
    if not found.host:
        raise ValueError("[smtp] needs “host”, the name of a mail server")
    if found.security not in _SECURITY:
        raise ValueError(f"“security” in [smtp] is one of {', '.join(_SECURITY)}, not {found.security!r}")
    if not 1 <= found.port <= 65535:
        raise ValueError(f"“port” in [smtp] is a number from 1 to 65535, not {found.port}")
    if found.sender and not _is_address(found.sender):
        raise ValueError(f"“sender” in [smtp] is a mail address, not {found.sender!r}")
    return found


def _is_address(written: str) -> bool:
    try:
        read_address(written)
    except BadAddressError:
        return False
    return True
