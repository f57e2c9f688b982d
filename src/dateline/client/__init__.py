"""A client of a Dateline's wire: Python's standard library only, nothing of the rest of this package.

from dateline.client import Wire

wire = Wire("https://news.example", token="dlc_…")
for event in wire.follow(after=saved):
    if event.takes:
        forget(event.uri)
    elif event.item is not None:
        keep(event.uri, event.item)
    saved = event.cursor
"""

from dateline.client.wire import Event, Story, Wire, WireError

__all__ = ["Event", "Story", "Wire", "WireError"]
