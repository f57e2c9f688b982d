"""A message as it is on the wire (IPTC 7901, revision 5), in its own terms."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What stands between SOH and EOT. Lines as written, without their ends."""

    source: str = ""
    """The sender's sign for its service: ``bdt``."""
    number: str = ""
    priority: str = ""
    """1 (most) to 6; letters with some senders."""
    category: str = ""
    """A desk's letters: ``pl``, ``i``."""
    information: str = ""
    """What else the service line holds: routing codes, or key words where no line of their own has them."""
    keywords: str = ""
    text: tuple[str, ...] = ()
    """From STX to ETX."""
    end: tuple[str, ...] = ()
    """From ETX to EOT, with the time of transmission."""
