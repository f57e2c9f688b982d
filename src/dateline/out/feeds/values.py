"""What a feed holds, apart from how RSS, Atom and JSON Feed write it."""

import datetime as dt
from dataclasses import dataclass

from dateline.core.designated import Finding
from dateline.core.text.clean import CleanHtml

MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
"""The scheme of the IPTC Media Topics."""
SIGNALS = "http://cv.iptc.org/newscodes/signal/"
"""The IPTC scheme that the mark of a correction is from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """What an entry is filed under."""

    code: str
    """With the prefix of its scheme: ``medtop:20000822``."""
    term: str
    """The code within ``scheme``: ``20000822``."""
    scheme: str
    """A URI."""
    label: str
    """In the feed's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photo that is served, at the size in which it is offered. The credit never travels apart from it."""

    url: str
    media_type: str
    width: int
    height: int
    """Both in pixels."""
    caption: str = ""
    credit: str = ""
    rights: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story in a feed. Text is plain but for ``content``; addresses are absolute; times are aware."""

    id: str
    """The same for all versions of a story, in every feed that has it."""
    url: str
    title: str
    summary: str
    content: CleanHtml
    """The body with its dateline and the note of a correction; empty where there is no more than the summary."""
    published: dt.datetime
    """When the story first appeared here."""
    updated: dt.datetime
    """When the version at hand appeared here."""
    version: int
    author: str = ""
    """A by-line, else whose copy it is; empty for the agency's own copy without a by-line."""
    source_url: str = ""
    """The story at its source, where only headline and lead may be shown here."""
    usage_terms: str = ""
    correction: str = ""
    """What was corrected, in words for readers."""
    corrected: Category | None = None
    """The mark of a corrected version."""
    designated: tuple[Finding, ...] = ()
    """Designated organisations that it names, by the operator's list."""
    categories: tuple[Category, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A list of the site as a feed."""

    address: str
    """Of the page whose feed it is; the feeds' own addresses are this one with an ending on its path."""
    home: str
    """The edition's front page."""
    title: str
    description: str
    publisher: str
    language: str
    changed: dt.datetime | None
    """The last public change that the list has seen; None before the first."""
    entries: tuple[Entry, ...]
    hub: str = ""
    """Address of the WebSub hub that tells of its changes, where one does."""

    def own_address(self, form: str) -> str:
        """Of the feed in the form with this ending: ``rss``."""
        path, mark, query = self.address.partition("?")
        return f"{path}.{form}{mark}{query}"

    def discovery(self, form: str) -> str:
        """The field ``Link`` by which subscribers find hub and topic (WebSub, section 4)."""
        return f'<{self.hub}>; rel="hub", <{self.own_address(form)}>; rel="self"'

    @property
    def updated(self) -> dt.datetime:
        """Of the entry that changed last. An empty feed has not changed since the agency's last change."""
        latest = max((entry.updated for entry in self.entries), default=None)
        return latest or self.changed or dt.datetime.fromtimestamp(0, dt.UTC)
