"""The header of every page. An entry appears with its page, always in this order."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from dateline.site import links

ORDER = ("currency", "all", "search", "topics", "filter")
"""Currency converter, All news, News search, Topics, Use filter: the order of the page the product is built from."""

_PAGES = {
    "currency": (gettext_noop("Currency converter"), links.currency),
    "all": (gettext_noop("All news"), links.all_news),
    "search": (gettext_noop("News search"), links.search),
    "topics": (gettext_noop("Topics"), links.topics),
    "filter": (gettext_noop("Use filter"), links.filter_panel),
}


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A link of the header."""

    name: str
    label: str
    href: str


def menu(edition: str) -> tuple[MenuEntry, ...]:
    """The entries whose pages exist, labelled in the active language."""
    return tuple(
        MenuEntry(name, gettext(_PAGES[name][0]), _PAGES[name][1](edition)) for name in ORDER if name in _PAGES
    )
