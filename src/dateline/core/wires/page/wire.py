"""What an article page says of itself."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Undecoded but for HTML: times as written, addresses as written; empty where the page says nothing."""

    title: str = ""
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
    heads: tuple[str, ...] = field(default=())
    """The texts of ``<h1>`` and of ``<title>``, in this order."""
