"""The topic tree and the page of a topic."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from dateline.core.filters import EVERYTHING, Field
from dateline.core.filters.nodes import among
from dateline.index.lists import topic_list
from dateline.index.topics import around, moved_to, tree
from dateline.site import links
from dateline.site.depends import Depends, Kind, Watched, in_language
from dateline.site.editions import Here
from dateline.site.filtering.ask import ask
from dateline.site.filtering.asked import on_list
from dateline.site.filtering.page import choosing, depends_of, title_of
from dateline.site.head import Head
from dateline.site.page import render
from dateline.site.parts.topics import TopicLink, capital, chips, topic_link
from dateline.site.serve import edition_page, moved


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
    code = found.topic.code
    of = on_list(here, path, topic_list(here.language, code), within=among(Field.TOPIC, [code]))
    asked = ask(request, here, of)
    if isinstance(asked, HttpResponse):
        return asked
    label = capital(found.topic.label(here.language))
    now = timezone.now()
    shown = choosing(here, asked, label, now)
    whole = asked.node == EVERYTHING and asked.before is None
    head = Head(
        title=title_of(asked, label),
        description=gettext("%(topic)s: news by %(agency)s.") % {"topic": label, "agency": here.edition.name},
        path=asked.addressed(before=str(asked.before or "")),
        others={each.code: links.topic(each.code, slug) for each in here.editions} if whole else {},
        feeds=shown.feeds,
        current="topics",
    )
    # The topics below are named where they have stories.
    depends = depends_of(here, shown, now, Watched(node=asked.plain, counts=True))
    return render(
        "topic.html",
        here,
        head,
        depends=depends,
        label=label,
        choosing=shown,
        above=[topic_link(each, here) for each in found.above],
        below=chips(tuple(topic_link(each, here) for each in found.below)),
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
