"""From an address to a page: the edition, its language, the method, and revalidation."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
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


def moved(request: HttpRequest, path: str) -> HttpResponse:
    """301 to the canonical address, with what the reader asked of the page."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
