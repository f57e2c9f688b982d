"""The public history of a story: which of its versions readers have seen, as the ledger tells it."""

import datetime as dt
from dataclasses import dataclass

from dateline.archive.models import LedgerEvent
from dateline.core.ledger import Audience, Subject, Verb

_SHOWS = {verb.value for verb in (Verb.PUBLISHED, Verb.UPDATED, Verb.CORRECTED, Verb.RELEASED, Verb.RESTORED)}
_TAKES = {verb.value for verb in (Verb.WITHDRAWN, Verb.KILLED, Verb.HELD, Verb.EXPIRED, Verb.ERASED)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A version that became public, and when."""

    at: dt.datetime
    verb: Verb
    number: int
    signal: str
    headline: str
    correction: str


def appearances(story_id: int) -> list[Appearance]:
    """The versions that were public, oldest first.

    The history of a story that was taken from view begins anew with its return: what was wrong enough to be taken away
    does not come back as an old version.
    """
    told = LedgerEvent.objects.filter(
        subject=Subject.STORY.value,
        subject_id=story_id,
        audience=Audience.PUBLIC.value,
        verb__in=_SHOWS | _TAKES,
    ).order_by("seq")
    shown: list[Appearance] = []
    for at, verb, number, signal, headline, correction in told.values_list(
        "at", "verb", "version__number", "version__signal", "version__headline", "version__correction"
    ):
        if verb in _TAKES:
            shown.clear()
        elif number is not None:
            shown.append(
                Appearance(
                    at=at, verb=Verb(verb), number=number, signal=signal, headline=headline, correction=correction
                )
            )
    return shown
