"""The slow, obvious model of what the public sees: everything that was sent is remembered and gone through again.

It knows wires that number their versions, of a source that publishes on arrival.
"""

import datetime as dt
from dataclasses import dataclass, field

from dateline.core.story import Item, Pubstatus, Signal


@dataclass
class Shelf:
    """One story."""

    sent: list[tuple[Item, dt.datetime]] = field(default_factory=list)
    """Each different item once, with the time of its arrival."""
    releases: list[dt.datetime] = field(default_factory=list)
    """When `release_due` was called."""

    def public(self) -> "View":
        """What a reader sees, worked out from the beginning."""
        arrivals = [(now, item) for item, now in self.sent]
        passes = [(now, None) for now in self.releases]
        view = View()
        # Times never repeat: the machine's clock moves with every rule.
        for now, item in sorted(arrivals + passes, key=lambda each: each[0]):
            view = view.released(now) if item is None else view.after(item, now)
        return view


@dataclass(frozen=True)
class View:
    """A story in the eyes of the public, and the copy that waits behind it."""

    shown: Item | None = None
    head: Item | None = None
    gone: bool = False
    listed_at: dt.datetime | None = None

    def after(self, item: Item, now: dt.datetime) -> "View":
        """What is seen after the arrival of an item."""
        if item.signal in {Signal.KILL, Signal.WITHDRAW} or item.pubstatus is Pubstatus.CANCELED:
            return View(None, self.head, gone=True, listed_at=self.listed_at)
        if self.head is not None and self.head.version > item.version:  # type: ignore[operator]
            return self
        if self.gone:
            return View(None, item, gone=True, listed_at=self.listed_at)
        if item.pubstatus is Pubstatus.WITHHELD:
            return View(None, item, listed_at=self.listed_at)
        if item.embargo and item.embargo > now:
            return View(self.shown, item, listed_at=self.listed_at)
        first = now if self.head else min(max(item.published or now, item.embargo or item.published or now), now)
        return View(item, item, listed_at=self.listed_at or first)

    def released(self, now: dt.datetime) -> "View":
        """What is seen after the embargoes until ``now`` were released."""
        head = self.head
        if self.gone or head is None or head is self.shown or head.pubstatus is not Pubstatus.USABLE:
            return self
        if head.embargo is None or head.embargo > now:
            return self
        return View(head, head, listed_at=self.listed_at or head.embargo)
