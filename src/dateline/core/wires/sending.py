"""A version as it goes out to somebody: what every writer under ``core/wires`` is given.

Whoever makes a `Sending` has left out of it what its receiver may not have; a writer writes all that it is given
and its format can say. `carried` tells what that is: ``read(write(sending)) == carried(sending.item)``.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace

from dateline.core.story import Item, PhotoRef, Pubstatus, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A picture in one size. ``name`` is the wire's: ``original``, ``web``, ``thumbnail``."""

    name: str
    url: str
    media_type: str = "image/jpeg"
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One version of one story for one receiver.

    ``item.uri`` is the identity towards receivers, the same in every format; ``item.photos`` have absolute addresses.
    """

    item: Item
    sent: dt.datetime
    """When it is handed out; aware."""
    provider: str = ""
    """The agency's name."""
    dateline: str = ""
    """As printed; empty where there is none or ``item.dateline.text`` says it."""
    page: str = ""
    """Address of the story's page, where it has one."""
    source_uri: str = ""
    """The identity under which its own source sent the story, where that is another."""
    translation_of: str = ""
    """Identity of the story that this one translates."""
    designated: tuple[str, ...] = ()
    """What the law wants said of organisations that the copy names; never within the copy."""
    renditions: Mapping[str, tuple[Rendition, ...]] = field(default_factory=dict)
    """By ``PhotoRef.url``, which is that of the widest."""

    @property
    def printed(self) -> str:
        """The dateline as printed, or nothing."""
        return self.dateline or (self.item.dateline.text if self.item.dateline else "")

    @property
    def gone(self) -> bool:
        """Whether it takes the story away instead of telling it."""
        return self.item.pubstatus is Pubstatus.CANCELED or self.item.signal in (Signal.KILL, Signal.WITHDRAW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carries:
    """What a format has a place for: fields of `Item` and of `PhotoRef`, signals, relations of links."""

    item: Collection[str]
    photo: Collection[str] = ()
    signals: Collection[Signal] = tuple(Signal)
    links: Collection[str] = ()


def carried(item: Item, carries: Carries, *, format_name: str) -> Item:
    """What a reader of the format gets of an item."""
    values = {
        each.name: getattr(item, each.name)
        for each in fields(Item)
        if each.name in carries.item or (each.default is MISSING and each.default_factory is MISSING)
    }
    found = Item(**values | {"format": format_name})
    return replace(
        found,
        signal=found.signal if found.signal in carries.signals else Signal.NONE,
        photos=tuple(_photo(photo, carries.photo) for photo in found.photos),
        links=tuple(link for link in found.links if link.rel in carries.links),
    )


def _photo(photo: PhotoRef, names: Collection[str]) -> PhotoRef:
    return PhotoRef(**{name: getattr(photo, name) for name in names})
