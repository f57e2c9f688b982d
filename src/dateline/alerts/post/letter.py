"""A mail as octets: a text and an HTML part of the same words (RFC 2046, section 5.1.4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import quote

# Its fields are not parsed again, which would be most of the work. They are never folded but where words are encoded.
_POLICY = compat32.clone(linesep="\r\n", max_line_length=0)
_LONGEST = 900
"""Octets of a line that is sent as it is; RFC 5322 allows 998."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail to one reader. The addresses are ASCII."""

    key: str
    """The first half of its Message-ID."""
    sender: str
    to: str
    octets: bytes


def composed(fields: Mapping[str, str], text: str, html: str) -> bytes:
    """The mail. Of a field's value what cannot be printed is a space: a headline comes from anywhere, and a line's end
    in it would begin another field.
    """
    message = MIMEMultipart("alternative", policy=_POLICY)
    for name, value in fields.items():
        message[name] = _encoded("".join(each if each.isprintable() else " " for each in value), name)
    message.attach(_part(text, "plain"))
    message.attach(_part(html, "html"))
    return message.as_bytes()


def mailbox(name: str, address: str) -> str:
    """A name and an address for a field (RFC 5322, section 3.4)."""
    return f'"{quote(name)}" <{address}>' if name.isascii() else f"{name} <{address}>"


def _encoded(value: str, name: str) -> str:
    if value.isascii():
        return value
    words, bracket, address = value.rpartition(" <")
    if bracket and name == "From":
        return f"{_words(words, name)} <{address}"
    return _words(value, name)


def _words(value: str, name: str) -> str:
    """Encoded words, of which a line has one (RFC 2047, section 2)."""
    return Header(value, "utf-8", header_name=name).encode(linesep="\r\n")


def _part(words: str, kind: str) -> MIMEText:
    plain = words.isascii() and all(len(line) <= _LONGEST for line in words.splitlines())
    if plain:
        return MIMEText(words, kind, "us-ascii", policy=_POLICY)
    # Base64 is of the text's canonical form, whose lines end with CRLF (RFC 2045, section 6.8).
    return MIMEText(words.replace("\n", "\r\n"), kind, "utf-8", policy=_POLICY)
