"""The flash: one line, public at once, and filled in afterwards."""

import uuid

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dateline.archive.models import Edition
from dateline.core.desk import CopyVerb
from dateline.desk.drafts.find import signed_in
from dateline.desk.drafts.marks import mark_of
from dateline.desk.models import Draft, User
from dateline.desk.people.rights import Right, require
from dateline.desk.publishing.service import Order, record
from dateline.index.registry import catch_up_all

URGENCY = 1


class FlashForm(forms.Form):
    """The line, and in which language it is."""

    headline = forms.CharField(label=gettext_lazy("Headline"), max_length=300, strip=True)
    edition = forms.ModelChoiceField(Edition.objects.all(), label=gettext_lazy("Edition"), empty_label=None)
    uid = forms.UUIDField(widget=forms.HiddenInput)
    """Made with the page: the same form sent twice is the same flash."""


@require_http_methods(["GET", "POST"])
def flash(request: HttpRequest) -> HttpResponse:
    """Publishes the line, and goes on to the draft."""
    user = signed_in(request)
    require(user, Right.PUBLISH)
    form = FlashForm(request.POST) if request.method == "POST" else FlashForm(initial=_first())
    if not form.is_valid():
        context = {"form": form, "page_title": _("Flash")}
        return TemplateResponse(request, "desk/publishing/flash.html", context)
    draft = _sent(form, user)
    messages.success(request, _("The flash is public. Fill it in; what you publish next is an update of it."))
    return redirect("drafts:edit", draft.pk)


def _first() -> dict[str, object]:
    language = (get_language() or "en")[:2]
    edition = Edition.objects.filter(language=language).first() or Edition.objects.first()
    return {"uid": uuid.uuid4(), "edition": edition}


def _sent(form: FlashForm, user: User) -> Draft:
    """The flash as a published draft; the one that is there already if the form was sent twice."""
    said = form.cleaned_data
    try:
        with transaction.atomic():
            draft = _written(said["uid"], said["headline"], said["edition"], user)
            revision = draft.save_revision(user=user)
            order = Order(verb=CopyVerb.PUBLISH, revision=mark_of(revision), seen=None)
            record(draft.pk, order, user=user, now=timezone.now())
    except IntegrityError:
        return Draft.objects.get(uid=said["uid"])  # type: ignore[no-any-return]
    catch_up_all()
    return draft


def _written(uid: uuid.UUID, headline: str, edition: Edition, user: User) -> Draft:
    draft = Draft(
        uid=uid, headline=" ".join(headline.split()), edition=edition, flash=True, urgency=URGENCY, created_by=user
    )
    draft.live = False
    draft.save(force_insert=True)
    return draft
