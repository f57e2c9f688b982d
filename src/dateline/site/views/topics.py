"""The topic tree and the page of a topic."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from dateline.archive.models import Topic
from dateline.index.lists import topic_list
from dateline.index.models import Listed
from dateline.index.pages import BadCursorError
from dateline.site import links
from dateline.site.editions import Here
from dateline.site.page import Head, render
from dateline.site.parts.lists import cursor, feeds, listing, paged
from dateline.site.parts.topics import TopicLink, capital, topic_link
from dateline.site.serve import edition_page
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
    return render("topics.html", here, head, filled=filled, empty=empty)


@edition_page
def topic(request: HttpRequest, here: Here, slug: str) -> HttpResponse:
    """The stories of a topic and of everything under it."""
    found = Topic.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    path = links.topic(here.edition.code, slug)
    try:
        before = cursor(request.GET.get("before", ""))
    except BadCursorError:
        return bad_cursor(here, back=path)
    label = capital(found.label(here.language))
    head = Head(
        title=label,
        description=gettext("%(topic)s: news by %(agency)s.") % {"topic": label, "agency": here.edition.name},
        path=paged(path, before),
        others={each.code: links.topic(each.code, slug) for each in here.editions} if before is None else {},
        feeds=feeds(path, f"{here.edition.name}: {label}"),
        current="topics",
    )
    shown = listing(here, topic_list(here.language, found.code), path, before)
    around = _around(found, here)
    return render(
        "topic.html",
        here,
        head,
        label=label,
        listing=shown,
        start=path,
        continued=before is not None,
        above=[each for each in around if each.level < len(found.path.split())],
        below=[each for each in around if each.level > len(found.path.split())],
    )


def _around(found: Topic, here: Here) -> list[TopicLink]:
    """The topics above, from the first level down, and those right below that have stories."""
    above = Topic.objects.filter(code__in=found.path.split()[:-1])
    near = (above | Topic.objects.filter(parent=found)).annotate(filled=_filled(here)).order_by("path")
    return [topic_link(each, here) for each in near if each.filled or each.parent_id != found.pk]


def _tree(here: Here) -> list[Trunk]:
    first_level = Q(parent__isnull=True, retired=False)
    shown = Topic.objects.annotate(filled=_filled(here)).filter(first_level | Q(filled=True))
    trunks: list[Trunk] = []
    # A path begins with that of the topic above, so that one stands right before what lies under it.
    for each in sorted(shown, key=lambda topic: topic.path):
        link = topic_link(each, here)
        if link.level == 1:
            trunks.append(Trunk(link, each.filled, []))
        elif link.level == 2:
            trunks[-1].branches.append(Branch(link, []))
        else:
            trunks[-1].branches[-1].below.append(link)
    return trunks


def _filled(here: Here) -> Exists:
    """Whether a topic's list in the edition's language has any story."""
    name = Concat(Value(f"{here.language} "), OuterRef("code"))
    return Exists(Listed.objects.filter(list=name))
