"""The tree of topics, and one more in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dateline.archive.editions import editions
from dateline.archive.models import Topic
from dateline.archive.vocabulary import OWN_TOPICS, add_topic
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require
from dateline.desk.topics.forms import AddForm, language
from dateline.index.lists import topic_list
from dateline.index.models import Listed

PAGE = 100
KINDS = ("own", "gone")
"""What ``?show=`` knows besides everything: the agency's own, and those that are retired or merged."""


@dataclass(frozen=True, slots=True)
class Line:
    """A topic as the list shows it."""

    topic: Topic
    label: str
    above: str
    """Labels of what it lies under; empty where the tree is shown."""
    depth: int
    own: bool
    into: str
    """Label of the topic that it is merged into."""
    addresses: tuple[str, ...]
    stories: int


def topics(request: HttpRequest) -> HttpResponse:
    """``?q=WORDS&show=own|gone&page=N``; adds what is posted."""
    user = signed_in(request)
    require(user, Right.TOPICS)
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            added = add_topic(said["label_en"], said["label_ru"], said["parent"], actor=user.get_username())
        except ValueError:
            form.add_error("label_en", _("A label needs letters or digits, and must be new under this topic."))
        except LookupError:
            form.add_error("parent", _("That topic was retired or merged meanwhile."))
        else:
            messages.success(request, _("The topic is added: {label}").format(label=added.label(language())))
            return redirect("desk_topic", added.pk)
    query, show = request.GET.get("q", "").strip()[:100], request.GET.get("show", "")
    page = Paginator(_found(query, show), PAGE).get_page(request.GET.get("page"))
    context = {
        **heading(_("Topics")),
        "form": form,
        "query": query,
        "show": show,
        "page": page,
        "lines": _lines(page, flat=bool(query or show in KINDS)),
        "room": "topics",
    }
    return render(request, "desk/topics/list.html", context, status=422 if form.errors else 200)


def heading(title: str) -> dict[str, object]:
    """What Wagtail's page frame wants."""
    return {"header_title": title, "breadcrumbs_items": [{"url": "", "label": title}], "header_icon": "tag"}


def stories_of(codes: Collection[str]) -> dict[str, int]:
    """How many public stories the lists of topics hold, in all editions' languages."""
    names = {topic_list(each, code): code for each in {row.language for row in editions()} for code in codes}
    found: dict[str, int] = dict.fromkeys(codes, 0)
    counted = Listed.objects.filter(list__in=list(names)).values_list("list").annotate(Count("pk"))
    for name, count in counted:
        found[names[name]] += count
    return found


def _found(query: str, show: str) -> list[Topic]:
    """In the order of the tree, each level by its labels in the desk's language."""
    rows = list(Topic.objects.select_related("merged_into").prefetch_related("addresses"))
    labels = {topic.code: topic.label(language()).casefold() for topic in rows}
    wanted = [topic for topic in rows if _shown(topic, show) and _has(topic, query.casefold().split())]
    return sorted(wanted, key=lambda topic: [(labels.get(code, ""), code) for code in topic.path.split()])


def _shown(topic: Topic, show: str) -> bool:
    if show == "own":
        return topic.code.startswith(OWN_TOPICS)
    return show != "gone" or topic.retired or topic.merged_into_id is not None


def _has(topic: Topic, words: Sequence[str]) -> bool:
    if not words:
        return True
    known = (topic.label_en, topic.label_ru, topic.slug, topic.code, *(each.slug for each in topic.addresses.all()))
    text = " ".join(known).casefold()
    return all(word in text for word in words)


def _lines(page: "Page[Topic]", *, flat: bool) -> list[Line]:
    codes = {code for topic in page for code in topic.path.split()}
    labels = {row.code: row.label(language()) for row in Topic.objects.filter(code__in=codes)}
    stories = stories_of([topic.code for topic in page])
    return [
        Line(
            topic=topic,
            label=topic.label(language()),
            above=" › ".join(labels[code] for code in topic.path.split()[:-1] if code in labels) if flat else "",
            depth=0 if flat else topic.path.count(" "),
            own=topic.code.startswith(OWN_TOPICS),
            into=topic.merged_into.label(language()) if topic.merged_into else "",
            addresses=tuple(each.slug for each in topic.addresses.all()),
            stories=stories[topic.code],
        )
        for topic in page
    ]
