"""Events as pages show them: stories are checked for public state when they are read."""

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass

from dateline.archive.models.agency import Rights
from dateline.archive.sql import marks, moment, select
from dateline.core.story import Link, Policy
from dateline.core.wires.address import at_source
from dateline.coverage.copy import SEEN_SQL
from dateline.coverage.models import Coverage

_TELLINGS = f"""
    SELECT assigned."group", story.id, story.slug, story.language, story.policy, source.name, source.slug, source.own,
        source.rights, version.headline, version.extra, story.uri, assigned.at, assigned.stated, assigned.reprint_of,
        version.credit
    {SEEN_SQL.replace("WHERE", "JOIN coverage_assigned assigned ON assigned.story_id = story.id WHERE", 1)}
        AND assigned."group" IN ({{marks}})
    ORDER BY assigned.at, story.id
"""

_EVENTS_OF = _TELLINGS.replace("IN ({marks})", 'IN (SELECT "group" FROM coverage_assigned WHERE story_id IN ({marks}))')
_BESIDE = """
    SELECT other.story_id FROM coverage_assigned own JOIN coverage_assigned other ON other."group" = own."group"
    WHERE own.story_id = %s AND other.story_id <> %s
"""
_NUMBERS = """
    SELECT assigned.story_id, assigned."group" FROM coverage_assigned assigned
    JOIN coverage_coverage event ON event.id = assigned."group" AND event.merged_into_id IS NULL
    WHERE assigned.story_id IN ({marks})
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One outlet's story of an event."""

    story: int
    slug: str
    language: str
    outlet: str
    outlet_slug: str
    own: bool
    """The agency's own."""
    headline: str
    at: dt.datetime
    stated: bool
    """The outlet said when; else `at` is when we saw it."""
    page: bool
    """It has a page of ours."""
    elsewhere: str
    """Where the outlet shows it; empty where nobody knows."""
    link_only: bool
    reprint_of: int | None
    credit: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event and who tells it, the earliest first."""

    number: int
    tellings: tuple[Telling, ...]

    @property
    def outlets(self) -> int:
        """How many outlets tell it independently: reprints of another's text do not count."""
        return len({each.outlet_slug for each in self.originals})

    @property
    def originals(self) -> tuple[Telling, ...]:
        """The stories that repeat no other's text; of each family of reprints one."""
        return tuple(family[0] for family in self.families)

    @property
    def families(self) -> tuple[tuple[Telling, ...], ...]:
        """The stories with their reprints behind them: the origin is whom the others credit, else the earliest."""
        roots: dict[int, list[Telling]] = {}
        for each in self.tellings:
            roots.setdefault(each.reprint_of or each.story, []).append(each)
        families = [_from_origin(family) for family in roots.values()]
        return tuple(sorted(families, key=lambda family: (family[0].at, family[0].story)))

    def named_by(self, language: str) -> Telling:
        """Whose headline names it for readers of a language: our own in it, else any in it, else the first."""
        return min(
            self.originals,
            key=lambda each: (each.language != language, not each.own, not each.page, each.at, each.story),
        )

    @property
    def first(self) -> Telling | None:
        """Who told it first, if the times on which that rests were stated by the outlets themselves."""
        return (
            next((each for each in self.tellings if each.stated), None)
            if self.tellings[:1] and self.tellings[0].stated
            else None
        )


def number_of(story_id: int) -> int | None:
    """The event that a story belongs to; one that only this story tells counts as none."""
    rows = select('SELECT assigned."group" FROM coverage_assigned assigned WHERE story_id = %s', [story_id])
    return rows[0][0] if rows and rows[0][0] is not None and exists(rows[0][0]) else None


def numbers_of(ids: Collection[int]) -> dict[int, int]:
    """The public events of these stories, in one query; a story that belongs to none is left out."""
    rows = select(_NUMBERS.format(marks=marks(len(ids))), list(ids) or [0])
    return dict(rows)


def beside(story_id: int) -> set[int]:
    """The other stories of a story's event, whether or not they may be seen."""
    return {other for (other,) in select(_BESIDE, [story_id, story_id])}


def members(number: int) -> frozenset[int]:
    """The stories of an event, also those that may not be seen at present."""
    return frozenset(
        story for (story,) in select('SELECT story_id FROM coverage_assigned WHERE "group" = %s', [number])
    )


def exists(number: int) -> bool:
    """Whether an event has a number that is public."""
    return bool(select("SELECT 1 FROM coverage_coverage WHERE id = %s AND merged_into_id IS NULL", [number]))


def leads_to(number: int) -> int | None:
    """The event that stands for a merged one; None where ``number`` was not merged."""
    return Coverage.objects.filter(pk=number).values_list("merged_into_id", flat=True).first()


def event(number: int) -> Event:
    """An event by its number; without tellings where nothing of it may be seen."""
    return events([number]).get(number, Event(number, ()))


def events(numbers: Collection[int]) -> dict[int, Event]:
    """Events by number, those of which nothing may be seen left out. Two queries, however many."""
    found: dict[int, list[Telling]] = {}
    for group, *values in select(_TELLINGS.format(marks=marks(len(numbers))), list(numbers) or [0]):
        found.setdefault(group, []).append(_telling(*values))
    return {number: Event(number, tuple(tellings)) for number, tellings in found.items()}


def events_of(ids: Collection[int]) -> dict[int, Event]:
    """By story, the events that at least two stories tell which may be seen. One query, however many."""
    found: dict[int, list[Telling]] = {}
    for group, *values in select(_EVENTS_OF.format(marks=marks(len(ids))), list(ids) or [0]):
        found.setdefault(group, []).append(_telling(*values))
    told = [Event(number, tuple(tellings)) for number, tellings in found.items() if len(tellings) > 1]
    return {each.story: event for event in told for each in event.tellings}


def _telling(*values: object) -> Telling:
    (story, slug, language, policy, outlet, outlet_slug, own, rights, headline, extra, uri, at, stated, reprint_of,
     credit) = values  # fmt: skip
    kept = json.loads(extra) if isinstance(extra, str) else extra
    assert isinstance(kept, dict)
    assert isinstance(at, dt.datetime)
    return Telling(
        story=int(str(story)),
        slug=str(slug),
        language=str(language),
        outlet=str(outlet),
        outlet_slug=str(outlet_slug),
        own=bool(own),
        headline=str(headline),
        at=moment(at),
        stated=bool(stated),
        page=policy != Policy.COVERAGE.value,
        elsewhere=at_source([Link(**each) for each in kept.get("links", ())], str(uri)),
        link_only=rights == Rights.LINK.value,
        reprint_of=None if reprint_of is None else int(str(reprint_of)),
        credit=str(credit),
    )


def _from_origin(family: list[Telling]) -> tuple[Telling, ...]:
    """A family with its origin first."""
    credits_ = " ".join(each.credit for each in family).lower()
    credited = [each for each in family if credits_ and each.outlet.lower() in credits_]
    origin = (credited or family)[0]
    return (origin, *(each for each in family if each is not origin))
