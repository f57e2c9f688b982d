"""Receipts: who has what of a story, and who still shows what was taken away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.archive.models import Story
from dateline.core.ledger import Fate
from dateline.desk.clients.words import hand_words, way_words
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may
from dateline.wire import holding


def may_look(request: HttpRequest) -> bool:
    """Whoever may kill a story has to see what becomes of that; whoever looks after clients, too."""
    user = signed_in(request)
    return may(user, Right.KILL) or may(user, Right.CLIENTS)


def overview(request: HttpRequest) -> HttpResponse:
    """Stories that were taken away and that somebody may still show."""
    _check(request)
    context = {
        **_heading(_("Client receipts")),
        "taken": holding.taken_and_open(),
        "by_hand": [(each, hand_words(each.by_hand)) for each in holding.open_by_hand()],
    }
    return render(request, "desk/clients/receipts.html", context)


def of_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """One story: each client, what it was sent, acknowledged and fetched."""
    _check(request)
    story = get_object_or_404(Story.objects.select_related("head", "source"), pk=story_id)
    found = holding.holdings(story_id)
    gone = story.fate != Fate.STANDS.value
    context = {
        **_heading(_("Client receipts")),
        "story": story,
        "gone": gone,
        "may_clients": may(signed_in(request), Right.CLIENTS),
        "holdings": [(each, way_words(each.way), hand_words(each.by_hand)) for each in found],
        "still": sum(each.still for each in found) if gone else 0,
    }
    return render(request, "desk/clients/receipts_story.html", context)


@require_POST
def done(request: HttpRequest, story_id: int, pk: int) -> HttpResponse:
    """Somebody did by hand what we could not."""
    _check(request)
    if holding.done_by_hand(pk, timezone.now()):
        messages.success(request, _("Noted as done."))
    return redirect("desk_receipts_story", story_id)


def _check(request: HttpRequest) -> None:
    if not may_look(request):
        raise PermissionDenied


def _heading(title: str) -> dict[str, object]:
    """What Wagtail's page frame wants."""
    return {"header_title": title, "breadcrumbs_items": [{"url": "", "label": title}], "header_icon": "tick-inverse"}
