"""News search: the page, and what is suggested while somebody types."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext

from dateline.core.filters import EVERYTHING, FilterError
from dateline.core.filters.expiry import changes_at
from dateline.index.pages import BadCursorError
from dateline.index.search.public import reader
from dateline.index.search.public.port import NotReadyError, Snapshot, TooBroadError
from dateline.site import links
from dateline.site.depends import Depends, Kind, Watched, as_asked
from dateline.site.editions import Here
from dateline.site.filtering import problems
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.lists import stories_of
from dateline.site.searching import narrowing
from dateline.site.searching.asked import BEST, Search, is_read, search_of, with_dates
from dateline.site.searching.results import Results, results
from dateline.site.searching.suggesting import suggestions
from dateline.site.serve import edition_page
from dateline.site.views.errors import bad_cursor

_RETRY_SECONDS = "60"


@edition_page
def search(request: HttpRequest, here: Here) -> HttpResponse:
    """What passes ``?q=``, newest first, or with ``order=best`` what answers best."""
    code = here.edition.code
    if dated := with_dates(request.GET):
        return HttpResponseRedirect(links.search(code, dated, order=request.GET.get("order", "")))
    try:
        asked = search_of(request.GET, here)
        if not asked.written:
            return _page(here, depends=Depends(kind=Kind.SEARCH, address=_address(request, asked)))
        return _answer(request, asked, reader().snapshot())
    except BadCursorError:
        return bad_cursor(here, back=links.search(code, request.GET.get("q", "")[: problems.KEPT]))
    except FilterError as error:
        written = request.GET.get("q", "").strip()
        said, marked = problems.said(error), problems.marked(error, written)
        ways = [
            (way, links.search(code, way)) for way in dict.fromkeys(problems.suggested(error, written)) if is_read(way)
        ]
        return _page(here, 400, written=written[: problems.KEPT], said=said, marked=marked, ways=ways)
    except TooBroadError:
        said = gettext("This would be looked up in too many stories at once. Take fewer words, or rarer ones.")
        return _page(here, 400, written=request.GET.get("q", "").strip(), said=said)
    except NotReadyError:
        response = _page(here, 503, preparing=True, written=request.GET.get("q", "").strip())
        response.headers["Retry-After"] = _RETRY_SECONDS
        return response


@edition_page
def suggest(request: HttpRequest, here: Here) -> HttpResponse:
    """Topics, places, people and headlines that begin as ``?q=`` does, as JSON; empty where there is no index."""
    written = request.GET.get("q", "")
    asked = Search(here=here, written=written, node=EVERYTHING, now=timezone.now())
    try:
        return JsonResponse(suggestions(asked, reader().snapshot()), json_dumps_params={"ensure_ascii": False})
    except NotReadyError:
        return JsonResponse({})


def _address(request: HttpRequest, asked: Search) -> str:
    return as_asked(request, asked.address(before=str(asked.before or "")), "q", "since", "until", "order")


def _depends(request: HttpRequest, asked: Search, found: Results) -> Depends | None:
    """None for what changes with stories of all sorts, or with each moment, as the order of the best does."""
    if asked.best or not found.by_itself:
        return None
    return Depends(
        kind=Kind.SEARCH,
        address=_address(request, asked),
        stories=stories_of(found.page),
        watched=(Watched(node=asked.node, counts=True),),
        until=changes_at(asked.node, asked.now, asked.zone, None),
    )


def _answer(request: HttpRequest, asked: Search, snapshot: Snapshot) -> HttpResponse:
    code, canonical = asked.here.edition.code, asked.text
    found = results(asked, snapshot)
    return _page(
        asked.here,
        depends=_depends(request, asked, found),
        written=asked.written,
        found=found,
        best=asked.best,
        newest_href=links.search(code, asked.written),
        best_href=links.search(code, asked.written, order=BEST),
        chosen=narrowing.chosen(asked),
        further=asked.before is not None or asked.start > 0,
        start=asked.address(),
        save=links.filtered(code, canonical),
        feed=f"{links.all_news(code)}.rss?{urlencode({'f': canonical})}",
    )


def _page(here: Here, status: int = 200, depends: Depends | None = None, **context: Any) -> HttpResponse:
    code, written = here.edition.code, str(context.get("written", ""))
    title = gettext("News search")
    head = Head(
        title=f"{written} | {title}" if written else title,
        description=gettext("Search all news of %(agency)s.") % {"agency": here.edition.name},
        path=links.search(code) if status == 200 and not written else "",
        others={each.code: links.search(each.code, written) for each in here.editions} if status == 200 else {},
        current="search",
    )
    shown: dict[str, Any] = {
        "action": links.search(code),
        "suggest": f"{links.search(code)}/suggest",
        "archive": links.archive(code),
    }
    response = render("search.html", here, head, status=status, depends=depends, **shown, **context)
    if written:
        # Answers are without number; what they lead to is listed elsewhere.
        response.headers["X-Robots-Tag"] = "noindex"
    return response
