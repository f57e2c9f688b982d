"""The list of stories: the archive, newest activity first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dateline.archive.models import Story
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require
from dateline.desk.stories.forms import ListForm
from dateline.desk.stories.words import SIGNALS, STANDINGS
from dateline.index.desk.listing import read_page
from dateline.index.models import DeskRow

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A story as the list shows it."""

    story: Story
    row: DeskRow
    standing: str
    signal: str


def stories(request: HttpRequest) -> HttpResponse:
    """``?q=&standing=&source=&language=&urgency=&since=&until=&mine=&before=SEQ``."""
    user = signed_in(request)
    require(user, Right.ENTER)
    form = ListForm(request.GET)
    page = read_page(form.wanted(user), before=_seq(request.GET.get("before", "")), limit=PAGE)
    query = request.GET.copy()
    query.pop("before", None)
    first = query.urlencode()
    if page.more:
        query["before"] = str(page.more)
    context = {
        "header_title": _("Stories"),
        "breadcrumbs_items": [{"url": "", "label": _("Stories")}],
        "header_icon": "list-ul",
        "form": form,
        "lines": lines(page.ids),
        "more": query.urlencode() if page.more else "",
        "first": first if "before" in request.GET else None,
    }
    return render(request, "desk/stories/list.html", context)


def lines(ids: tuple[int, ...]) -> list[Line]:
    """The stories with these ids, in that order, as they are now."""
    stories = Story.objects.select_related("head", "source").defer("head__body_html", "head__lead", "head__extra")
    known = stories.in_bulk(ids)
    rows = DeskRow.objects.in_bulk(ids)
    return [
        Line(
            story=known[story_id],
            row=rows[story_id],
            standing=str(STANDINGS[rows[story_id].standing]),
            signal=str(SIGNALS[head.signal]) if (head := known[story_id].head) else "",
        )
        for story_id in ids
        if story_id in known and story_id in rows
    ]


def _seq(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None
