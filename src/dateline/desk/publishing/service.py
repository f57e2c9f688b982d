"""Publishing a draft: the ledger's record and Wagtail's own work, in one transaction."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db import transaction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import log
from wagtail.models import Revision

from dateline.archive import verbs
from dateline.archive.editions import own_source
from dateline.archive.models import Source, Story
from dateline.archive.record import Recorded
from dateline.archive.rows import item_of as item_of_version
from dateline.archive.verbs import By
from dateline.core.decide import Outcome
from dateline.core.desk import CopyVerb, Refused, Why
from dateline.desk.drafts.item import item_of
from dateline.desk.drafts.marks import mark_of
from dateline.desk.models import Draft, User
from dateline.desk.people.rights import Right, require
from dateline.desk.publishing.after import NOTHING, After, look_after
from dateline.index.registry import catch_up_all

NEEDS = {
    CopyVerb.PUBLISH: Right.PUBLISH,
    CopyVerb.UPDATE: Right.PUBLISH,
    CopyVerb.REFILE: Right.PUBLISH,
    CopyVerb.CORRECT: Right.CORRECT,
    CopyVerb.ADVISE: Right.ADVISE,
}
"""The right that each verb asks for."""


class StaleDraftError(Exception):
    """Somebody has saved the draft since it was looked at; nothing was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What an editor wants published, and what they saw when they said so."""

    verb: CopyVerb
    revision: str
    """`mark_of` the revision that was reviewed."""
    seen: int | None
    """``last_seq`` of the story then; None before there was one."""
    correction: str = ""
    """For readers; with the verb correct alone."""
    note: str = ""
    """For the desk."""
    after: After = NOTHING


def publish(draft_id: int, order: Order, *, user: User, now: dt.datetime) -> Recorded:
    """Record a draft's latest revision under a verb, and make it the draft's published one.

    Whoever publishes reads what was published: the followers of this process have caught up when this returns. Raises
    `PermissionDenied`, `StaleDraftError`, `dateline.core.desk.Refused`, and what `item_of` raises; then nothing is
    changed.
    """
    recorded = record(draft_id, order, user=user, now=now)
    catch_up_all()
    return recorded


def record(draft_id: int, order: Order, *, user: User, now: dt.datetime) -> Recorded:
    """As `publish`, for a caller with a larger transaction: they let the followers catch up after its end."""
    require(user, NEEDS[order.verb])
    with transaction.atomic():
        return _publish(draft_id, order, user, now)


def advise(story_id: int, text: str, *, user: User, seen: int | None, now: dt.datetime) -> Recorded:
    """Tell clients something about a story: nothing that readers see changes. Raises as `publish` does."""
    require(user, Right.ADVISE)
    with transaction.atomic():
        story = Story.objects.select_related("head", "source").get(pk=story_id)
        if story.head is None:
            raise Refused(Why.NO_COPY)
        item = replace(item_of_version(story.head, story.uri), ednote=text, embargo=None)
        by = By(actor=user.get_username(), note=text, seen=seen)
        recorded = verbs.bring(item, story.source, CopyVerb.ADVISE, by=by, now=now)
    catch_up_all()
    return recorded


def _publish(draft_id: int, order: Order, user: User, now: dt.datetime) -> Recorded:
    draft = Draft.objects.select_for_update().select_related("latest_revision").get(pk=draft_id)
    revision = draft.latest_revision
    if revision is None or mark_of(revision) != order.revision:
        raise StaleDraftError
    prepared = item_of(revision.as_object(), now)
    recorded = verbs.bring(
        replace(prepared.item, correction=order.correction if order.verb is CopyVerb.CORRECT else ""),
        _source(draft),
        order.verb,
        by=By(actor=user.get_username(), note=order.note, seen=order.seen),
        now=now,
        pictures=prepared.pictures,
        relations=prepared.relations,
    )
    if recorded.outcome is not Outcome.RESENT:
        _tell_wagtail(draft, revision, recorded, order, user)
        look_after(order.after, recorded.story_id, draft.pk, order.correction, user, now)
    return recorded


def _source(draft: Draft) -> Source:
    return draft.story.source if draft.story else own_source()


def _tell_wagtail(draft: Draft, revision: Revision, recorded: Recorded, order: Order, user: User) -> None:
    Draft.objects.filter(pk=draft.pk).update(story_id=recorded.story_id)
    # Anew, since the revision remembers the draft as it was before it had a story.
    fresh = Revision.objects.get(pk=revision.pk)
    PublishRevisionAction(fresh, user=user, log_action=False).execute(skip_permission_checks=True)
    log(
        instance=Draft.objects.get(pk=draft.pk),
        action=f"desk.{order.verb.value}",
        user=user,
        revision=fresh,
        content_changed=True,
        data={
            "note": order.note,
            "correction": order.correction,
            "outcome": recorded.outcome.value,
            "answer": order.after.answer,
        },
    )
