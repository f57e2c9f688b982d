"""Where a story comes from and what may be done with it."""

from dataclasses import dataclass

from dateline.archive.models.agency import Rights
from dateline.archive.public import Page
from dateline.core.story import Link
from dateline.core.wires.address import at_source


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
