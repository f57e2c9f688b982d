"""All places that have stories, and the page of one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from dateline.archive.models import Place
from dateline.core.filters import EVERYTHING, Field
from dateline.core.filters.nodes import among
from dateline.index.lists import place_list
from dateline.index.places import around, steps, tree
from dateline.site import links
from dateline.site.depends import Depends, Kind, Watched, in_language
from dateline.site.editions import Here
from dateline.site.filtering.ask import ask
from dateline.site.filtering.asked import on_list
from dateline.site.filtering.page import choosing, depends_of, title_of
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.places import PlaceLink, place_link, place_name
from dateline.site.serve import edition_page


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
    asked = ask(request, here, on_list(here, path, place_list(here.language, slug), within=among(Field.PLACE, [slug])))
    if isinstance(asked, HttpResponse):
        return asked
    label = place_name(found.place, here.language)
    now = timezone.now()
    shown = choosing(here, asked, label, now)
    whole = asked.node == EVERYTHING and asked.before is None
    head = Head(
        title=title_of(asked, label),
        description=gettext("%(place)s: news by %(agency)s.") % {"place": label, "agency": here.edition.name},
        path=asked.addressed(before=str(asked.before or "")),
        others={each.code: links.place(each.code, slug) for each in here.editions} if whole else {},
        feeds=shown.feeds,
        current="topics",
    )
    # The places below are named where they have stories.
    depends = depends_of(here, shown, now, Watched(node=asked.plain, counts=True))
    return render(
        "place.html",
        here,
        head,
        depends=depends,
        label=label,
        choosing=shown,
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
