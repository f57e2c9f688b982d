"""My feed and its tabs, from a cookie. Nothing of it is kept here, and no answer by a cache."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext

from dateline.site.editions import Here
from dateline.site.filtering import problems
from dateline.site.filtering.ask import UnreadError, read, shown
from dateline.site.filtering.page import choosing
from dateline.site.mine import cookies
from dateline.site.mine.kept import Kept, unpacked
from dateline.site.mine.page import Mine, asked_of, mine_of, page_of, private
from dateline.site.serve import edition_page


@edition_page
def my_feed(request: HttpRequest, here: Here) -> HttpResponse:
    """The reader's own list; ``?take=`` offers to take over what another browser kept."""
    kept = cookies.kept_by(request)
    mine = mine_of(request, here, kept)
    offered = unpacked(request.GET.get("take", ""))
    if offered != Kept():
        return private(page_of(here, mine, offered=offered, code=request.GET.get("take", "")))
    if "take" in request.GET:
        return private(page_of(here, mine, trouble=gettext("The address is incomplete: nothing can be taken from it.")))
    response = _list(request, here, mine) if kept.own else page_of(here, mine)
    return private(response)


def _list(request: HttpRequest, here: Here, mine: Mine) -> HttpResponse:
    asked = asked_of(here)
    try:
        asked = asked.with_filter(read(mine.kept.own, asked))
    except UnreadError as unread:
        return page_of(here, mine, trouble=problems.in_a_line(unread.error, unread.written), own=mine.kept.own)
    answer = shown(request, here, asked)
    if isinstance(answer, HttpResponse):
        return answer
    return page_of(here, mine, choosing=choosing(here, answer, gettext("All news"), timezone.now()))


@edition_page
def tabs(request: HttpRequest, here: Here) -> HttpResponse:
    """The reader's tabs for the script of a page that is the same for all: ``{"tabs": [{"name", "href"}]}``."""
    found = mine_of(request, here, cookies.kept_by(request)).tabs
    return private(JsonResponse({"tabs": [{"name": tab.name, "href": tab.href} for tab in found]}))
