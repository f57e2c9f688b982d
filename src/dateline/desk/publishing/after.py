"""What goes with a publication: the answer that was given, what others have to look at, leads that come off."""

import datetime as dt
from dataclasses import dataclass

from dateline.archive.leads import Lead, choose, last_seq, leads
from dateline.archive.models import Edition
from dateline.archive.verbs import By
from dateline.desk.models import Note, User


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """What to do in the same transaction."""

    answer: str = ""
    """To “Is this a correction?”, with what had changed; empty where nobody was asked."""
    stories: tuple[int, ...] = ()
    """Translations and takers that somebody has to check."""
    drafts: tuple[int, ...] = ()
    """The same, not published yet."""
    editions: tuple[str, ...] = ()
    """Codes of those that the story leads no longer."""


NOTHING = After()


def look_after(after: After, story_id: int, draft_id: int, correction: str, user: User, now: dt.datetime) -> None:
    """Keep the answer, ask for the checks and take the story off the leads. Raises `Refused` as `leads.choose` does."""
    if after.answer:
        Note.objects.create(
            draft_id=draft_id, story_id=story_id, author=user, about=Note.About.ANSWER, text=after.answer
        )
    for number in after.stories:
        Note.objects.create(story_id=number, author=user, about=Note.About.CORRECTED, text=correction)
    for number in after.drafts:
        Note.objects.create(draft_id=number, author=user, about=Note.About.CORRECTED, text=correction)
    for edition in Edition.objects.filter(code__in=after.editions):
        _take_off(edition, story_id, user, now)


def _take_off(edition: Edition, story_id: int, user: User, now: dt.datetime) -> None:
    # What no longer leads by itself (hidden or expired) could not be chosen anew.
    kept = set(leads(edition.code, now)) - {story_id}
    slots = edition.leads.filter(story_id__in=kept).order_by("position").values_list("story_id", "expires_at")
    by = By(actor=user.get_username(), note="corrected", seen=last_seq(edition))
    choose(edition, [Lead(*slot) for slot in slots], by, now)
