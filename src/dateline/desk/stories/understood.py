"""What is understood of a story, on its page: proposals with their reason, and the editor's answers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.archive.answers import KINDS, NAMED, Chip, Claim, Verdict, answer, chips
from dateline.archive.models import Annotation, Place, Story, Topic
from dateline.core.understand.values import Role
from dateline.desk.drafts.find import place_label, signed_in, topic_label
from dateline.desk.drafts.widgets import Chips
from dateline.desk.people.rights import Right, require
from dateline.desk.stories.reasons import reason
from dateline.index.registry import catch_up_all

ROLES = {
    Role.FILED.value: gettext_lazy("filed from here"),
    Role.ABOUT.value: gettext_lazy("about it"),
    Role.MENTIONED.value: gettext_lazy("mentioned"),
    Role.FIGURATIVE.value: gettext_lazy("figure of speech"),
    Role.GOVERNMENT.value: gettext_lazy("its government"),
}
_ORIGINS = {
    Annotation.Origin.WIRE.value: pgettext_lazy("who says so", "wire"),
    Annotation.Origin.EDITOR.value: pgettext_lazy("who says so", "editor"),
    Annotation.Origin.MODEL.value: pgettext_lazy("who says so", "machine"),
}


class FileForm(forms.Form):
    """Topics and places that nobody proposed."""

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.filter(retired=False, merged_into=None),
        label=gettext_lazy("Topics"),
        required=False,
        widget=Chips("desk_find_topics", topic_label),
    )
    places = forms.ModelMultipleChoiceField(
        Place.objects.all(), label=gettext_lazy("Places"), required=False, widget=Chips("desk_find_places", place_label)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A chip in words."""

    chip: Chip
    label: str
    role: str
    says: str
    """Who says so, and how sure a machine is."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A date or a language that was understood; nothing hangs on it that an answer would change."""

    label: str
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What the page shows."""

    topics: tuple[Shown, ...]
    places: tuple[Shown, ...]
    people: tuple[Shown, ...]
    organisations: tuple[Shown, ...]
    facts: tuple[Fact, ...]


def understood(story: Story) -> Understanding:
    """Everything that is said of the latest version, in the desk's language."""
    said = chips(story)
    of = {kind: [each for each in said if each.claim.kind == kind] for kind in KINDS}
    topics = _labels([each.claim.value for each in of["topic"]])
    places = {row.slug: row for row in Place.objects.filter(slug__in=[each.claim.value for each in of["place"]])}
    return Understanding(
        topics=tuple(_shown(each, topics.get(each.claim.value, each.claim.value)) for each in of["topic"]),
        places=tuple(_shown(each, _place(places.get(each.claim.value), each)) for each in of["place"]),
        people=tuple(_shown(each, each.claim.value) for each in of["person"]),
        organisations=tuple(_shown(each, each.claim.value) for each in of["organisation"]),
        facts=tuple(_facts(story)),
    )


@require_POST
def give(request: HttpRequest, story_id: int) -> HttpResponse:
    """Accept, refuse or take back what the form names.

    Raises `BadRequest` for what is no answer, or is answered for a topic or place that we do not have, or for a name
    that the story does not have.
    """
    user = signed_in(request)
    require(user, Right.PUBLISH)
    story = get_object_or_404(Story, pk=story_id)
    claim = Claim(*(request.POST.get(name, "") for name in ("kind", "value", "role")))
    try:
        answer(story.pk, claim, Verdict(request.POST.get("verdict", "")), actor=user.get_username(), now=timezone.now())
    except (LookupError, ValueError) as error:
        raise BadRequest(str(error)) from error
    return _back(story)


@require_POST
def file(request: HttpRequest, story_id: int) -> HttpResponse:
    """File the story under topics, and say that it is about places, that nobody proposed."""
    user = signed_in(request)
    require(user, Right.PUBLISH)
    story = get_object_or_404(Story, pk=story_id)
    form = FileForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose topics and places from those that the field finds."))
        return _back(story)
    claims = [Claim("topic", topic.code) for topic in form.cleaned_data["topics"]]
    claims += [Claim("place", place.slug, Role.ABOUT.value) for place in form.cleaned_data["places"]]
    for claim in claims:
        answer(story.pk, claim, Verdict.ACCEPTED, actor=user.get_username(), now=timezone.now())
    return _back(story)


def _back(story: Story) -> HttpResponse:
    # Who answered must see it on the next page.
    catch_up_all()
    page = redirect("desk_story", story.pk)
    page["Location"] += "#understood"
    return page


def _labels(codes: Iterable[str]) -> dict[str, str]:
    rows = Topic.objects.filter(code__in=set(codes)).select_related("merged_into")
    return {row.code: (row.merged_into or row).label(_language()) for row in rows}


def _place(place: Place | None, chip: Chip) -> str:
    if place is None:
        return chip.label or chip.claim.value
    return place.name_ru if _language() == "ru" and place.name_ru else place.name_en


def _shown(chip: Chip, label: str) -> Shown:
    says = str(_ORIGINS[chip.origin])
    if chip.score is not None:
        says += f" {chip.score:.0%}"
    role = ROLES.get(chip.claim.role or Role.ABOUT.value, "") if chip.claim.kind == "place" else ""
    # What the copy calls somebody.
    role = chip.label if chip.claim.kind in NAMED else role
    return Shown(chip=chip, label=label, role=str(role), says=says, why=reason(chip.why) or chip.label)


def _facts(story: Story) -> Iterable[Fact]:
    rows = Annotation.objects.filter(story=story, version=story.head_id, kind__in=["date", "language"], rejects=False)
    for row in rows.order_by("kind", "pk"):
        label = row.value if row.kind == "language" else _days(row.value)
        yield Fact(label=label, words=row.label, why=reason(row.why))


def _days(value: str) -> str:
    first, last = (dt.date.fromisoformat(each) for each in value.split("/"))
    days = [date_format(each, "SHORT_DATE_FORMAT") for each in (first, last)]
    return days[0] if first == last else " – ".join(days)


def _language() -> str:
    return (get_language() or "en")[:2]
