"""The last step of every adapter: the dateline out of the copy, a headline at any rate, an identity at any rate."""

import datetime as dt
import hashlib

from dateline.core import dateline as datelines
from dateline.core.story import Code, Dateline
from dateline.core.text.clean import CleanHtml
from dateline.core.wires import limits
from dateline.core.wires.copy import cut, first_words
from dateline.core.wires.error import WireError


def headline_for(headline: str, lead: str, body: CleanHtml, *, spare: str = "") -> str:
    """``headline`` within its limit, or the first words of the copy, or ``spare``.

    ``spare`` is for what takes a story away, which needs no text. Raises `WireError` where there is none of the three.
    """
    found = headline or first_words(lead, body) or spare
    if not found:
        raise WireError("an item with neither a headline nor a text")
    return cut(found, limits.HEADLINE)


def undated(lead: str, body: CleanHtml, *, day: dt.date) -> tuple[Dateline | None, str, CleanHtml]:
    """The dateline that the body opens with, or else the lead, and both without theirs."""
    from_body, rest = datelines.strip(body, day=day)
    from_lead, words = datelines.parse(lead, day=day)
    return from_body or from_lead, words, rest


def day_of(published: dt.datetime | None, received: dt.datetime) -> dt.date:
    """The day near which the dates of a story lie."""
    return (published or received).date()


def tag_uri(kind: str, *parts: str) -> str:
    """A tag URI (RFC 4151) from a digest of ``parts``: the same for the same parts."""
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16)
    return f"tag:dateline.invalid,2026:{kind}/{digest.hexdigest()}"


def codes(*pairs: tuple[str, str, str]) -> tuple[Code, ...]:
    """``(value, scheme, label)`` triples as codes, each once, within the limit."""
    unique = dict.fromkeys(Code(value=value, scheme=scheme, label=label) for value, scheme, label in pairs if value)
    return tuple(unique)[: limits.ENTRIES]


def whole_number(written: str) -> int | None:
    """``written`` as a number if it is one, of nine digits at most."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None
