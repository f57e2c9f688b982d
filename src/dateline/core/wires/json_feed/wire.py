"""JSON Feed as it is on the wire (https://www.jsonfeed.org/version/1.1/ and /version/1/)."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonAttachment:
    """A file that belongs to an item."""

    url: str
    mime_type: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonFeed:
    """What the feed says outside its items. ``authors`` are names; version 1's ``author`` is one of them."""

    title: str = ""
    home_page_url: str = ""
    feed_url: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    hubs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonItem:
    """An item; only ``content_html`` is markup."""

    id: str = ""
    url: str = ""
    external_url: str = ""
    title: str = ""
    content_html: str = ""
    content_text: str = ""
    summary: str = ""
    image: str = ""
    banner_image: str = ""
    date_published: str = ""
    date_modified: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    attachments: tuple[JsonAttachment, ...] = field(default=())
    line: int = 0
