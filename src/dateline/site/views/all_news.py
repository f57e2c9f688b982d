"""All news: everything in the edition's language by day, newest first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from dateline.index.lists import all_news as all_news_list
from dateline.index.lists import coverage_list
from dateline.index.pages import BadCursorError
from dateline.site import links
from dateline.site.depends import Depends, Kind, in_language
from dateline.site.editions import Here
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.lists import cursor, feeds, listing, listing_of_all, paged, stories_of, stretch
from dateline.site.serve import edition_page
from dateline.site.views.errors import bad_cursor


@dataclass(frozen=True, slots=True)
class Switch:
    """Between our own list and all sources: which is on, and where the other is."""

    on: bool
    path: str


@edition_page
def all_news(request: HttpRequest, here: Here) -> HttpResponse:
    """A page of All news; ``?before=`` continues where an earlier page ended.

    ``?sources=all`` shows other outlets' headlines among ours, each with a link to its own page.
    """
    everything = request.GET.get("sources") == "all"
    plain = links.all_news(here.edition.code)
    path = f"{plain}?sources=all" if everything else plain
    try:
        before = cursor(request.GET.get("before", ""))
    except BadCursorError:
        return bad_cursor(here, back=path)
    title = gettext("All news")
    head = Head(
        title=title,
        description=gettext("All news of %(agency)s, newest first.") % {"agency": here.edition.name},
        path=paged(path, before),
        others={each.code: links.all_news(each.code) for each in here.editions} if before is None else {},
        feeds=feeds(plain, f"{here.edition.name}: {title}"),
        current="all",
    )
    own, others = all_news_list(here.language), coverage_list(here.language)
    found = listing_of_all(here, (own, others), path, before) if everything else listing(here, own, path, before)
    switch = Switch(on=everything, path=plain if everything else f"{plain}?sources=all")
    depends = Depends(
        kind=Kind.LIST,
        address=head.path,
        stories=stories_of(found.page),
        watched=(stretch(in_language(here.language), found.page, before),),
        outlets=everything,
    )
    return render(
        "all_news.html",
        here,
        head,
        depends=depends,
        listing=found,
        start=path,
        continued=before is not None,
        switch=switch,
    )
