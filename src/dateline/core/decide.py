"""The decision: what one incoming item changes. Pure; a thin shell in the archive records the answer.

    decide(known story or None, incoming item, now) -> Change

Four questions, asked in this order:

1. Is it new at all?         resent items change nothing; late ones are kept but change nothing in public
2. Does it take away?        cancel, kill, withdraw, withhold
3. May it be seen now?       policy of the source, embargo, the story's fate
4. What is it then called?   published, updated, corrected, restored, released, or held
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.core import digest
from dateline.core.ledger import Audience, Fate, Verb
from dateline.core.story import Item, Policy, Pubstatus, Signal

TWIN_WINDOW = dt.timedelta(hours=24)
"""How far apart the same copy under another identity may lie to count as sent again."""
TWIN_LENGTH = 100
"""Characters of body below which equal copy proves nothing ("Closing prices follow")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is remembered of a stored version to compare the next one with."""

    number: int
    """Our own count within the story, from 1, in order of arrival."""
    version: int | None
    """The source's number."""
    updated: dt.datetime | None
    """The source's ``updated``, else its ``published``."""
    content: str
    """`digest.content` of the item."""
    embargo: dt.datetime | None = None
    pubstatus: Pubstatus = Pubstatus.USABLE
    """What the version said of itself; the story's may be another."""
    signal: Signal = Signal.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A story as the archive has it."""

    policy: Policy
    versions: tuple[Mark, ...] = ()
    head: Mark | None = None
    """The latest version that is copy, seen or not. A kill notice is no copy."""
    public: Mark | None = None
    """The version that readers see."""
    pubstatus: Pubstatus = Pubstatus.USABLE
    fate: Fate = Fate.STANDS
    listed_at: dt.datetime | None = None
    """Fixed at the first public appearance; None for a story that never was public."""


class Outcome(StrEnum):
    """One word for counts and logs."""

    PUBLISHED = "published"
    UPDATED = "updated"
    HELD = "held"
    RESENT = "resent"
    LATE = "late"
    TWIN = "same copy under another identity"
    TAKEN_DOWN = "taken down"
    ADVISED = "advised"


class Public(StrEnum):
    """What becomes of the public version."""

    KEEP = "keep"
    HEAD = "head"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event to write; the shell adds seq, time and subject."""

    verb: Verb
    audience: Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to be recorded, all of it in one transaction. ``told`` is empty where nothing is."""

    outcome: Outcome
    told: Told | None = None
    keep: bool = False
    """The item becomes a version of the story."""
    becomes_head: bool = False
    public: Public = Public.KEEP
    pubstatus: Pubstatus = Pubstatus.USABLE
    fate: Fate = Fate.STANDS
    listed_at: dt.datetime | None = None


def may_be_twin(item: Item) -> bool:
    """Whether equal wording would prove anything: only copy of some length, and no kill."""
    return len(item.body_html) >= TWIN_LENGTH and _takes_away(item) is None


def is_twin(item: Item, published: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether an item is another story's copy sent again, given when that story was published.

    Asked of stories of the same source with the same `digest.wording`, for items that `may_be_twin`. Further versions
    of the item's identity then belong to that story.
    """
    return abs((item.published or now) - (published or now)) <= TWIN_WINDOW


def decide(known: Known | None, item: Item, now: dt.datetime, policy: Policy) -> Change:
    """What ``item`` changes. ``policy`` is that of its source and counts for a story not known before."""
    story = known or Known(policy=policy)
    if _resent(story, item):
        return _unchanged(story, Outcome.RESENT)
    fate = _takes_away(item)
    if fate is not None:
        return _taken_down(story, fate)
    if item.signal is Signal.ADVISORY:
        return _kept_aside(story, Outcome.ADVISED, Verb.ADVISED)
    if story.head is not None and _older(story.head, item):
        return _kept_aside(story, Outcome.LATE, Verb.HELD)
    if item.pubstatus is Pubstatus.WITHHELD:
        return _withheld(story)
    if _on_hold(story):
        return replace(_held(story), pubstatus=Pubstatus.WITHHELD)
    if _may_be_seen(story, item, now):
        return _shown(story, item, now)
    return _held(story)


def release(known: Known, now: dt.datetime) -> Change | None:
    """What the passing of an embargo changes: the head becomes public, or None when nothing is due."""
    head = known.head
    if head is None or head == known.public or head.embargo is None or head.embargo > now:
        return None
    if known.fate is not Fate.STANDS or known.pubstatus is not Pubstatus.USABLE or not _publishes(known.policy):
        return None
    return replace(
        _unchanged(known, Outcome.PUBLISHED),
        told=Told(verb=Verb.RELEASED, audience=Audience.PUBLIC),
        public=Public.HEAD,
        listed_at=known.listed_at or head.embargo,
    )


