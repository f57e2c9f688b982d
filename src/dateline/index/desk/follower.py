"""Keeps the newsroom's list and search in line with the archive."""

from collections.abc import Collection, Iterator, Sequence

from django.db import transaction

from dateline.archive.models import LedgerEvent, Story, Version
from dateline.core.ledger import Audience, Subject
from dateline.core.text.clean import CleanHtml
from dateline.core.text.plain import plain
from dateline.index.desk.marks import marks_of
from dateline.index.desk.standing import standing
from dateline.index.models import DeskRow, FollowerCursor
from dateline.index.search import engine
from dateline.index.search.port import Entry
from dateline.index.search.words import folded

_CHUNK = 100
"""Stories in a transaction: others wait for their turn to write."""


class Desk:
    """One row and one search entry for every story that anything happened to."""

    name = "desk"
    audience = Audience.TRUSTED

    def apply(self, events: Sequence[LedgerEvent]) -> None:
        """Make the rows and entries of the stories that the events are about anew, from their present state."""
        ids = sorted({event.subject_id for event in events if event.subject == Subject.STORY.value})
        for start in range(0, len(ids), _CHUNK):
            self._sync(ids[start : start + _CHUNK])

    def rebuild(self) -> Iterator[tuple[int, int]]:
        """The same for all stories, some hundred at a time."""
        last = Story.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        _forget(list(DeskRow.objects.filter(story_id__gt=last)))
        for start in range(1, last + 1, _CHUNK):
            self._sync(range(start, min(start + _CHUNK, last + 1)))
            yield min(start + _CHUNK - 1, last), last

    def _sync(self, ids: Sequence[int]) -> None:
        with transaction.atomic():
            # Two processes may catch up at once: the later one must read the stories after the earlier one has written.
            FollowerCursor.objects.get_or_create(name=self.name)
            FollowerCursor.objects.select_for_update().get(name=self.name)
            _forget(list(DeskRow.objects.filter(story_id__in=ids)))
            known = Story.objects.filter(pk__in=ids, last_seq__isnull=False).select_related("head")
            stories = {story.pk: story for story in known}
            rows = list(_rows(stories.values()))
            DeskRow.objects.bulk_create(rows)
            engine().put([entry_of(row, stories[row.story_id].head) for row in rows])


def _rows(stories: Collection[Story]) -> Iterator[DeskRow]:
    events = LedgerEvent.objects.filter(seq__in=[story.last_seq for story in stories])
    times = dict(events.values_list("seq", "at"))
    for story in stories:
        assert story.last_seq is not None, "asked for"
        yield DeskRow(
            story_id=story.pk,
            changed_seq=story.last_seq,
            changed_at=times[story.last_seq],
            standing=standing(story).value,
            source_id=story.source_id,
            language=story.language,
            urgency=(story.head.urgency if story.head else None) or 0,
        )


def entry_of(row: DeskRow, head: Version | None) -> Entry:
    """What a story is found by: the words of its latest version, and a mark for everything it is filtered by."""
    said = []
    if head is not None:
        said = [head.headline, head.slug, head.lead, head.byline, plain(CleanHtml(head.body_html))]
    return Entry(row.changed_seq, [*folded(" ".join(said)), *marks_of(row)])


def _forget(rows: Sequence[DeskRow]) -> None:
    engine().remove([row.changed_seq for row in rows])
    DeskRow.objects.filter(pk__in=[row.pk for row in rows]).delete()
