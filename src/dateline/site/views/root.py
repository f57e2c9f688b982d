"""``/`` and ``/en``: on to the edition."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.views.decorators.http import require_safe

from dateline.site import links
from dateline.site.editions import here, preferred, read_editions


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the front page of the edition in the language that the browser asks for."""
    editions = read_editions()
    if not editions:
        raise Http404
    response = HttpResponseRedirect(links.front(preferred(request, editions).code))
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