# 1. Is it new at all?


def _resent(story: Known, item: Item) -> bool:
    content = digest.content(item)
    same = [mark for mark in story.versions if mark.version == item.version and mark.content == content]
    if item.version is not None or story.head in same:
        return bool(same)
    # A source without version numbers that goes back to an earlier wording says so by a later time.
    said = item.updated or item.published
    return any(said is None or mark.updated is None or said <= mark.updated for mark in same)


def _older(head: Mark, item: Item) -> bool:
    if head.version is not None and item.version is not None and head.version != item.version:
        return item.version < head.version
    said = item.updated or item.published
    return said is not None and head.updated is not None and said < head.updated


# 2. Does it take away?


def _takes_away(item: Item) -> Fate | None:
    if item.signal is Signal.WITHDRAW:
        return Fate.WITHDRAWN
    if item.signal is Signal.KILL or item.pubstatus is Pubstatus.CANCELED:
        return Fate.KILLED
    return None


def _taken_down(story: Known, fate: Fate) -> Change:
    verb = Verb.KILLED if fate is Fate.KILLED else Verb.WITHDRAWN
    # A wire never softens what was done before: a withdrawal does not undo a kill.
    stronger = story.fate if story.fate in {Fate.KILLED, Fate.ERASED} else fate
    return Change(
        outcome=Outcome.TAKEN_DOWN,
        told=Told(verb=verb, audience=Audience.PUBLIC if story.listed_at else Audience.TRUSTED),
        keep=True,
        public=Public.NONE,
        pubstatus=Pubstatus.CANCELED,
        fate=stronger,
        listed_at=story.listed_at,
    )


def _withheld(story: Known) -> Change:
    audience = Audience.PUBLIC if story.public else Audience.TRUSTED
    return replace(
        _held(story),
        told=Told(verb=Verb.HELD, audience=audience),
        public=Public.NONE,
        pubstatus=Pubstatus.WITHHELD if story.fate is Fate.STANDS else story.pubstatus,
    )


# 3. May it be seen now?


def _publishes(policy: Policy) -> bool:
    return policy in {Policy.AUTO, Policy.COVERAGE}


def _on_hold(story: Known) -> bool:
    """Whether the desk put it on hold: its copy is usable and yet withheld. No wire ends that, only the desk."""
    withheld = story.fate is Fate.STANDS and story.pubstatus is Pubstatus.WITHHELD
    return withheld and story.head is not None and story.head.pubstatus is Pubstatus.USABLE


def _may_be_seen(story: Known, item: Item, now: dt.datetime) -> bool:
    embargoed = item.embargo is not None and item.embargo > now
    return story.fate is Fate.STANDS and not embargoed and _publishes(story.policy)


# 4. What is it then called?


def _shown(story: Known, item: Item, now: dt.datetime) -> Change:
    return Change(
        outcome=Outcome.UPDATED if story.public else Outcome.PUBLISHED,
        told=Told(verb=_verb(story, item), audience=Audience.PUBLIC),
        keep=True,
        becomes_head=True,
        public=Public.HEAD,
        listed_at=story.listed_at or _first_listed(story, item, now),
    )


def _verb(story: Known, item: Item) -> Verb:
    if story.public:
        return Verb.CORRECTED if item.signal is Signal.CORRECTION else Verb.UPDATED
    if story.listed_at:
        return Verb.RESTORED
    return Verb.RELEASED if story.head else Verb.PUBLISHED


def _first_listed(story: Known, item: Item, now: dt.datetime) -> dt.datetime:
    if story.head is not None:
        return now
    earliest = item.published or now
    return min(max(earliest, item.embargo or earliest), now)


def _held(story: Known) -> Change:
    """Kept from the public; what is public already stays so."""
    return replace(
        _unchanged(story, Outcome.HELD),
        told=Told(verb=Verb.HELD, audience=Audience.TRUSTED),
        keep=True,
        becomes_head=True,
        pubstatus=Pubstatus.USABLE if story.fate is Fate.STANDS else story.pubstatus,
    )


def _kept_aside(story: Known, outcome: Outcome, verb: Verb) -> Change:
    return replace(_unchanged(story, outcome), told=Told(verb=verb, audience=Audience.TRUSTED), keep=True)


def _unchanged(story: Known, outcome: Outcome) -> Change:
    return Change(outcome=outcome, pubstatus=story.pubstatus, fate=story.fate, listed_at=story.listed_at)
