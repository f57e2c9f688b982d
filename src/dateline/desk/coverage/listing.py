"""What others have and we do not, and what readers doubt."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.archive.models import Source
from dateline.archive.sql import select, sql_time
from dateline.coverage.models import Doubt, Excluded
from dateline.coverage.reading import Event, events
from dateline.desk.drafts.find import signed_in
from dateline.desk.people.rights import Right, may, require

HOURS = 48
MOST = 30
_OURS_LACK = """
    SELECT assigned."group" FROM coverage_assigned assigned
    JOIN archive_story story ON story.id = assigned.story_id JOIN archive_source source ON source.id = story.source_id
    WHERE assigned."group" IS NOT NULL AND assigned.at > %s
    GROUP BY assigned."group"
    HAVING COUNT(DISTINCT story.source_id) > 1 AND SUM(CASE WHEN source.own THEN 1 ELSE 0 END) = 0
    ORDER BY COUNT(DISTINCT story.source_id) DESC, MAX(assigned.at) DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Missing:
    """An event that others tell and we do not."""

    event: Event
    outlets: int
    minutes: int
    """From its first telling to the last one: how fast it spreads."""


def coverage(request: HttpRequest) -> HttpResponse:
    """The room's first page."""
    user = signed_in(request)
    require(user, Right.WRITE)
    context = {
        **heading(_("In other media")),
        "missing": missing(timezone.now()),
        "hours": HOURS,
        "doubts": Doubt.objects.filter(settled=False)
        .select_related("story__head", "story__source")
        .order_by("-count", "-last_at")[:MOST],
        "excluded": Excluded.objects.select_related("source").order_by("source__name"),
        "sources": Source.objects.filter(own=False).order_by("name") if may(user, Right.SOURCES) else (),
    }
    return render(request, "desk/coverage/list.html", context)


def missing(now: dt.datetime) -> list[Missing]:
    """Of the last two days, those that most outlets tell independently first."""
    numbers = [row[0] for row in select(_OURS_LACK, [sql_time(now - dt.timedelta(hours=HOURS)), MOST])]
    found = events(numbers).values()
    listed = [Missing(each, each.outlets, _minutes(each)) for each in found if each.outlets > 1]
    return sorted(listed, key=lambda each: (-each.outlets, each.minutes, -each.event.number))


def heading(title: str) -> dict[str, object]:
    """What Wagtail's page frame wants."""
    return {"header_title": title, "breadcrumbs_items": [{"url": "", "label": title}], "header_icon": "list-ul"}


def _minutes(event: Event) -> int:
    times = [each.at for each in event.tellings]
    return int((max(times) - min(times)).total_seconds() // 60)
