"""Those whom the latest stories name most, and the page of one of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from dateline.core.filters import EVERYTHING, Field
from dateline.core.filters.nodes import among
from dateline.index.people import key_of, known_as, most_named
from dateline.site import links
from dateline.site.depends import Depends, Kind, Watched, in_language
from dateline.site.editions import Here
from dateline.site.filtering.ask import ask
from dateline.site.filtering.asked import on_list
from dateline.site.filtering.page import choosing, depends_of, title_of
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.people import person_link
from dateline.site.serve import edition_page, moved


@edition_page
def people(request: HttpRequest, here: Here) -> HttpResponse:  # noqa: ARG001
    """Whom most of the latest stories in the edition's language name."""
    head = Head(
        title=gettext("People"),
        description=gettext("Whom %(agency)s reports on.") % {"agency": here.edition.name},
        path=links.people(here.edition.code),
        others={each.code: links.people(each.code) for each in here.editions},
        current="topics",
    )
    named = [person_link(each, here) for each in most_named(here.language)]
    watched = (Watched(node=in_language(here.language), counts=True),)
    return render(
        "people.html", here, head, depends=Depends(kind=Kind.TREE, address=head.path, watched=watched), people=named
    )


@edition_page
def person(request: HttpRequest, here: Here, slug: str) -> HttpResponse:
    """The stories that name somebody, in whatever spelling; 404 where none does."""
    key = key_of(slug)
    if not key:
        raise Http404
    path = links.person(here.edition.code, key.replace(" ", "-"))
    if request.path_info != path:
        return moved(request, path)
    asked = ask(request, here, on_list(here, path, within=among(Field.PERSON, [key])))
    if isinstance(asked, HttpResponse):
        return asked
    now = timezone.now()
    found = known_as(key, choosing(here, asked.with_filter(EVERYTHING), "", now).listing.page.ids)
    if not found.stories:
        raise Http404
    shown = choosing(here, asked, found.name, now)
    whole = asked.node == EVERYTHING and asked.before is None
    head = Head(
        title=title_of(asked, found.name),
        description=gettext("%(place)s: news by %(agency)s.") % {"place": found.name, "agency": here.edition.name},
        path=asked.addressed(before=str(asked.before or "")),
        others={each.code: links.person(each.code, found.slug) for each in here.editions} if whole else {},
        feeds=shown.feeds,
        current="topics",
    )
    # The name and the office are those of the newest stories.
    depends = depends_of(here, shown, now, Watched(node=asked.plain, counts=True))
    return render("person.html", here, head, depends=depends, person=found, choosing=shown)
