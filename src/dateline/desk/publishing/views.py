"""The publish page and the flash."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dateline.core.decide import Outcome
from dateline.core.desk import CopyVerb, Refused, Why
from dateline.core.photo.refused import PhotoRefused
from dateline.desk.drafts.find import signed_in
from dateline.desk.models import Draft
from dateline.desk.people.rights import Right, require
from dateline.desk.publishing.asking import Asked, Question, asked, question
from dateline.desk.publishing.proposal import Proposal, proposal
from dateline.desk.publishing.service import StaleDraftError, publish
from dateline.desk.publishing.words import sentence

VERBS = {
    CopyVerb.PUBLISH: gettext_lazy("Publish"),
    CopyVerb.UPDATE: gettext_lazy("Update"),
    CopyVerb.CORRECT: gettext_lazy("Correction"),
    CopyVerb.REFILE: gettext_lazy("Refile: a typing error"),
}


@require_http_methods(["GET", "POST"])
def publish_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what would be published; a POST publishes it, or asks what has to be asked first."""
    require(signed_in(request), Right.PUBLISH)
    get_object_or_404(Draft, pk=pk)
    try:
        found = proposal(pk, signed_in(request), timezone.now())
    except PhotoRefused as error:
        messages.error(request, _("A photo cannot be used: %(why)s") % {"why": error})
        return redirect("drafts:edit", pk)
    if request.method == "GET":
        return _page(request, found, Asked.first(found))
    said = asked(request.POST)
    missing = question(found, said)
    if missing is not Question.NONE:
        return _page(request, found, said, missing)
    return _publish(request, found, said)


def _publish(request: HttpRequest, found: Proposal, said: Asked) -> HttpResponse:
    pk = found.draft.pk
    try:
        recorded = publish(pk, said.order(found), user=signed_in(request), now=timezone.now())
    except StaleDraftError:
        return _page(request, found, said, Question.STALE, status=409)
    except Refused as refused:
        status = 409 if refused.why is Why.CHANGED else 422
        return _page(request, found, said, Question.NONE, status=status, refusal=sentence(refused.why))
    if recorded.outcome is Outcome.RESENT:
        messages.info(request, _("This text was published already."))
        return redirect("desk_story", recorded.story_id)
    messages.success(request, _told(recorded.outcome))
    return redirect("desk_story", recorded.story_id)


def _told(outcome: Outcome) -> str:
    if outcome is Outcome.HELD:
        return _("Filed. Nobody outside the desk sees it before its time.")
    return _("It is public.")


def _page(
    request: HttpRequest,
    found: Proposal,
    said: Asked,
    missing: Question = Question.NONE,
    *,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    if request.method == "POST" and missing is not Question.NONE and status == 200:
        status = 422
    context = {
        "proposal": found,
        "asked": said,
        "question": missing.value,
        "refusal": refusal,
        "verbs": [(verb.value, VERBS[verb]) for verb in found.verbs],
        "page_title": gettext_lazy("Publish"),
    }
    return TemplateResponse(request, "desk/publishing/publish.html", context, status=status)
