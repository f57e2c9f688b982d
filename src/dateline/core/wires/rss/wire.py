"""RSS as it is on the wire: RSS 2.0.11 and its modules content, Dublin Core, Media RSS; texts undecoded."""

from dataclasses import dataclass

from dateline.core.wires.media import Media


@dataclass(frozen=True, slots=True, kw_only=True)
class RssChannel:
    """What the channel says before its first item."""

    title: str = ""
    links: tuple[str, ...] = ()
    language: str = ""
    rights: str = ""
    creators: tuple[str, ...] = ()

    @property
    def link(self) -> str:
        """RSS has one; of several the last, as with other readers."""
        return self.links[-1] if self.links else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RssCategory:
    """``<category domain="…">``, ``dc:subject``, ``media:category`` or ``itunes:category``."""

    value: str
    domain: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RssItem:
    """An item; a text may be HTML or plain, as RSS leaves open."""

    title: str = ""
    description: str = ""
    content: str = ""
    links: tuple[str, ...] = ()
    guid: str = ""
    permalink: bool = True
    published: str = ""
    updated: str = ""
    creators: tuple[str, ...] = ()
    author: str = ""
    source: str = ""
    language: str = ""
    rights: str = ""
    categories: tuple[RssCategory, ...] = ()
    files: tuple[Media, ...] = ()
    base: str = ""
    line: int = 0

    @property
    def link(self) -> str:
        """RSS has one; of several the last, as with other readers."""
        return self.links[-1] if self.links else ""
