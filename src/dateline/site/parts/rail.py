"""What is new in the reader's own feed, beside a story."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString

from dateline.archive import public
from dateline.index.filtered import read_filtered
from dateline.site.clock import Clock
from dateline.site.editions import Here
from dateline.site.filtering.asked import Asked
from dateline.site.parts.entries import entries
from dateline.site.parts.rows import rows

LENGTH = 6


def rail(own: Asked, here: Here, story_id: int, now: dt.datetime) -> SafeString:
    """The newest rows of a filtered list without the story itself; empty where there are none."""
    found = read_filtered(own.whole, now, ZoneInfo(here.edition.zone), limit=LENGTH + 1).ids
    listed = public.rows([each for each in found if each != story_id][:LENGTH])
    clock = Clock.of(here.edition.zone, here.language)
    return rows(entries(listed, here.edition.code, clock, year=clock.local(now).year, places=False))
