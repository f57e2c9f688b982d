"""``/`` and ``/en``: on to the edition."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.views.decorators.http import require_safe

from dateline.archive.editions import editions
from dateline.site import links
from dateline.site.editions import here, preferred


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the front page of the edition in the language that the browser asks for."""
    found = editions()
    if not found:
        raise Http404
    response = HttpResponseRedirect(links.front(preferred(request, found).code))
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def bare_edition(request: HttpRequest, edition: str) -> HttpResponse:  # noqa: ARG001
    """``/en`` → ``/en/``."""
    where = here(edition)
    if where is None:
        raise Http404
    return HttpResponsePermanentRedirect(links.front(where.edition.code))
