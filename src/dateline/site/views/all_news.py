"""All news: everything in the edition's language by day, newest first."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from dateline.index.lists import all_news as all_news_list
from dateline.index.pages import BadCursorError
from dateline.site import links
from dateline.site.editions import Here
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.lists import cursor, feeds, listing, paged
from dateline.site.serve import edition_page
from dateline.site.views.errors import bad_cursor


@edition_page
def all_news(request: HttpRequest, here: Here) -> HttpResponse:
    """A page of All news; ``?before=`` continues where an earlier page ended."""
    path = links.all_news(here.edition.code)
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
        feeds=feeds(path, f"{here.edition.name}: {title}"),
        current="all",
    )
    found = listing(here, all_news_list(here.language), path, before)
    return render("all_news.html", here, head, listing=found, start=path, continued=before is not None)
