"""A topic's page, and the pages behind its buttons: what a verb will do, and then doing it."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive import topics
from dateline.archive.editions import editions
from dateline.archive.models import LedgerEvent, Topic
from dateline.archive.vocabulary import OWN_TOPICS
from dateline.core.ledger import Subject
from dateline.core.topic_changes import Refused
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, require
from dateline.desk.topics.forms import MergeForm, MoveForm, RenameForm, language
from dateline.desk.topics.listing import heading, stories_of
from dateline.desk.topics.words import DONE, MEANINGS, SENTENCES, TOLD, VERBS
from dateline.site import links

FORMS: dict[str, type[forms.Form]] = {
    "rename": RenameForm,
    "move": MoveForm,
    "merge": MergeForm,
    "retire": forms.Form,
    "restore": forms.Form,
}


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words."""

    event: LedgerEvent
    verb: str


def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about a topic."""
    require(signed_in(request), Right.TOPICS)
    row = _get(pk)
    target = row.merged_into or row
    events = LedgerEvent.objects.filter(subject=Subject.TOPIC.value, subject_id=row.pk).order_by("-seq")
    above = Topic.objects.in_bulk(row.path.split()[:-1], field_name="code")
    context = {
        **_heading(row),
        "topic": row,
        "own": row.code.startswith(OWN_TOPICS),
        "above": [(each.pk, each.label(language())) for code in row.path.split() if (each := above.get(code))],
        "into": row.merged_into.label(language()) if row.merged_into else "",
        "merged": [(each.pk, each.label(language())) for each in row.merged.all()],
        "addresses": [links.topic(each.code, target.slug) for each in editions()],
        "former": [each.slug for each in row.addresses.all()],
        "rules": row.code_rules.select_related("source"),
        "stories": stories_of([row.code])[row.code],
        "verbs": [(verb, VERBS[verb]) for verb in _verbs(row)],
        "history": [Told(event, str(TOLD[event.verb])) for event in events],
    }
    return render(request, "desk/topics/topic.html", context)


def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Rename, move, merge, retire or restore, after a page that says what that means."""
    user = signed_in(request)
    require(user, Right.TOPICS)
    if verb not in FORMS:
        raise Http404
    row = _get(pk)
    form = FORMS[verb](request.POST if request.method == "POST" else None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        try:
            _do(row, verb, form, user.get_username())
        except Refused as refused:
            form.add_error(None, str(SENTENCES[refused.why]))
        else:
            messages.success(request, str(DONE[verb]))
            return redirect("desk_topic", row.pk)
    context = {
        **_heading(row, str(VERBS[verb])),
        "topic": row,
        "name": row.label(language()),
        "form": form,
        "verb": VERBS[verb],
        "meaning": MEANINGS[verb],
        "stories": stories_of([row.code])[row.code],
        "address": row.slug,
    }
    return render(request, "desk/topics/act.html", context, status=422 if form.errors else 200)


def _do(row: Topic, verb: str, form: forms.Form, actor: str) -> None:
    said, now = form.cleaned_data, timezone.now()
    plain: dict[str, Callable[..., int]] = {"retire": topics.retire, "restore": topics.restore}
    if verb == "rename":
        topics.rename(row.pk, said["label_en"], said["label_ru"], said["slug"], actor=actor, now=now)
    elif verb == "move":
        parent = Topic.objects.filter(code=said["parent"]).first() if said["parent"] else None
        topics.move(row.pk, parent.pk if parent else None, actor=actor, now=now)
    elif verb == "merge":
        topics.merge(row.pk, said["into"].pk, actor=actor, now=now)
    else:
        plain[verb](row.pk, actor=actor, now=now)


def _verbs(row: Topic) -> list[str]:
    """Those that may apply."""
    if row.merged_into_id is not None:
        return ["restore"]
    move = ["move"] if row.code.startswith(OWN_TOPICS) else []
    return ["rename", *move, "merge", "restore" if row.retired else "retire"]


def _initial(row: Topic) -> dict[str, object]:
    parent = row.parent.code if row.parent else ""
    return {"label_en": row.label_en, "label_ru": row.label_ru, "parent": parent}


def _get(pk: int) -> Topic:
    return get_object_or_404(Topic.objects.select_related("parent", "merged_into"), pk=pk)


def _heading(row: Topic, last: str = "") -> dict[str, object]:
    label = row.label(language())
    crumbs = [{"url": reverse("desk_topics"), "label": _("Topics")}]
    crumbs += [{"url": reverse("desk_topic", args=[row.pk]) if last else "", "label": label}]
    crumbs += [{"url": "", "label": last}] if last else []
    return {**heading(f"{label}: {last}" if last else label), "breadcrumbs_items": crumbs}
