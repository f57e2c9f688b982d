"""The pages behind a story's buttons: what a verb will do, why, and then doing it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive import verbs
from dateline.archive.models import Story
from dateline.archive.verbs import By
from dateline.core.desk import Refused, StateVerb, Why
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may, require
from dateline.desk.publishing import service
from dateline.desk.publishing.words import sentence
from dateline.desk.stories.page import crumbs, history
from dateline.desk.stories.verbs import RIGHTS
from dateline.desk.stories.words import DONE, MEANINGS, VERBS
from dateline.index.registry import catch_up_all

LONGEST = 2_000
"""Characters of a reason that are kept."""
_PLAIN = {verb.value: verb for verb in MEANINGS}


def act(request: HttpRequest, story_id: int, verb: str) -> HttpResponse:
    """Withdraw, restore, hold or release, after a page that says what that means."""
    if verb not in _PLAIN:
        raise Http404
    wanted, user = _PLAIN[verb], signed_in(request)
    require(user, RIGHTS[wanted])
    story = get_object_or_404(Story.objects.select_related("head"), pk=story_id)
    if request.method != "POST":
        return _page(request, story, wanted)
    lift = wanted is StateVerb.RELEASE and bool(request.POST.get("lift"))
    if lift:
        require(user, Right.PUBLISH)
    by = by_of(request)
    if wanted is StateVerb.WITHDRAW and not by.note:
        return _page(request, story, wanted, problem=_("Say why."))
    return attempt(
        request,
        story,
        lambda: verbs.change(story_id, wanted, by=by, now=timezone.now(), lift=lift),
        str(DONE[wanted]),
        lambda problem: _page(request, story, wanted, problem=problem),
    )


def advise(request: HttpRequest, story_id: int) -> HttpResponse:
    """Tell clients something about the story; readers see nothing of it."""
    user = signed_in(request)
    require(user, Right.ADVISE)
    story = get_object_or_404(Story.objects.select_related("head", "source"), pk=story_id)
    by = by_of(request)
    if request.method != "POST" or not by.note:
        return _advisory(request, story, _("Say what clients are to know.") if request.method == "POST" else "")
    return attempt(
        request,
        story,
        lambda: service.advise(story_id, by.note, user=user, seen=by.seen, now=timezone.now()),
        _("The advisory is sent."),
        lambda problem: _advisory(request, story, problem),
    )


def attempt(
    request: HttpRequest,
    story: Story,
    do: Callable[[], object],
    done: str,
    again: Callable[[str], HttpResponse],
) -> HttpResponse:
    """Do it, and show the story; or show the page again with the sentence that says why not."""
    try:
        do()
    except Refused as refused:
        story.refresh_from_db()
        return again(sentence(refused.why))
    # Who did it must see it done on the next page.
    catch_up_all()
    messages.success(request, done)
    return redirect("desk_story", story.pk)


def by_of(request: HttpRequest) -> By:
    """Who, why, and what they saw; a form that was sent without ``seen`` has seen nothing."""
    seen = request.POST.get("seen", "")
    note = request.POST.get("note", "").strip()[:LONGEST]
    return By(actor=signed_in(request).get_username(), note=note, seen=number(seen))


def number(text: str) -> int | None:
    """A whole number from a form, or None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def since_seen(request: HttpRequest, story: Story) -> list[object]:
    """What happened to the story after the form was shown."""
    seen = number(request.POST.get("seen", ""))
    return list(history(story.pk, seen)) if request.method == "POST" and seen is not None else []


def status_of(problem: str) -> int:
    """409 where somebody else was faster, 422 for other refusals."""
    if not problem:
        return 200
    return 409 if problem == sentence(Why.CHANGED) else 422


def _advisory(request: HttpRequest, story: Story, problem: str) -> HttpResponse:
    context = {
        "header_title": _("Advisory"),
        "breadcrumbs_items": crumbs(story, _("Advisory")),
        "story": story,
        "verb": _("Send the advisory"),
        "meaning": _("A note to clients and the desk about this story. Readers see nothing of it."),
        "reason_required": True,
        "note": request.POST.get("note", ""),
        "since": since_seen(request, story),
        "problem": problem,
    }
    return render(request, "desk/stories/act.html", context, status=status_of(problem))


def _page(request: HttpRequest, story: Story, verb: StateVerb, problem: str = "") -> HttpResponse:
    waits = verb is StateVerb.RELEASE and story.embargo_at is not None and story.embargo_at > timezone.now()
    context = {
        "header_title": VERBS[verb],
        "breadcrumbs_items": crumbs(story, str(VERBS[verb])),
        "story": story,
        "verb": VERBS[verb],
        "meaning": MEANINGS[verb],
        "reason_required": verb is StateVerb.WITHDRAW,
        "lift": waits,
        "may_lift": may(signed_in(request), Right.PUBLISH),
        "note": request.POST.get("note", ""),
        "since": since_seen(request, story),
        "problem": problem,
    }
    return render(request, "desk/stories/act.html", context, status=status_of(problem))
