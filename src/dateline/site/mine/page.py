"""My feed as a page: the list, what is kept, and what went wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from dateline.index.lists import all_news
from dateline.site import links
from dateline.site.editions import Here
from dateline.site.filtering.ask import UnreadError, read
from dateline.site.filtering.asked import Asked, on_list
from dateline.site.head import Head
from dateline.site.mine import cookies
from dateline.site.mine.kept import MOST_TABS, Kept, packed, used
from dateline.site.page import render

ALMOST_FULL = 0.8
"""The share of the cookie's room from which its limit is told."""


@dataclass(frozen=True, slots=True)
class TabLink:
    """A tab with its address."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Mine:
    """What is kept, as the page tells it."""

    kept: Kept
    tabs: Sequence[TabLink]
    follows: bool
    percent: int
    """Of the cookie's room."""
    export: str
    """An address that gives another browser the same; empty where nothing is kept."""

    @property
    def almost_full(self) -> bool:
        """Whether little more fits."""
        return self.percent >= ALMOST_FULL * 100


def mine_of(request: HttpRequest, here: Here, kept: Kept) -> Mine:
    """What a browser keeps, with its addresses in an edition."""
    path = links.my_feed(here.edition.code)
    return Mine(
        kept=kept,
        tabs=[TabLink(tab.name, links.filtered(here.edition.code, tab.chosen)) for tab in kept.tabs],
        follows=cookies.front_follows(request),
        percent=round(used(kept) * 100),
        export=links.absolute(f"{path}?take={packed(kept)}") if kept != Kept() else "",
    )


def page_of(here: Here, mine: Mine, **context: Any) -> HttpResponse:
    """The page; ``context`` says what else stands on it."""
    head = Head(title=gettext("My feed"))
    return render("my.html", here, head, mine=mine, tabs=mine.tabs, most=MOST_TABS, **context)


def asked_of(here: Here) -> Asked:
    """All news of an edition, as My feed filters it."""
    of = on_list(here, links.all_news(here.edition.code), all_news(here.language))
    return replace(of, mine=links.my_feed(here.edition.code))


def own_of(request: HttpRequest, here: Here) -> Asked | None:
    """The reader's own list; None where there is none that can be read."""
    kept, asked = cookies.kept_by(request), asked_of(here)
    if not kept.own:
        return None
    try:
        return asked.with_filter(read(kept.own, asked))
    except UnreadError:
        return None


def private(response: HttpResponse) -> HttpResponse:
    """An answer for this reader, which nobody keeps."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Vary"] = "Cookie"
    return response
