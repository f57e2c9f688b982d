"""What the contract is asked with: a wire to send items over, and what the public then sees."""

import datetime as dt
from dataclasses import dataclass

from dateline.archive import public
from dateline.archive.models import LedgerEvent, Source, Story, Version
from dateline.archive.record import Recorded, record
from dateline.core.story import Item
from dateline.index.lists import all_news
from dateline.index.pages import read_page
from dateline.index.registry import catch_up_all
from tests.contract.samples import NOW

GONE = "gone"


@dataclass(frozen=True)
class Agency:
    """One wire and the public's view of what came over it."""

    source: Source

    def send(self, sent: Item, now: dt.datetime = NOW, *, backfill: bool = False) -> Recorded:
        """Record an item of the wire."""
        return record(sent, self.source, now=now, backfill=backfill)

    def sees(self, story_id: int) -> str | None:
        """What a reader gets: the headline, `GONE`, or None where there is no such story."""
        page = public.story(story_id)
        if isinstance(page, public.Gone):
            return GONE
        return page.version.headline if page else None

    def listed(self, language: str = "en") -> list[str]:
        """The headlines of All news, newest first."""
        catch_up_all()
        return [row.headline for row in public.rows(read_page(all_news(language)).ids)]

    def told(self, story_id: int) -> list[tuple[str, str]]:
        """Verb and audience of everything that happened to a story."""
        events = LedgerEvent.objects.filter(subject="story", subject_id=story_id).order_by("seq")
        return list(events.values_list("verb", "audience"))

    def story(self, story_id: int) -> Story:
        """The row as it is now."""
        return Story.objects.get(pk=story_id)

    def versions(self, story_id: int) -> list[str]:
        """The headlines of all that is kept, in order of arrival."""
        return list(Version.objects.filter(story=story_id).order_by("number").values_list("headline", flat=True))
