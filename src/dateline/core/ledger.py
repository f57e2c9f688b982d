"""The words of the ledger: what happened, who may know it, and what became of a story."""

from enum import StrEnum


class Verb(StrEnum):
    """What a ledger event tells. ``docs/ledger.md`` maps every way to get there to its verb, signal and audience."""

    PUBLISHED = "published"
    UPDATED = "updated"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    KILLED = "killed"
    RESTORED = "restored"
    RELEASED = "released"
    HELD = "held"
    ADVISED = "advised"
    ANNOTATED = "annotated"
    REGROUPED = "regrouped"
    EXPIRED = "expired"
    ERASED = "erased"


class Audience(StrEnum):
    """Public followers never read a trusted event."""

    PUBLIC = "public"
    TRUSTED = "trusted"


class Fate(StrEnum):
    """Whether the text may still be seen.

    Withdrawn: gone from public view, the page says so. Killed: the same, and clients are told to destroy it. Erased:
    the text is gone from every record; the row and its ``seq`` stay.
    """

    STANDS = ""
    WITHDRAWN = "withdrawn"
    KILLED = "killed"
    ERASED = "erased"


class Subject(StrEnum):
    """What a ledger event is about."""

    STORY = "story"
    TOPIC = "topic"
    SOURCE = "source"
    COVERAGE = "coverage"
    EDITION = "edition"
