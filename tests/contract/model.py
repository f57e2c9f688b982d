"""The slow, obvious model of what the public sees: everything that was sent is remembered and gone through again.

It knows wires that number their versions, of a source that publishes on arrival, and what the desk does to stories.
"""

import datetime as dt
from dataclasses import dataclass, field, replace

from dateline.core.desk import StateVerb
from dateline.core.story import Item, Pubstatus, Signal


@dataclass
class Shelf:
    """One story."""

    sent: list[tuple[Item, dt.datetime]] = field(default_factory=list)
    """Each different item once, with the time of its arrival."""
    releases: list[dt.datetime] = field(default_factory=list)
    """When `release_due` was called."""
    acts: list[tuple[dt.datetime, StateVerb, bool]] = field(default_factory=list)
    """What the desk did, and whether it meant to lift an embargo."""

    def public(self) -> "View":
        """What a reader sees, worked out from the beginning."""
        arrivals = [(now, item) for item, now in self.sent]
        passes = [(now, None) for now in self.releases]
        acts = [(now, (verb, lift)) for now, verb, lift in self.acts]
        view = View()
        # Times never repeat: the machine's clock moves with every rule.
        for now, what in sorted([*arrivals, *passes, *acts], key=lambda each: each[0]):
            if what is None:
                view = view.released(now)
            elif isinstance(what, Item):
                view = view.after(what, now)
            else:
                view = view.acted(*what, now) or view
        return view


@dataclass(frozen=True)
class View:
    """A story in the eyes of the public, and the copy that waits behind it."""

    shown: Item | None = None
    head: Item | None = None
    gone: str = ""
    """``killed`` or ``withdrawn``."""
    withheld: bool = False
    listed_at: dt.datetime | None = None

    def after(self, item: Item, now: dt.datetime) -> "View":
        """What is seen after the arrival of an item."""
        if item.signal in {Signal.KILL, Signal.WITHDRAW} or item.pubstatus is Pubstatus.CANCELED:
            withdrawn = item.signal is Signal.WITHDRAW and self.gone != "killed"
            return View(None, self.head, gone="withdrawn" if withdrawn else "killed", listed_at=self.listed_at)
        if self.head is not None and self.head.version > item.version:  # type: ignore[operator]
            return self
        if self.gone:
            return View(None, item, gone=self.gone, listed_at=self.listed_at)
        on_hold = self.withheld and self.head is not None and self.head.pubstatus is Pubstatus.USABLE
        if item.pubstatus is Pubstatus.WITHHELD or on_hold:
            return View(None, item, withheld=True, listed_at=self.listed_at)
        if item.embargo and item.embargo > now:
            return View(self.shown, item, listed_at=self.listed_at)
        first = now if self.head else min(max(item.published or now, item.embargo or item.published or now), now)
        return View(item, item, listed_at=self.listed_at or first)

    def released(self, now: dt.datetime) -> "View":
        """What is seen after the embargoes until ``now`` were released."""
        head = self.head
        if self.gone or self.withheld or head is None or head is self.shown:
            return self
        if head.embargo is None or head.embargo > now:
            return self
        return View(head, head, listed_at=self.listed_at or head.embargo)

    def acted(self, verb: StateVerb, lift: bool, now: dt.datetime) -> "View | None":
        """What is seen after a verb of the desk; None where it is refused."""
        waits = self.head is not None and self.head.embargo is not None and self.head.embargo > now
        match verb:
            case StateVerb.KILL if self.gone != "killed":
                return View(None, self.head, gone="killed", listed_at=self.listed_at)
            case StateVerb.WITHDRAW if not self.gone and self.listed_at:
                return View(None, self.head, gone="withdrawn", listed_at=self.listed_at)
            case StateVerb.HOLD if not self.gone and not self.withheld:
                return replace(self, shown=None, withheld=True)
            case StateVerb.RELEASE if not self.gone and self.head is not self.shown and (lift or not waits):
                return View(self.head, self.head, listed_at=self.listed_at or now)
            case StateVerb.RESTORE if self.gone and self.head:
                return self._restored(waits)
        return None

    def _restored(self, waits: bool) -> "View":
        assert self.head is not None
        back = View(None, self.head, listed_at=self.listed_at)
        if self.head.pubstatus is Pubstatus.WITHHELD or (not self.listed_at and not waits):
            return replace(back, withheld=True)
        return back if waits or not self.listed_at else replace(back, shown=self.head)
