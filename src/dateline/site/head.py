"""The head of a page: what machines are told of it.

Written here and not in a template for the reason that docs/why/rows-in-python.md gives.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from django.utils.safestring import SafeString, mark_safe

from dateline.site import links
from dateline.site.editions import Here


@dataclass(frozen=True, slots=True)
class Feed:
    """An address of the page's list for feed readers."""

    media_type: str
    name: str
    """``RSS``."""
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Title and head of a page."""

    title: str
    description: str = ""
    path: str = ""
    """Canonical path with query; empty for pages that have no address of their own, as errors do."""
    others: Mapping[str, str] = field(default_factory=dict)
    """The same page in other editions: edition code → path."""
    feeds: Sequence[Feed] = ()
    kind: str = "website"
    """Open Graph type."""
    image: str = ""
    """Open Graph picture, absolute."""
    image_alt: str = ""
    jsonld: SafeString | None = None
    current: str = ""
    """Name of the header's entry that the page belongs to."""


def metadata(here: Here, head: Head) -> SafeString:
    """Elements for ``<head>``: description, canonical address, translations, Open Graph, feeds, structured data.

    Open Graph: https://ogp.me. ``hreflang``: RFC 8288 and the WHATWG's HTML, section 4.6.7.
    """
    elements = [_title(here, head), *_described(head), *(_addressed(here, head) if head.path else ())]
    elements += (_feed(feed) for feed in head.feeds)
    if head.jsonld:
        elements.append(f'<script type="application/ld+json">{head.jsonld}</script>')
    return mark_safe("\n".join(elements))  # noqa: S308, escaped below


def _title(here: Here, head: Head) -> str:
    name = here.edition.name
    return f"<title>{escape(head.title if head.title == name else f'{head.title} | {name}')}</title>"


def _described(head: Head) -> Iterator[str]:
    if head.description:
        yield f'<meta name="description" content="{escape(head.description)}">'


def _addressed(here: Here, head: Head) -> Iterator[str]:
    canonical = links.absolute(head.path)
    yield f'<link rel="canonical" href="{escape(canonical)}">'
    yield _alternate(here.edition.language, canonical)
    for edition in here.editions:
        if edition.code in head.others and edition.code != here.edition.code:
            yield _alternate(edition.language, links.absolute(head.others[edition.code]))
    yield _og("url", canonical)
    yield _og("type", head.kind)
    yield _og("title", head.title)
    yield _og("description", head.description)
    yield _og("site_name", here.edition.name)
    yield _og("locale", here.edition.language)
    yield _og("image", head.image)
    yield _og("image:alt", head.image_alt)
    if head.image:
        yield '<meta name="twitter:card" content="summary_large_image">'


def _alternate(language: str, address: str) -> str:
    return f'<link rel="alternate" hreflang="{escape(language)}" href="{escape(address)}">'


def _og(name: str, content: str) -> str:
    return f'<meta property="og:{name}" content="{escape(content)}">' if content else ""


def _feed(feed: Feed) -> str:
    title = escape(f"{feed.title} ({feed.name})")
    return f'<link rel="alternate" type="{feed.media_type}" title="{title}" href="{escape(feed.href)}">'
