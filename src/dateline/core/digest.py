"""Fingerprints that tell a resend from a change."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from itertools import chain

from dateline.core.story import Item, PhotoRef

URI_LENGTH = 1000
"""Characters of an identity that are kept as they are."""


def content(item: Item) -> str:
    """Everything of an item that makes a new version when it changes, as 32 hexadecimal digits.

    Times and the version number are left out: a feed that only moves its dates has sent nothing new.
    """
    dateline = item.dateline.text if item.dateline else ""
    photos = chain.from_iterable(_photo(each) for each in item.photos)
    links = (link.url for link in item.links)
    codes = (f"{code.scheme} {code.value}" for code in (*item.topics, *item.places))
    # The moment counts, not the zone in which it is written.
    embargo = item.embargo.astimezone(dt.UTC).isoformat() if item.embargo else ""
    marks = (item.pubstatus.value, item.signal.value, embargo)
    texts = (item.headline, item.lead, item.body_html, item.byline, item.credit, item.correction, item.ednote, dateline)
    # Only where they are set: what was recorded before these fields were there keeps its digest.
    later = [f"{name} {said}" for name, said in (("kind", item.kind), ("sources", item.sources)) if said]
    return _hash((*marks, *texts, item.language, item.usage_terms, *photos, *links, *codes, *later))


def _photo(photo: PhotoRef) -> tuple[str, ...]:
    said = (photo.url, photo.caption, photo.credit, photo.byline, photo.rights)
    return (*said, f"focus {photo.focus}") if photo.focus else said


def wording(item: Item) -> str:
    """Headline, lead and body alone: equal for the same copy under another identity."""
    return _hash((item.headline, item.lead, item.body_html))


def identity(uri: str) -> str:
    """An identity that fits the archive's column: itself, or its digest where a source sends a novel."""
    return uri if len(uri) <= URI_LENGTH else f"dateline:digest:{_hash((uri,))}"


def page(address: str) -> str:
    """What stands for a page (`dateline.core.wires.address.same_page`) among a source's identities."""
    return identity(f"dateline:page:{address}")


def _hash(parts: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()
