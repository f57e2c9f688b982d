"""The lists behind All news, all sources and the topic pages: the first follower."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from dateline.archive.annotations import NOTHING, filed_of
from dateline.archive.models import LedgerEvent, Story, Topic
from dateline.archive.public import COVERED, LISTED
from dateline.archive.sql import insert_values, select, sql_time
from dateline.core.ledger import Audience, Subject, Verb
from dateline.index.above import above_places, above_topics
from dateline.index.models import FollowerCursor, Listed

_CHUNK = 1000


class _Row(NamedTuple):
    """A row of `Listed` by the names of its columns; several of each story, so made without the ORM."""

    list: str
    listed_at: dt.datetime
    story_id: int


def all_news(language: str) -> str:
    """The name of the list of everything in a language."""
    return language


def coverage_list(language: str) -> str:
    """The name of the list of other outlets' stories in a language."""
    return f"{language} coverage"


def topic_list(language: str, code: str) -> str:
    """The name of the list of a topic and what lies under it."""
    return f"{language} {code}"


def place_list(language: str, slug: str) -> str:
    """The name of the list of a place and what lies in it."""
    return f"{language} place:{slug}"


def event_list(language: str, number: str) -> str:
    """The name of the list of an event that several outlets tell, other outlets' stories among them."""
    return f"{language} event:{number}"


class Lists:
    """Keeps `Listed` equal to what is public and listed."""

    name = "lists"
    audience = Audience.PUBLIC

    def apply(self, events: Sequence[LedgerEvent]) -> None:
        """Recompute the rows of the stories that the events are about, from their present state.

        A topic that was moved or merged concerns all that are in its lists: a thousand in a transaction.
        """
        ids = {event.subject_id for event in events if event.subject == Subject.STORY.value}
        regrouped = {event.subject_id for event in events if _regroups(event)}
        if regrouped:
            ids |= _listed_under(regrouped)
        concerned = sorted(ids)
        for start in range(0, len(concerned), _CHUNK):
            self._sync(concerned[start : start + _CHUNK])

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """Recompute the rows of all stories, a thousand at a time."""
        last = Story.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        Listed.objects.filter(story_id__gt=last).delete()
        for start in range(1, last + 1, _CHUNK):
            self._sync(range(start, min(start + _CHUNK, last + 1)))
            yield min(start + _CHUNK - 1, last), last

    def _sync(self, ids: Sequence[int]) -> None:
        with transaction.atomic():
            # Two processes may catch up at once: the later one must read the stories after the earlier one has written.
            FollowerCursor.objects.get_or_create(name=self.name)
            FollowerCursor.objects.select_for_update().get(name=self.name)
            wanted = set(_rows(ids))
            rows = Listed.objects.filter(story_id__in=ids).values_list("pk", *_Row._fields)
            present = {_Row(*row): pk for pk, *row in rows}
            Listed.objects.filter(pk__in=[pk for row, pk in present.items() if row not in wanted]).delete()
            new = sorted(wanted - present.keys())
            insert_values(Listed, _Row._fields, [(name, sql_time(at), story_id) for name, at, story_id in new])


def _regroups(event: LedgerEvent) -> bool:
    return event.subject == Subject.TOPIC.value and event.verb == Verb.REGROUPED.value


# Each list's name is found by one step in the index, however many stories it has.
_NAMES = """
    WITH RECURSIVE names(list) AS (
        SELECT MIN(list) FROM index_listed
        UNION ALL
        SELECT (SELECT MIN(listed.list) FROM index_listed listed WHERE listed.list > names.list)
        FROM names WHERE names.list IS NOT NULL
    )
    SELECT list FROM names WHERE list IS NOT NULL
"""


def _listed_under(topic_ids: Collection[int]) -> set[int]:
    """The stories in the lists of topics, in any language: what is there now is what was filed there before."""
    codes = set(Topic.objects.filter(pk__in=topic_ids).values_list("code", flat=True))
    names = [name for (name,) in select(_NAMES) if name.rpartition(" ")[2] in codes]
    return set(Listed.objects.filter(list__in=names).values_list("story_id", flat=True))


def _rows(ids: Collection[int]) -> Iterator[_Row]:
    listed, covered = list(_standing(LISTED, ids)), list(_standing(COVERED, ids))
    found = filed_of([story_id for story_id, _, _ in (*listed, *covered)])
    filed = {story_id: found.get(story_id, NOTHING) for story_id, _, _ in listed}
    topics, places = above_topics(filed), above_places(filed)
    for story_id, language, listed_at in listed:
        names = [
            all_news(language),
            *(topic_list(language, code) for code in sorted(topics[story_id])),
            *(place_list(language, slug) for slug in sorted(places[story_id])),
        ]
        for name in names:
            yield _Row(name, listed_at, story_id)
    for story_id, language, listed_at in covered:
        yield _Row(coverage_list(language), listed_at, story_id)
    for story_id, language, listed_at in (*listed, *covered):
        for number in found.get(story_id, NOTHING).coverage:
            yield _Row(event_list(language, number), listed_at, story_id)


def _standing(which: Q, ids: Collection[int]) -> Iterator[tuple[int, str, dt.datetime]]:
    """Number, language and time of those among ``ids`` that stand so."""
    for story_id, language, listed_at in Story.objects.filter(which, pk__in=ids).values_list(
        "pk", "language", "listed_at"
    ):
        assert listed_at is not None, "what is public has been listed"
        yield story_id, language, listed_at
