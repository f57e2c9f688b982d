"""How a reader is reached."""

from enum import StrEnum


class Channel(StrEnum):
    """Each address has one."""

    MAIL = "mail"
    PUSH = "push"
    """A notification of a browser, by the service that its maker runs (Web Push, RFC 8030)."""
