"""All news: everything in the edition's language by day, newest first, or what a filter chooses of it."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from dateline.core.filters import EVERYTHING
from dateline.index.lists import all_news as all_news_list
from dateline.index.lists import coverage_list
from dateline.site import links
from dateline.site.editions import Here
from dateline.site.filtering.ask import ask
from dateline.site.filtering.asked import on_list
from dateline.site.filtering.page import choosing, depends_of, title_of
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.serve import edition_page


@dataclass(frozen=True, slots=True)
class Switch:
    """Between two ways to show the list: whether the second one is on, and where the other is."""

    on: bool
    path: str


@edition_page
def all_news(request: HttpRequest, here: Here) -> HttpResponse:
    """A page of All news; ``?f=`` filters it, ``?before=`` continues where an earlier page ended.

    ``?sources=all`` shows other outlets' headlines among ours, each with a link to its own page; ``?group=story`` one
    line per event.
    """
    others, grouped = request.GET.get("sources") == "all", request.GET.get("group") == "story"
    path = links.all_news(here.edition.code)
    own, covered = all_news_list(here.language), coverage_list(here.language)
    lists = [own, covered] if others else [own]
    asked = ask(request, here, on_list(here, path, *lists, others=others, grouped=grouped))
    if isinstance(asked, HttpResponse):
        return asked
    name = gettext("All news")
    now = timezone.now()
    found = choosing(here, asked, name, now)
    whole = asked.node == EVERYTHING and asked.before is None
    head = Head(
        title=title_of(asked, name),
        description=gettext("All news of %(agency)s, newest first.") % {"agency": here.edition.name},
        path=asked.addressed(before=str(asked.before or "")),
        others={each.code: links.all_news(each.code) for each in here.editions} if whole else {},
        feeds=found.feeds,
        current="filter" if asked.panel or asked.node != EVERYTHING else "all",
    )
    sources = Switch(on=others, path=replace(asked, others=not others).address)
    lines = Switch(on=grouped, path=replace(asked, grouped=not grouped).address)
    depends = depends_of(here, found, now)
    return render("all_news.html", here, head, depends=depends, choosing=found, sources=sources, lines=lines)
