"""From a story to a draft: each button makes one and opens it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.archive.apply import load
from dateline.archive.models import Edition, Story
from dateline.desk.drafts import start
from dateline.desk.drafts.find import signed_in
from dateline.desk.models import Draft, User
from dateline.desk.people.rights import Right, require
from dateline.desk.stories.verbs import Offered, offered

_MAKERS: dict[str, tuple[Callable[[Offered], bool], Callable[[Story, User], Draft]]] = {
    "open": (lambda offer: offer.draft, start.open_for),
    "take": (lambda offer: offer.take, start.take),
    "duplicate": (lambda offer: offer.write, start.duplicate),
    "substitute": (lambda offer: offer.substitute, start.substitute),
}


@require_POST
def make(request: HttpRequest, story_id: int, how: str) -> HttpResponse:
    """``open``, ``take``, ``duplicate`` or ``substitute``."""
    user = signed_in(request)
    require(user, Right.WRITE)
    if how not in _MAKERS:
        raise Http404
    get_object_or_404(Story, pk=story_id)
    found = load(story_id)
    applies, maker = _MAKERS[how]
    if not applies(offered(found, user, timezone.now())):
        messages.error(request, _("That does not apply to the story as it is now."))
        return redirect("desk_story", story_id)
    return redirect("drafts:edit", maker(found.story, user).pk)


@require_POST
def translate(request: HttpRequest, story_id: int) -> HttpResponse:
    """For the edition in the form's ``edition``."""
    user = signed_in(request)
    require(user, Right.WRITE)
    get_object_or_404(Story, pk=story_id)
    edition = get_object_or_404(Edition, code=request.POST.get("edition", ""))
    found = load(story_id)
    if not offered(found, user, timezone.now()).write or edition.language == found.story.language:
        messages.error(request, _("That does not apply to the story as it is now."))
        return redirect("desk_story", story_id)
    return redirect("drafts:edit", start.translate(found.story, edition, user).pk)
