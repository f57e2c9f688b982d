"""What an article page says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Undecoded but for HTML: times as written, addresses as written; empty where the page says nothing."""

    titles: tuple[str, ...] = ()
    """What it calls itself, in places that are no part of the text, the most exact first."""
    description: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    language: str = ""
    site: str = ""
    canonical: str = ""
    keywords: tuple[str, ...] = ()
    image: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""
    article: bool = False
    """It calls itself an article."""
    document_title: str = ""
    """``<title>``."""
    headings: tuple[str, ...] = ()
    """The texts of its ``<h1>``."""
    versions: tuple[tuple[str, str], ...] = ()
    """Language and address of the same page in other languages (``hreflang``)."""
