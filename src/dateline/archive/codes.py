"""The desk's table of what incoming codes mean, and the codes that mean nothing yet."""

from dataclasses import dataclass

from django.db import transaction

from dateline.archive import ledger
from dateline.archive.knowledge import changed, knowledge
from dateline.archive.models import Annotation, CodeRule, Source, Story, Topic
from dateline.archive.sql import select
from dateline.core.places import fold
from dateline.core.story import Code
from dateline.core.understand.topics.codes import resolve_codes

NEWEST = 20_000
"""Stories in which codes without a meaning are looked for."""
_LONGEST = 200
_UNKNOWN = """
    SELECT value, MAX(label), COUNT(*), MAX(story_id) FROM archive_annotation
    WHERE story_id > %s AND kind = 'topic' AND origin = %s AND resolved = %s
    GROUP BY value ORDER BY COUNT(*) DESC, value LIMIT %s
"""


class TakenError(ValueError):
    """There is a rule for this code of this source already."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A code that wires sent and nothing explains, how many times, and the latest story with it."""

    value: str
    label: str
    times: int
    story: Story


def put(value: str, source: Source | None, topic: Topic | None, *, rule: CodeRule | None = None) -> CodeRule:
    """Say what a code of a source, or of all, means: a topic, or with None nothing. With ``rule`` that one changes.

    Copy that comes in from now on is read with it. Raises `ValueError` for a code without letters or digits,
    `TakenError` where another rule has it.
    """
    folded = fold(value)[:_LONGEST]
    if not folded:
        raise ValueError("a code needs letters or digits")
    with transaction.atomic():
        ledger.lock()
        row = rule or CodeRule()
        if CodeRule.objects.filter(value=folded, source=source).exclude(pk=row.pk or 0).exists():
            raise TakenError(f"there is a rule for “{folded}” already")
        row.value, row.source, row.topic = folded, source, topic
        row.save()
        changed()
        return row


def remove(rule: CodeRule) -> None:
    """The code means again what is shipped, or nothing."""
    with transaction.atomic():
        ledger.lock()
        rule.delete()
        changed()


def unknown(most: int) -> list[Unknown]:
    """The most frequent codes of the newest stories that neither a rule nor what is shipped explains."""
    last = Story.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    known, ruled = knowledge(), set(CodeRule.objects.values_list("value", flat=True))
    # Some that are found have a meaning by now: as many again are asked for.
    rows = select(_UNKNOWN, [last - NEWEST, Annotation.Origin.WIRE.value, False, most * 4])
    open_ones = [
        (value, label, times, story_id)
        for value, label, times, story_id in rows
        if not {fold(value), fold(label)} & ruled
        and not any(resolve_codes((Code(value=value, label=label),), "", known))
    ][:most]
    stories = Story.objects.select_related("head", "source").in_bulk([story_id for *_, story_id in open_ones])
    return [Unknown(value, label, times, stories[story_id]) for value, label, times, story_id in open_ones]
