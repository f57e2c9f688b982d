"""What happened, as the page cache and the live streams are told of it."""

import datetime as dt
from dataclasses import dataclass

from dateline.core.filters.story import Facts
from dateline.core.ledger import Subject, Verb


@dataclass(frozen=True, slots=True)
class Change:
    """A public event of the ledger."""

    seq: int
    subject: Subject
    subject_id: int
    verb: Verb
    known: bool
    """The public was told of the subject before: what it was may stand on pages."""
    backfill: bool = False
    grouped: bool = False
    """It says no more of a story than to which event of coverage it belongs."""
    concerned: frozenset[int] = frozenset()
    """Other stories whose pages name this one: its original, and what it stands in for."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A story as streams tell of it."""

    url: str
    """Absolute, in its own language's edition."""
    headline: str
    listed_at: dt.datetime
    language: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A change of a story with what it is since then; later changes may be in it already."""

    change: Change
    facts: Facts | None
    """None where it stands in no list of ours."""
    before: Facts | None = None
    """What it was before the change, where the public saw it then."""
    shown: Shown | None = None
    """None where it is not shown."""

    @property
    def unsure(self) -> bool:
        """It may have been more than ``before`` says: an editor's word that is taken back leaves no trace.

        That another outlet's story was in none of our lists is sure.
        """
        ours = self.facts is not None or self.before is None or self.before.listed
        return self.change.known and self.change.verb in _UNSURE and ours


_UNSURE = frozenset([Verb.ANNOTATED, Verb.REGROUPED])
