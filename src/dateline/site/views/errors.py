"""Pages for what cannot be shown. They say what to do next and repeat nothing of the address."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.translation import get_language, get_language_from_request, gettext, override

from dateline.archive import public
from dateline.archive.editions import editions
from dateline.archive.models import Story
from dateline.archive.public import Gone
from dateline.core.ledger import Fate
from dateline.site.clock import Clock
from dateline.site.depends import Depends, Kind
from dateline.site.editions import Here, preferred
from dateline.site.head import Head
from dateline.site.page import render, revalidated
from dateline.site.parts.entries import Entry, entries


def not_found(here: Here) -> HttpResponse:
    """404, byte for byte the same for everything unknown, embargoed and withheld."""
    return render("not_found.html", here, Head(title=gettext("Page not found")), status=404)


def gone(here: Here, found: Gone, path: str) -> HttpResponse:
    """410 for a story whose text was public: the fact stays, the text does not, nor its headline in the address.

    ``path`` is what was asked for: any slug will do.
    """
    killed = found.story.fate != Fate.WITHDRAWN.value
    head = Head(title=gettext("Story withdrawn"))
    instead = _instead(here, found)
    depends = Depends(
        kind=Kind.GONE, address=path, stories=frozenset([found.story.pk, *(each.story_id for each in instead)])
    )
    return render("gone.html", here, head, status=410, depends=depends, killed=killed, instead=instead)


def _instead(here: Here, found: Gone) -> list[Entry]:
    """What is told in a killed story's stead, where that is public."""
    ids = Story.objects.filter(substitute_for=found.story).order_by("pk").values_list("pk", flat=True)
    rows = public.rows(list(ids))
    clock = Clock.of(here.edition.zone, here.language)
    return [entry for row in rows for entry in entries([row], here.home_of(row.language).code, clock)]


def bad_cursor(here: Here, back: str) -> HttpResponse:
    """400 for a Show more address that this site did not make; ``back`` is the list's beginning."""
    return render("bad_cursor.html", here, Head(title=gettext("This address is incomplete")), status=400, back=back)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """For addresses outside every edition, in the language that the browser asks for."""
    found = editions()
    if not found:
        return HttpResponse("Not found.\n", content_type="text/plain", status=404)
    here = Here(preferred(request, found), found)
    with override(here.language):
        response = revalidated(request, not_found(here))
    response.headers["Vary"] = "Accept-Language"
    return response


def handler500(request: HttpRequest) -> HttpResponse:
    """For what went wrong on our side. Asks neither the database nor collected files, either may be what is broken."""
    with override(get_language_from_request(request)):
        page = get_template("site/failed.html").render({"language": get_language()})
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language"}
    return HttpResponse(page, status=500, headers=headers)
