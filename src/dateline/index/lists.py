"""The lists behind All news, all sources and the topic pages: the first follower."""

from collections.abc import Collection, Iterator, Sequence

from django.db import transaction

from dateline.archive.annotations import topics_of
from dateline.archive.models import LedgerEvent, Story
from dateline.archive.public import COVERED, LISTED
from dateline.archive.vocabulary import lineages
from dateline.core.ledger import Audience, Subject
from dateline.index.models import FollowerCursor, Listed

_CHUNK = 1000


def all_news(language: str) -> str:
    """The name of the list of everything in a language."""
    return language


def coverage_list(language: str) -> str:
    """The name of the list of other outlets' stories in a language."""
    return f"{language} coverage"


def topic_list(language: str, code: str) -> str:
    """The name of the list of a topic and what lies under it."""
    return f"{language} {code}"


class Lists:
    """Keeps `Listed` equal to what is public and listed."""

    name = "lists"
    audience = Audience.PUBLIC

    def apply(self, events: Sequence[LedgerEvent]) -> None:
        """Recompute the rows of the stories that the events are about, from their present state."""
        ids = {event.subject_id for event in events if event.subject == Subject.STORY.value}
        if ids:
            self._sync(sorted(ids))

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
            wanted = {(row.list, row.listed_at, row.story_id): row for row in _rows(ids)}
            present = Listed.objects.filter(story_id__in=ids)
            stale = [row.pk for row in present if wanted.pop((row.list, row.listed_at, row.story_id), None) is None]
            Listed.objects.filter(pk__in=stale).delete()
            Listed.objects.bulk_create(wanted.values())


def _rows(ids: Collection[int]) -> Iterator[Listed]:
    listed = list(Story.objects.filter(LISTED, pk__in=ids))
    topics = topics_of([story.pk for story in listed])
    paths = lineages({code for codes in topics.values() for code in codes})
    for story in listed:
        listed_at = story.listed_at
        assert listed_at is not None, "what is public has been listed"
        above = {code for topic in topics.get(story.pk, ()) for code in paths.get(topic, ())}
        for name in (all_news(story.language), *(topic_list(story.language, code) for code in sorted(above))):
            yield Listed(list=name, listed_at=listed_at, story_id=story.pk)
    for story in Story.objects.filter(COVERED, pk__in=ids):
        assert story.listed_at is not None, "what is public has been listed"
        yield Listed(list=coverage_list(story.language), listed_at=story.listed_at, story_id=story.pk)
