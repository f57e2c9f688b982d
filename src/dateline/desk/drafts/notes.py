"""The thread of notes on a draft and on a story."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from dateline.archive.models import Story
from dateline.desk.drafts.find import signed_in
from dateline.desk.models import Draft, Note
from dateline.desk.people.rights import Right, require

LONGEST = 5_000
"""Characters of a note that are kept."""


def notes_of(story: Story) -> "QuerySet[Note]":
    """What was said of a story and of its draft, oldest first."""
    return Note.objects.filter(Q(story=story) | Q(draft__story=story)).select_related("author")


@require_POST
def to_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a note to a draft."""
    require(signed_in(request), Right.ENTER)
    draft = get_object_or_404(Draft, pk=pk)
    _add(request, draft=draft)
    return redirect("drafts:edit", pk)


@require_POST
def to_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Add a note to a story."""
    require(signed_in(request), Right.ENTER)
    story = get_object_or_404(Story, pk=story_id)
    _add(request, story=story)
    return redirect("desk_story", story_id)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that what a note asks for was done."""
    require(signed_in(request), Right.WRITE)
    note = get_object_or_404(Note, pk=pk)
    Note.objects.filter(pk=pk, settled_at=None).update(settled_at=timezone.now())
    return redirect("drafts:edit", note.draft_id) if note.draft_id else redirect("desk_story", note.story_id)


def _add(request: HttpRequest, draft: Draft | None = None, story: Story | None = None) -> None:
    text = request.POST.get("text", "").strip()[:LONGEST]
    if text:
        Note.objects.create(draft=draft, story=story, author=signed_in(request), text=text)
