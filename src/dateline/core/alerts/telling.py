"""What is worth a mail: each story once, what came of it afterwards, and not more than a reader can bear."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an alert tells of a story."""

    NEWS = "news"
    UPDATE = "update"
    CORRECTION = "correction"
    GONE = "gone"
    """It was killed, withdrawn or held after a mail had told it."""


def is_to_tell(kind: Kind, shown: int | None, told: int | None) -> bool:
    """Whether it is still news to the reader when the mail is written.

    ``shown`` is the number of the version that the public sees now, None for none; ``told`` the last one that a mail of
    this alert has, 0 where that mail said that it is gone, None where no mail had the story.
    """
    match kind:
        case Kind.NEWS:
            return shown is not None and told is None
        case Kind.GONE:
            return shown is None and bool(told)
    return shown is not None and told is not None and told < shown


@dataclass(frozen=True, slots=True)
class Envelopes:
    """How notices of one alert are put into mails: places in the list that was asked about."""

    mails: tuple[tuple[int, ...], ...] = ()
    later: tuple[int, ...] = ()
    """These wait until the hour is over."""


def envelopes(kinds: Sequence[Kind], room: int, *, waited: bool = False) -> Envelopes:
    """Notices that are due at once, where ``room`` more mails may be written within the hour.

    Each has a mail of its own while there is room; else they wait, and share one when they have ``waited``. That a
    story is gone never waits and counts for nothing.
    """
    gone = tuple((place,) for place, kind in enumerate(kinds) if kind is Kind.GONE)
    rest = tuple(place for place, kind in enumerate(kinds) if kind is not Kind.GONE)
    if room <= 0:
        return Envelopes(mails=gone, later=rest)
    if rest and (waited or len(rest) > room):
        return Envelopes(mails=(*gone, rest))
    return Envelopes(mails=(*gone, *((place,) for place in rest)))
