"""What an editor does to a story. Pure, like `dateline.core.decide`, and with the same answer: a `Change` to record.

Verbs that bring copy (publish, update, correct, refile, advise) are answered by `bring`: the way of every item, through
``decide``, once `may_bring` has let them. Verbs that bring none (withdraw, kill, restore, hold,
release) are answered by `act`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from dateline.core.decide import Change, Known, Mark, Outcome, Public, Told, decide
from dateline.core.ledger import Audience, Fate, Verb
from dateline.core.story import Item, Policy, Pubstatus, Signal


class CopyVerb(StrEnum):
    """A verb that brings a version."""

    PUBLISH = "publish"
    UPDATE = "update"
    CORRECT = "correct"
    REFILE = "refile"
    ADVISE = "advise"


class StateVerb(StrEnum):
    """A verb that changes what may be seen, and no copy."""

    WITHDRAW = "withdraw"
    KILL = "kill"
    RESTORE = "restore"
    HOLD = "hold"
    RELEASE = "release"


class Why(StrEnum):
    """Why a verb was refused; the desk has a sentence for each."""

    TAKEN_DOWN = "taken down"
    """Killed or withdrawn: it has to be restored, or told anew as a substitute."""
    NOT_PUBLIC = "not public"
    """Nothing of it is public that could be updated, corrected, refiled or withdrawn."""
    PUBLIC = "public"
    """It is public already: what follows is an update, a correction or a refile."""
    EMBARGO_ON_PUBLIC = "embargo on a public story"
    PAST_EMBARGO = "embargo in the past"
    PAST_EXPIRY = "lead expires in the past"
    NO_CORRECTION = "no correction text"
    """A correction says to readers what was wrong."""
    SAME = "nothing changed"
    DONE = "done already"
    NEVER_LEAVES = "the source's copy never leaves the desk"
    NO_COPY = "no copy to show"
    NO_EMBARGO = "no embargo to move"
    EMBARGOED = "embargoed"
    """Release would break an embargo; it has to be lifted in so many words."""
    CHANGED = "changed by somebody else"
    """The story is no longer what the editor saw."""
    UNKNOWN = "no such story"


class Refused(Exception):  # noqa: N818  it is an answer, not a fault
    """The desk's verb does not apply to the story as it is; ``why`` says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


SIGNALS = {
    CopyVerb.PUBLISH: Signal.NONE,
    CopyVerb.UPDATE: Signal.UPDATE,
    CopyVerb.CORRECT: Signal.CORRECTION,
    CopyVerb.REFILE: Signal.REFILE,
    CopyVerb.ADVISE: Signal.ADVISORY,
}
"""What the version of each verb says about itself. A flash is published with `Signal.FLASH`."""


def may_bring(known: Known | None, verb: CopyVerb, item: Item, now: dt.datetime) -> None:
    """Raises `Refused` where an editor's copy must not be recorded under this verb.

    A story on hold may be published, which ends the hold; one under embargo may be published again, which moves or
    lifts the embargo.
    """
    if verb is CopyVerb.ADVISE:
        return
    if item.embargo is not None and item.embargo <= now:
        raise Refused(Why.PAST_EMBARGO)
    if known is not None and known.fate is not Fate.STANDS:
        raise Refused(Why.TAKEN_DOWN)
    public = known is not None and known.public is not None
    if public and item.embargo is not None:
        raise Refused(Why.EMBARGO_ON_PUBLIC)
    if public and verb is CopyVerb.PUBLISH:
        raise Refused(Why.PUBLIC)
    if verb is not CopyVerb.PUBLISH and not (known and known.listed_at):
        raise Refused(Why.NOT_PUBLIC)
    if verb is CopyVerb.CORRECT and not item.correction.strip():
        raise Refused(Why.NO_CORRECTION)


def bring(known: Known | None, verb: CopyVerb, item: Item, now: dt.datetime, policy: Policy) -> Change:
    """What an editor's copy changes; ``policy`` is that of its source. Raises `Refused` as `may_bring` does.

    What an editor brings is meant: earlier words may be said again, and copy for the public ends a hold.
    """
    may_bring(known, verb, item, now)
    if known is None or verb is CopyVerb.ADVISE:
        return decide(_anew(known), item, now, policy)
    stands = replace(known, pubstatus=Pubstatus.USABLE) if known.fate is Fate.STANDS else known
    return decide(_anew(stands), item, now, policy)


def move_embargo(known: Known, item: Item, now: dt.datetime) -> Change:
    """What ``item``, the copy of a held story with another embargo, changes. A hold outlasts it. Raises `Refused`."""
    may_bring(known, CopyVerb.PUBLISH, item, now)
    if known.head is None or known.head.embargo is None:
        raise Refused(Why.NO_EMBARGO)
    if known.head.embargo == item.embargo:
        raise Refused(Why.SAME)
    return decide(_anew(known), item, now, known.policy)


def _anew(known: Known | None) -> Known | None:
    """The story as one in which nothing counts as sent again."""
    return replace(known, versions=()) if known else None


