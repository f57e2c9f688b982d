"""From an address to a page: the edition, its language, the method, and revalidation."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseNotAllowed,
    HttpResponsePermanentRedirect,
)
from django.utils.translation import override

from dateline.site.editions import Here, here
from dateline.site.page import revalidated
from dateline.site.views.errors import not_found

P = ParamSpec("P")
READING = ("GET", "HEAD")


def edition_page(view: Callable[Concatenate[HttpRequest, Here, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of an edition: its language is active, only reading is allowed, what is unknown gets the 404 page.

    An edition that does not exist is an `Http404` for Django's own handler, since it has no language to answer in.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, edition: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        where = here(edition)
        if where is None:
            raise Http404
        with override(where.language):
            try:
                response = view(request, where, *args, **kwargs)
            except Http404:
                response = not_found(where)
        return revalidated(request, response)

    return answer


def edition_act(view: Callable[Concatenate[HttpRequest, Here, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """What a reader does with what their browser keeps: POST alone, and from our own pages alone."""

    @wraps(view)
    def answer(request: HttpRequest, /, edition: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        where = here(edition)
        if where is None:
            raise Http404
        if not _from_here(request):
            return HttpResponseForbidden("This is for this site’s own pages.\n", content_type="text/plain")
        with override(where.language):
            response = view(request, where, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def _from_here(request: HttpRequest) -> bool:
    """Browsers say where a form comes from (Fetch, section 3.1); a client that says nothing has no cookie to change."""
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return urlsplit(origin).netloc == request.get_host()


def moved(request: HttpRequest, path: str) -> HttpResponse:
    """301 to the canonical address, with what the reader asked of the page."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
