"""The front page's leads: which stories, in which order, until when."""

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.archive import leads
from dateline.archive.editions import editions
from dateline.archive.leads import Lead
from dateline.archive.models import Edition, Story
from dateline.archive.public import rows
from dateline.archive.verbs import By
from dateline.core.desk import Refused
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require
from dateline.desk.publishing.words import sentence
from dateline.desk.stories.acts import number, status_of
from dateline.index.lists import all_news
from dateline.index.pages import read_page
from dateline.index.registry import catch_up_all

CANDIDATES = 40
"""Newest public stories of the edition that are offered."""


class SlotForm(forms.Form):
    """A story's place, empty for none, and when it leaves."""

    position = forms.IntegerField(label=gettext_lazy("Place"), required=False, min_value=1, max_value=99)
    until = forms.DateTimeField(
        label=gettext_lazy("Until"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


@dataclass(frozen=True, slots=True)
class Slot:
    """A story that leads or could."""

    story: Story
    form: SlotForm


def first(request: HttpRequest) -> HttpResponse:
    """The first edition's."""
    require(signed_in(request), Right.LEAD)
    return redirect("desk_leads", editions()[0].code)


def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Shows the leads and what could lead; replaces all of them at once."""
    user = signed_in(request)
    require(user, Right.LEAD)
    edition = get_object_or_404(Edition, code=code)
    if request.method != "POST":
        return _page(request, edition, slots(request, edition))
    offered = slots(request, edition)
    if [slot for slot in offered if not slot.form.is_valid()]:
        return _page(request, edition, offered, _("The leads stay as they were."))
    by = By(actor=user.get_username(), seen=number(request.POST.get("seen", "")))
    try:
        leads.choose(edition, _ordered(offered), by, timezone.now())
    except Refused as refused:
        return _page(request, edition, offered, sentence(refused.why))
    catch_up_all()
    messages.success(request, _("The front page is changed."))
    return redirect("desk_leads", code)


def slots(request: HttpRequest, edition: Edition) -> list[Slot]:
    """The leads in their order, then the newest public stories, and those that the form names."""
    chosen = {slot.story_id: slot for slot in edition.leads.order_by("position")}
    posted = [story for text in request.POST.getlist("story") if (story := number(text)) is not None]
    newest = read_page(all_news(edition.language), limit=CANDIDATES).ids
    ids = list(dict.fromkeys([*chosen, *posted, *newest]))
    # What is not public any more cannot lead, and the next choice drops it.
    public = [row.id for row in rows(ids) if row.language == edition.language]
    stories = Story.objects.select_related("head", "public").in_bulk(public)
    return [
        Slot(
            story=stories[pk],
            form=SlotForm(
                request.POST or None,
                prefix=str(pk),
                initial={"position": chosen[pk].position, "until": chosen[pk].expires_at} if pk in chosen else {},
            ),
        )
        for pk in public
    ]


def _ordered(offered: list[Slot]) -> list[Lead]:
    """By their numbers; the same number twice leaves both in the order in which they stood."""
    placed = [slot for slot in offered if slot.form.cleaned_data["position"]]
    placed.sort(key=lambda slot: slot.form.cleaned_data["position"])
    return [Lead(slot.story.pk, _until(slot)) for slot in placed]


def _until(slot: Slot) -> dt.datetime | None:
    until: dt.datetime | None = slot.form.cleaned_data["until"]
    return until


def _page(request: HttpRequest, edition: Edition, offered: list[Slot], problem: str = "") -> HttpResponse:
    context = {
        "header_title": _("Front page"),
        "breadcrumbs_items": [{"url": "", "label": _("Front page")}],
        "edition": edition,
        "editions": editions(),
        "slots": offered,
        "seen": leads.last_seq(edition),
        "zone": timezone.get_current_timezone_name(),
        "problem": problem,
    }
    return render(request, "desk/stories/leads.html", context, status=status_of(problem))
