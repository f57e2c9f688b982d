"""Mail addresses as readers type them.

RFC 5321 (section 4.1.2) allows quoted local parts and addresses of machines; no reader has one, and what they allow
(spaces, brackets, line ends in quotation marks) is what header injection is made of. They are refused.
"""

import re
from dataclasses import dataclass

from dateline.core.alerts.channels import Channel

LONGEST = 254
"""Octets of an address in a path (RFC 5321, section 4.5.3.1.3, less its angle brackets)."""
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.ASCII)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)


class BadAddressError(ValueError):
    """No address that a mail could be sent to."""


@dataclass(frozen=True, slots=True)
class MailAddress:
    """An address as it was given, and as mail servers have it."""

    given: str
    sent_to: str
    """ASCII: the domain as DNS has it (IDNA)."""
    channel = Channel.MAIL

    @property
    def folded(self) -> str:
        """One form for all spellings that reach the same mailbox in practice."""
        return self.sent_to.lower()


def read_address(written: str) -> MailAddress:
    """Raises `BadAddressError`."""
    given = written.strip(" ")
    local, at, domain = given.rpartition("@")
    if not at or len(local) > 64 or not _LOCAL.fullmatch(local):
        raise BadAddressError(given)
    host = _ascii(domain)
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdecimal() or not all(map(_LABEL.fullmatch, labels)):
        raise BadAddressError(given)
    sent_to = f"{local}@{host}"
    if len(sent_to) > LONGEST or len(given) > LONGEST:
        raise BadAddressError(given)
    return MailAddress(given, sent_to)


def _ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise BadAddressError(domain) from error
