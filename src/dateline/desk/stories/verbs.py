"""Which verbs apply to a story as it is, and whose they are."""

import datetime as dt
from dataclasses import dataclass

from dateline.archive.apply import Found
from dateline.core.desk import Refused, StateVerb, act
from dateline.core.ledger import Fate
from dateline.desk.models import User
from dateline.desk.people.rights import Right, may

RIGHTS = {
    StateVerb.WITHDRAW: Right.WITHDRAW,
    StateVerb.KILL: Right.KILL,
    StateVerb.RESTORE: Right.RESTORE,
    StateVerb.HOLD: Right.HOLD,
    StateVerb.RELEASE: Right.HOLD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The buttons of a story's page."""

    states: tuple[StateVerb, ...]
    advise: bool
    embargo: bool
    """It may get another time."""
    draft: bool
    """It is our own, and its draft may be opened."""
    take: bool
    substitute: bool
    write: bool
    """Translate and duplicate."""
    receipts: bool
    """Look at who has what of it."""


def offered(found: Found, user: User, now: dt.datetime) -> Offered:
    """What applies and may be used by this person. The pages behind the buttons ask again."""
    story, writes, copy = found.story, may(user, Right.WRITE), found.story.head_id is not None
    stands = story.fate == Fate.STANDS.value
    return Offered(
        states=tuple(verb for verb in StateVerb if may(user, RIGHTS[verb]) and applies(found, verb, now)),
        advise=copy and stands and may(user, Right.ADVISE),
        embargo=may(user, Right.PUBLISH) and waits(found),
        draft=writes and copy and story.source.own,
        take=writes and copy and stands and not story.source.own,
        substitute=writes and copy and not stands,
        write=writes and copy and stands,
        receipts=may(user, Right.KILL) or may(user, Right.CLIENTS),
    )


def applies(found: Found, verb: StateVerb, now: dt.datetime) -> bool:
    """Whether the core lets it; a release may mean to lift an embargo."""
    try:
        act(found.known, verb, now, lift=True)
    except Refused:
        return False
    return True


def waits(found: Found) -> bool:
    """Whether the story is held until a time."""
    story = found.story
    return story.fate == Fate.STANDS.value and story.public_id is None and story.embargo_at is not None
