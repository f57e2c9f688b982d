"""The kill: the one verb that cannot be done by a slip of the hand, with all that hangs on the story."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive import leads, ledger, verbs
from dateline.archive.derived import Hanging, hanging
from dateline.archive.leads import Lead
from dateline.archive.models import Edition, Story
from dateline.archive.verbs import By
from dateline.core.desk import StateVerb
from dateline.desk.drafts.find import signed_in
from dateline.desk.models import Draft, Note, User
from dateline.desk.people.rights import Right, require
from dateline.desk.stories.acts import attempt, by_of, number, since_seen, status_of
from dateline.desk.stories.page import crumbs
from dateline.desk.stories.words import DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """What is to go with the story: numbers of stories with the ``last_seq`` that was seen, drafts and editions."""

    translations: dict[int, int]
    takers: dict[int, int]
    drafts: frozenset[int]
    leads: frozenset[str]


def kill(request: HttpRequest, story_id: int) -> HttpResponse:
    """Asks for a reason and the slug, and what of the things that hang on the story goes with it."""
    user = signed_in(request)
    require(user, Right.KILL)
    story = get_object_or_404(Story.objects.select_related("head", "source"), pk=story_id)
    if request.method != "POST":
        return _page(request, story)
    by = by_of(request)
    if not by.note:
        return _page(request, story, _("Say why."))
    if request.POST.get("slug", "").strip() != slug_of(story):
        return _page(request, story, _("The slug is not that of this story. Nothing was done."))
    ticked = _ticked(request)
    return attempt(
        request,
        story,
        lambda: kill_with(story, ticked, by, user, timezone.now()),
        str(DONE[StateVerb.KILL]),
        lambda problem: _page(request, story, problem),
    )


def kill_with(story: Story, ticked: Ticked, by: By, user: User, now: dt.datetime) -> None:
    """All of it or nothing, each story with an event of its own. Raises `Refused`.

    Only what really hangs on the story is touched, whatever the form says.
    """
    with transaction.atomic():
        ledger.lock()
        hangs = hanging(story.pk)
        verbs.change(story.pk, StateVerb.KILL, by=by, now=now)
        for verb, stories, seen in (
            (StateVerb.KILL, hangs.translations, ticked.translations),
            (StateVerb.HOLD, hangs.takers, ticked.takers),
        ):
            for each in stories:
                if each.pk in seen:
                    with_it = By(actor=by.actor, note=by.note, seen=seen[each.pk])
                    verbs.change(each.pk, verb, by=with_it, now=now)
        _warn(story, ticked, by, user)
        _take_off(story, hangs, ticked, by, now)


def slug_of(story: Story) -> str:
    """What has to be typed: the desk's word for the story, else the last part of its address."""
    return (story.head.slug.strip() if story.head else "") or story.slug or str(story.pk)


def drafts_on(story: Story) -> "list[Draft]":
    """Drafts that were made from the story and are not stories yet."""
    unpublished = Draft.objects.filter(story=None)
    return list((unpublished.filter(taken_from=story) | unpublished.filter(translation_of=story)).order_by("pk"))


def _warn(story: Story, ticked: Ticked, by: By, user: User) -> None:
    for draft in drafts_on(story):
        if draft.pk in ticked.drafts:
            Note.objects.create(draft=draft, author=user, about=Note.About.KILLED, text=by.note)


def _take_off(story: Story, hangs: Hanging, ticked: Ticked, by: By, now: dt.datetime) -> None:
    for edition in Edition.objects.filter(code__in=ticked.leads & set(hangs.leads)):
        shown = leads.leads(edition.code, now)
        slots = edition.leads.filter(story__in=shown).exclude(story=story).order_by("position")
        rest = [Lead(*each) for each in slots.values_list("story_id", "expires_at")]
        leads.choose(edition, rest, By(actor=by.actor, note=by.note, seen=leads.last_seq(edition)), now)


def _ticked(request: HttpRequest) -> Ticked:
    return Ticked(
        translations=_pairs(request.POST.getlist("translation")),
        takers=_pairs(request.POST.getlist("taker")),
        drafts=frozenset(pk for text in request.POST.getlist("draft") if (pk := number(text)) is not None),
        leads=frozenset(request.POST.getlist("lead")),
    )


def _pairs(texts: list[str]) -> dict[int, int]:
    """``NUMBER:SEQ`` of each."""
    pairs = [(number(one), number(two)) for one, _colon, two in (text.partition(":") for text in texts)]
    return {story: seq for story, seq in pairs if story is not None and seq is not None}


def _page(request: HttpRequest, story: Story, problem: str = "") -> HttpResponse:
    post = request.POST
    context = {
        "header_title": _("Kill"),
        "breadcrumbs_items": crumbs(story, _("Kill")),
        "story": story,
        "slug": slug_of(story),
        "hanging": hanging(story.pk),
        "drafts": drafts_on(story),
        "note": post.get("note", ""),
        "unticked": _unticked(request, story),
        "since": since_seen(request, story),
        "problem": problem,
    }
    return render(request, "desk/stories/kill.html", context, status=status_of(problem))


def _unticked(request: HttpRequest, story: Story) -> dict[str, set[object]]:
    """Everything is ticked at first, and afterwards as it was left."""
    if request.method != "POST":
        return {"stories": set(), "drafts": set(), "leads": set()}
    ticked, hangs = _ticked(request), hanging(story.pk)
    stories = {*ticked.translations, *ticked.takers}
    return {
        "stories": {each.pk for each in (*hangs.translations, *hangs.takers) if each.pk not in stories},
        "drafts": {each.pk for each in drafts_on(story) if each.pk not in ticked.drafts},
        "leads": {code for code in hangs.leads if code not in ticked.leads},
    }
