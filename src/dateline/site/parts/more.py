"""More on this: further stories under the same topics, else the latest ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q, QuerySet

from dateline.index.lists import all_news, topic_list
from dateline.index.models import Listed

STEP = 6
LIMIT = 48
_TOPICS = 3


@dataclass(frozen=True, slots=True)
class More:
    """Story ids, best first. ``related`` is False where no topic is shared and these are just the latest."""

    ids: tuple[int, ...]
    related: bool
    further: bool
    """There are more than were asked for."""


def more_on_this(story_id: int, language: str, topics: Sequence[str], count: int) -> More:
    """``topics`` are the story's codes, narrowest first. One query for all the lists."""
    names = [topic_list(language, code) for code in topics[:_TOPICS]]
    newest = (_newest(name, count + 2) for name in (*names, all_news(language)))
    wanted = Q(pk__in=next(newest))
    for query in newest:
        wanted |= Q(pk__in=query)
    found = Listed.objects.filter(wanted).exclude(story_id=story_id).order_by("-listed_at", "-story_id")
    by_list: dict[str, list[int]] = {}
    for name, other in found.values_list("list", "story_id"):
        by_list.setdefault(name, []).append(other)
    related = dict.fromkeys(other for name in names for other in by_list.get(name, ()))
    ids = list(related) or by_list.get(all_news(language), [])
    return More(tuple(islice(ids, count)), bool(related), len(ids) > count)


def _newest(name: str, count: int) -> QuerySet[Listed, int]:
    return Listed.objects.filter(list=name).order_by("-listed_at", "-story_id").values_list("pk", flat=True)[:count]
