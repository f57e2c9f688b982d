"""Entries of the ledger as lines of JSON."""

import json

from dateline.wire.cursors import cursor
from dateline.wire.forms import DEFAULT, render
from dateline.wire.ledger import Entry


def line(entry: Entry, *, items: bool) -> bytes:
    """An event as one JSON object; with ``items`` its version is in it, as ninjs 3.1, or null."""
    told = {
        "cursor": cursor(entry.seq),
        "previous": None if entry.previous is None else cursor(entry.previous),
        "verb": entry.verb.value,
        "at": entry.at.isoformat(),
        "uri": entry.uri,
        "story": entry.story_id,
        "version": entry.number,
        "takes": entry.takes,
        "backfill": entry.backfill,
        "embargo": entry.embargo.isoformat() if entry.embargo else None,
    }
    written = json.dumps(told, separators=(",", ":")).encode()
    if not items:
        return written
    item = render(entry.sending, DEFAULT) if entry.sending else b"null"
    return written[:-1] + b',"item":' + item + b"}"


def progress(seq: int) -> bytes:
    """Word that nothing up to ``seq`` concerned the receiver, so that it need not be looked at again."""
    return json.dumps({"cursor": cursor(seq)}).encode()
