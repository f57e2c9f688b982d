"""Copy to send: no Django here, so that other processes can use it before they set it up."""

import datetime as dt
from typing import Any

from dateline.core.story import Item
from dateline.core.text.clean import paragraphs

NOW = dt.datetime(2026, 3, 28, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def item(uri: str = "urn:rain", version: int | None = 1, **said: Any) -> Item:
    """Copy that differs from that of any other identity, and is long enough to be recognised under another."""
    words = f"{uri} reports rain. " * 12
    defaults = {
        "format": "test",
        "headline": f"Rain {version}",
        "body_html": paragraphs(words),
        "published": NOW - HOUR,
    }
    return Item(uri=uri, version=version, **defaults | said)
