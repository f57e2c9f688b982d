"""All places that have stories, and the page of one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from dateline.archive.models import Place
from dateline.core.filters import Field
from dateline.index.lists import place_list
from dateline.index.pages import BadCursorError
from dateline.index.places import around, steps, tree
from dateline.site import links
from dateline.site.depends import Depends, Kind, Watched, in_language, under
from dateline.site.editions import Here
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.lists import cursor, feeds, listing, paged, stories_of
from dateline.site.parts.places import PlaceLink, place_link, place_name
from dateline.site.serve import edition_page
from dateline.site.views.errors import bad_cursor


@dataclass(frozen=True, slots=True)
class Branch:
    """A country, or a region within a part of the world, with the places in it that have stories."""

    place: PlaceLink
    below: list[PlaceLink] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Trunk:
    """A part of the world."""

    place: PlaceLink
    branches: list[Branch] = field(default_factory=list)


@edition_page
def places(request: HttpRequest, here: Here) -> HttpResponse:  # noqa: ARG001
    """The parts of the world, their countries and the places in them that have stories in the edition's language."""
    head = Head(
        title=gettext("Places"),
        description=gettext("Everything that %(agency)s reports on, by place.") % {"agency": here.edition.name},
        path=links.places(here.edition.code),
        others={each.code: links.places(each.code) for each in here.editions},
        current="topics",
    )
    watched = (Watched(node=in_language(here.language), counts=True),)
    depends = Depends(kind=Kind.TREE, address=head.path, watched=watched)
    return render("places.html", here, head, depends=depends, trunks=list(_trunks(tree(here.language), here)))


@edition_page
def place(request: HttpRequest, here: Here, slug: str) -> HttpResponse:
    """The stories about a place or filed from it, and of everything that lies in it."""
    found = around(slug, here.language)
    if found is None:
        raise Http404
    path = links.place(here.edition.code, slug)
    try:
        before = cursor(request.GET.get("before", ""))
    except BadCursorError:
        return bad_cursor(here, back=path)
    label = place_name(found.place, here.language)
    head = Head(
        title=label,
        description=gettext("%(place)s: news by %(agency)s.") % {"place": label, "agency": here.edition.name},
        path=paged(path, before),
        others={each.code: links.place(each.code, slug) for each in here.editions} if before is None else {},
        feeds=feeds(path, f"{here.edition.name}: {label}"),
        current="topics",
    )
    shown = listing(here, place_list(here.language, slug), path, before)
    # The places below are named where they have stories.
    watched = Watched(node=under(Field.PLACE, [slug], here.language), counts=True)
    depends = Depends(kind=Kind.LIST, address=head.path, stories=stories_of(shown.page), watched=(watched,))
    return render(
        "place.html",
        here,
        head,
        depends=depends,
        label=label,
        listing=shown,
        start=path,
        continued=before is not None,
        above=[place_link(each, here) for each in found.above],
        below=sorted((place_link(each, here) for each in found.below), key=lambda each: each.label),
    )


def _trunks(found: list[Place], here: Here) -> Iterator[Trunk]:
    """Parts of the world by name; a country lies right under its part, whatever region stands between."""
    trunks: dict[str, Trunk] = {}
    branches: dict[str, Branch] = {}
    for each in found:
        path, link = steps(each), place_link(each, here)
        if len(path) == 1:
            trunks[path[0]] = Trunk(link)
        elif path[0] in trunks and each.kind in {"region", "country"}:
            branches[each.slug] = Branch(link)
            trunks[path[0]].branches.append(branches[each.slug])
        elif country := next((branches[step] for step in reversed(path) if step in branches), None):
            country.below.append(link)
    for trunk in sorted(trunks.values(), key=lambda trunk: trunk.place.label):
        trunk.branches.sort(key=lambda branch: branch.place.label)
        yield trunk
