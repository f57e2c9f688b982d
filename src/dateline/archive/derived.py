"""What hangs on a story: translations, what was taken from it, the leads that show it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.archive.apply import apply, load
from dateline.archive.models import LeadSlot, Story
from dateline.core.desk import Refused, StateVerb, act
from dateline.core.ledger import Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """What an editor looks after when a story is killed or corrected. Stories come with their ``head``."""

    translations: tuple[Story, ...]
    takers: tuple[Story, ...]
    """Made from its copy."""
    leads: tuple[str, ...]
    """Codes of the editions that it leads."""


def hanging(story_id: int) -> Hanging:
    """What hangs on a story, public or not; what was killed or withdrawn itself needs nobody's care."""
    standing = Story.objects.filter(fate=Fate.STANDS.value).select_related("head").order_by("pk")
    slots = LeadSlot.objects.filter(story=story_id).order_by("edition__position", "edition__code")
    return Hanging(
        translations=tuple(standing.filter(translation_of=story_id)),
        takers=tuple(standing.filter(taken_from=story_id)),
        leads=tuple(slots.values_list("edition__code", flat=True)),
    )


def hold_takers(story: Story, now: dt.datetime) -> list[int]:
    """Put on hold what was taken from a killed story, and what was taken from that; the ids, in order.

    The caller holds the ledger's lock. What is on hold or gone already stays as it is.
    """
    return list(_held(story, now, {story.pk}))


def _held(story: Story, now: dt.datetime, met: set[int]) -> Iterator[int]:
    for taker_id in Story.objects.filter(taken_from=story).order_by("pk").values_list("pk", flat=True):
        if taker_id in met:
            continue
        met.add(taker_id)
        found = load(taker_id)
        try:
            change = act(found.known, StateVerb.HOLD, now)
        except Refused:
            pass
        else:
            apply(change, found.story, None, now, note=f"taken from story {story.pk}, which was killed")
            yield taker_id
        yield from _held(found.story, now, met)
