"""Where a story comes from and what may be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.archive.models.agency import Rights
from dateline.archive.public import Page
from dateline.core.story import Link


@dataclass(frozen=True, slots=True)
class Credits:
    """The lines below the copy; any of them may be empty."""

    byline: str
    source: str
    usage: str


def credits_of(page: Page) -> Credits:
    """The credit that the copy carries, else the name of the source."""
    version = page.version
    return Credits(version.byline, version.credit or page.story.source.name, version.usage_terms)


def headline_and_link_only(page: Page) -> bool:
    """Whether the source allows no more than that."""
    return page.story.source.rights == Rights.LINK.value


def original(page: Page) -> str:
    """Where the source itself shows the story; empty where no web address is known."""
    return at_source([Link(**link) for link in page.version.extra.get("links", ())], page.story.uri)


def at_source(came_with: Sequence[Link], uri: str) -> str:
    """The same, from the addresses that the copy came with and its identity, which may be an address itself."""
    addresses = [link.url for rel in ("canonical", "alternate", "") for link in came_with if link.rel == rel]
    return next((url for url in (*addresses, uri) if _is_web(url)), "")


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
