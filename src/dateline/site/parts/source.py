"""Where a story comes from and what may be done with it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.archive.models import Version
from dateline.archive.models.agency import Rights
from dateline.archive.public import Page


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
    addresses = [*_linked(page.version, "canonical"), *_linked(page.version, "alternate"), *_linked(page.version, "")]
    return next((url for url in (*addresses, page.story.uri) if _is_web(url)), "")


def _linked(version: Version, rel: str) -> list[str]:
    return [link["url"] for link in version.extra.get("links", ()) if link["rel"] == rel]


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
