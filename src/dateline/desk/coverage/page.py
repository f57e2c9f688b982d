"""One event at the desk, and what an editor may say of it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.archive.models import Source, Story
from dateline.archive.verbs import By
from dateline.coverage import desk
from dateline.coverage.models import Coverage, Decision
from dateline.coverage.reading import event
from dateline.desk.coverage.listing import heading
from dateline.desk.drafts import start
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may, require
from dateline.index.registry import catch_up_all


def one(request: HttpRequest, number: int) -> HttpResponse:
    """Who tells it, and the buttons."""
    user = signed_in(request)
    require(user, Right.WRITE)
    found = get_object_or_404(Coverage, pk=number)
    if found.merged_into_id:
        return redirect("desk_coverage_event", found.merged_into_id)
    told = event(number)
    title = told.originals[0].headline if told.tellings else _("Event {number}").format(number=number)
    context = {
        **heading(title),
        "found": found,
        "event": told,
        "decisions": Decision.objects.filter(coverage=number).order_by("-pk"),
        "may_decide": may(user, Right.LEAD),
    }
    return render(request, "desk/coverage/event.html", context)


@require_POST
def act(request: HttpRequest, number: int, verb: str) -> HttpResponse:
    """``merge``, ``split``, ``pin`` or ``unpin``."""
    user = signed_in(request)
    require(user, Right.LEAD)
    by, now = By(actor=user.get_username()), timezone.now()
    acts: dict[str, Callable[[], object]] = {
        "merge": lambda: desk.merge(number, _number(request.POST.get("into", "")), by, now),
        "split": lambda: desk.split([_number(each) for each in request.POST.getlist("story")], number, by, now),
        "pin": lambda: desk.pin(number, True, by, now),
        "unpin": lambda: desk.pin(number, False, by, now),
    }
    if verb not in acts:
        raise Http404
    try:
        acts[verb]()
    except desk.RefusedError as refused:
        messages.error(request, str(refused))
    else:
        catch_up_all()
        messages.success(request, _("Done. The machine keeps to it from now on."))
    return redirect("desk_coverage_event", number)


@require_POST
def source(request: HttpRequest, verb: str) -> HttpResponse:
    """``exclude`` or ``include`` the ``source`` of the form."""
    user = signed_in(request)
    require(user, Right.SOURCES)
    found = get_object_or_404(Source, slug=request.POST.get("source", ""))
    decide = {"exclude": desk.exclude, "include": desk.include}.get(verb)
    if decide is None:
        raise Http404
    decide(found, By(actor=user.get_username()), timezone.now())
    catch_up_all()
    messages.success(request, _("Done. The machine keeps to it from now on."))
    return redirect("desk_coverage")


@require_POST
def draft(request: HttpRequest, story_id: int) -> HttpResponse:
    """Start a draft about what an outlet tells, with none of its words."""
    user = signed_in(request)
    require(user, Right.WRITE)
    story = get_object_or_404(Story.objects.select_related("head", "source"), pk=story_id)
    return redirect("drafts:edit", start.about(story, user).pk)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise desk.RefusedError(_("“{text}” is no number of an event.").format(text=text))
    return int(text)