def act(known: Known, verb: StateVerb, now: dt.datetime, *, lift: bool = False) -> Change:
    """What a verb without copy changes. ``lift`` says that a release is meant to end an embargo before its time.

    Raises `Refused`.
    """
    if known.fate is Fate.ERASED:
        raise Refused(Why.NO_COPY)
    if verb is StateVerb.RELEASE:
        return _release(known, now, lift=lift)
    return _ACTS[verb](known, now)


def _withdraw(known: Known, now: dt.datetime) -> Change:  # noqa: ARG001
    if known.fate is not Fate.STANDS:
        raise Refused(Why.TAKEN_DOWN)
    if known.listed_at is None:
        raise Refused(Why.NOT_PUBLIC)
    return _taken(known, Verb.WITHDRAWN, Fate.WITHDRAWN)


def _kill(known: Known, now: dt.datetime) -> Change:  # noqa: ARG001
    if known.fate is Fate.KILLED:
        raise Refused(Why.DONE)
    return _taken(known, Verb.KILLED, Fate.KILLED)


def _taken(known: Known, verb: Verb, fate: Fate) -> Change:
    return Change(
        outcome=Outcome.TAKEN_DOWN,
        told=Told(verb=verb, audience=_audience(known)),
        public=Public.NONE,
        pubstatus=Pubstatus.CANCELED,
        fate=fate,
        listed_at=known.listed_at,
    )


def _restore(known: Known, now: dt.datetime) -> Change:
    """Back to where it was: before the public if it had been there, else to the desk.

    What never was public and waits for no embargo goes on hold: it must not be released by itself as if it were due.
    So does copy that its wire withheld meanwhile.
    """
    if known.fate is Fate.STANDS:
        raise Refused(Why.DONE)
    head = _copy(known)
    back = replace(_still(known), pubstatus=Pubstatus.USABLE, fate=Fate.STANDS)
    overdue = known.listed_at is None and not _waits(head, now) and known.policy in {Policy.AUTO, Policy.COVERAGE}
    if overdue or head.pubstatus is Pubstatus.WITHHELD:
        return replace(
            back,
            outcome=Outcome.HELD,
            told=Told(verb=Verb.RESTORED, audience=Audience.TRUSTED),
            pubstatus=Pubstatus.WITHHELD,
        )
    if known.listed_at is None or _waits(head, now) or known.policy is Policy.INTERNAL:
        return replace(back, outcome=Outcome.HELD, told=Told(verb=Verb.RESTORED, audience=Audience.TRUSTED))
    return replace(
        back,
        outcome=Outcome.PUBLISHED,
        told=Told(verb=Verb.RESTORED, audience=Audience.PUBLIC),
        public=Public.HEAD,
    )


def _hold(known: Known, now: dt.datetime) -> Change:  # noqa: ARG001
    if known.fate is not Fate.STANDS:
        raise Refused(Why.TAKEN_DOWN)
    if known.pubstatus is Pubstatus.WITHHELD:
        raise Refused(Why.DONE)
    return replace(
        _still(known),
        outcome=Outcome.HELD,
        told=Told(verb=Verb.HELD, audience=Audience.PUBLIC if known.public else Audience.TRUSTED),
        public=Public.NONE,
        pubstatus=Pubstatus.WITHHELD,
    )


def _release(known: Known, now: dt.datetime, *, lift: bool) -> Change:
    if known.fate is not Fate.STANDS:
        raise Refused(Why.TAKEN_DOWN)
    if known.policy is Policy.INTERNAL:
        raise Refused(Why.NEVER_LEAVES)
    head = _copy(known)
    if head == known.public:
        raise Refused(Why.DONE)
    if _waits(head, now) and not lift:
        raise Refused(Why.EMBARGOED)
    return replace(
        _still(known),
        outcome=Outcome.UPDATED if known.public else Outcome.PUBLISHED,
        told=Told(verb=_released_as(known, head), audience=Audience.PUBLIC),
        public=Public.HEAD,
        pubstatus=Pubstatus.USABLE,
        listed_at=known.listed_at or now,
    )


def _released_as(known: Known, head: Mark) -> Verb:
    if known.public:
        return Verb.CORRECTED if head.signal is Signal.CORRECTION else Verb.UPDATED
    return Verb.RESTORED if known.listed_at else Verb.RELEASED


def _copy(known: Known) -> Mark:
    if known.head is None:
        raise Refused(Why.NO_COPY)
    return known.head


def _waits(head: Mark, now: dt.datetime) -> bool:
    return head.embargo is not None and head.embargo > now


def _audience(known: Known) -> Audience:
    return Audience.PUBLIC if known.listed_at else Audience.TRUSTED


def _still(known: Known) -> Change:
    return Change(outcome=Outcome.HELD, pubstatus=known.pubstatus, fate=known.fate, listed_at=known.listed_at)


_ACTS: dict[StateVerb, Callable[[Known, dt.datetime], Change]] = {
    StateVerb.WITHDRAW: _withdraw,
    StateVerb.KILL: _kill,
    StateVerb.RESTORE: _restore,
    StateVerb.HOLD: _hold,
}
