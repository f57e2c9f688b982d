"""The topic tree and the page of a topic."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from dateline.core.filters import Field
from dateline.index.lists import topic_list
from dateline.index.pages import BadCursorError
from dateline.index.topics import around, moved_to, tree
from dateline.site import links
from dateline.site.depends import Depends, Kind, Watched, in_language, under
from dateline.site.editions import Here
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.lists import cursor, feeds, listing, paged, stories_of
from dateline.site.parts.topics import TopicLink, capital, topic_link
from dateline.site.serve import edition_page, moved
from dateline.site.views.errors import bad_cursor


@dataclass(frozen=True, slots=True)
class Branch:
    """A topic of the second level with everything below it that has stories."""

    topic: TopicLink
    below: list[TopicLink]


@dataclass(frozen=True, slots=True)
class Trunk:
    """A topic of the first level. ``filled`` is False where no story lies under it: it is named without a link."""

    topic: TopicLink
    filled: bool
    branches: list[Branch]


@edition_page
def topics(request: HttpRequest, here: Here) -> HttpResponse:  # noqa: ARG001
    """All topics of the first level, and below them those that have stories in the edition's language."""
    head = Head(
        title=gettext("Topics"),
        description=gettext("Everything that %(agency)s reports on, by topic.") % {"agency": here.edition.name},
        path=links.topics(here.edition.code),
        others={each.code: links.topics(each.code) for each in here.editions},
        current="topics",
    )
    trunks = _tree(here)
    filled, empty = [each for each in trunks if each.filled], [each for each in trunks if not each.filled]
    watched = (Watched(node=in_language(here.language), counts=True),)
    depends = Depends(kind=Kind.TREE, address=head.path, watched=watched)
    return render("topics.html", here, head, depends=depends, filled=filled, empty=empty)


@edition_page
def topic(request: HttpRequest, here: Here, slug: str) -> HttpResponse:
    """The stories of a topic and of everything under it."""
    found = around(slug, here.language)
    if found is None or found.topic.merged_into_id is not None:
        present = moved_to(slug)
        if not present:
            raise Http404
        return moved(request, links.topic(here.edition.code, present))
    path = links.topic(here.edition.code, slug)
    try:
        before = cursor(request.GET.get("before", ""))
    except BadCursorError:
        return bad_cursor(here, back=path)
    label = capital(found.topic.label(here.language))
    head = Head(
        title=label,
        description=gettext("%(topic)s: news by %(agency)s.") % {"topic": label, "agency": here.edition.name},
        path=paged(path, before),
        others={each.code: links.topic(each.code, slug) for each in here.editions} if before is None else {},
        feeds=feeds(path, f"{here.edition.name}: {label}"),
        current="topics",
    )
    shown = listing(here, topic_list(here.language, found.topic.code), path, before)
    # The topics below are named where they have stories.
    watched = Watched(node=under(Field.TOPIC, [found.topic.code], here.language), counts=True)
    depends = Depends(kind=Kind.LIST, address=head.path, stories=stories_of(shown.page), watched=(watched,))
    return render(
        "topic.html",
        here,
        head,
        depends=depends,
        label=label,
        listing=shown,
        start=path,
        continued=before is not None,
        above=[topic_link(each, here) for each in found.above],
        below=[topic_link(each, here) for each in found.below],
    )


def _tree(here: Here) -> list[Trunk]:
    trunks: list[Trunk] = []
    for counted in tree(here.language):
        link = topic_link(counted.topic, here)
        if len(link.path) == 1:
            trunks.append(Trunk(link, counted.filled, []))
        elif len(link.path) == 2:
            trunks[-1].branches.append(Branch(link, []))
        else:
            trunks[-1].branches[-1].below.append(link)
    return trunks
