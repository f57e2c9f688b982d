"""What goes out: feeds, the ledger for clients, and sitemaps: ``out EVENTS STORIES``."""

import datetime as dt
import resource
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.test import RequestFactory
from django.utils import timezone

from dateline.archive.models import Source, Story, Version
from dateline.archive.record import record
from dateline.core.filters import EVERYTHING, Node
from dateline.core.story import Code, Item, Signal
from dateline.core.text.clean import paragraphs
from dateline.index.registry import catch_up_all
from dateline.out.feeds.forms import FORMS, Form
from dateline.out.feeds.views import feed
from dateline.out.sitemaps import stretches
from dateline.wire import ledger
from dateline.wire.events import line
from dateline.wire.receivers import ANYBODY, lasting

ROUNDS = 50
_BATCH = 20_000
_WORDS = "The port said that ships would wait outside until the ice had gone, which may take a week or two. " * 6
_TOPICS = ("04000000", "17000000", "11000000", "15000000")


def main(events: str, stories: str) -> dict[str, float]:
    """Milliseconds of CPU of each feed, events a second of CPU, and of all sitemaps seconds, megabytes, addresses."""
    _fill(int(events))
    found = {f"feed.{form.name}": _spent(partial(_feed, form), ROUNDS) * 1000 for form in FORMS}
    found["ledger"] = _events(EVERYTHING, items=False)
    found["ledger.items"] = _events(EVERYTHING, items=True)
    found["ledger.filtered"] = _events(lasting("topic:weather"), items=False)
    found |= _sitemaps(int(stories))
    return found


def _feed(form: Form) -> None:
    """The answer of Django's view, without a network."""
    response = feed(RequestFactory().get(f"/en/all.{form.name}"), edition="en", form=form)
    assert response.status_code == 200, "the agency has an English edition"


def _fill(events: int) -> None:
    """Half of the events are updates."""
    source = Source.objects.create(slug="bench", name="Bench", policy="auto", language="en")
    now = timezone.now()
    with transaction.atomic():
        for number in range(events):
            story, version = number // 2, number % 2
            record(
                Item(
                    uri=f"urn:bench:{story}",
                    format="bench",
                    headline=f"Story {story} in version {version}",
                    body_html=paragraphs(f"{story} {version} {_WORDS}", _WORDS),
                    version=version + 1,
                    signal=Signal.UPDATE if version else Signal.NONE,
                    language="en",
                    published=now - dt.timedelta(seconds=events - story),
                    topics=(Code(value=f"medtop:{_TOPICS[story % len(_TOPICS)]}"),),
                ),
                source,
                now=now,
            )
    catch_up_all()


def _events(node: Node, *, items: bool) -> float:
    """A second of CPU, from the beginning to the end, each as its line."""
    began, after, looked, more = time.process_time(), 0, 0, True
    while more:
        stretch = ledger.read(ANYBODY, after, timezone.now(), also=node, items=items)
        sum(len(line(entry, items=items)) for entry in stretch.entries)
        looked += stretch.reached - after
        after, more = stretch.reached, stretch.more
    return looked / (time.process_time() - began)


def _sitemaps(stories: int) -> dict[str, float]:
    _copies(stories)
    before = _peak()
    began, addresses = time.process_time(), 0
    for block in range(-(-_last() // stretches.BLOCK)):
        addresses += sum(part.count("<url>") for part in stretches.whole(stretches.stories(block)))
    spent = time.process_time() - began
    return {"sitemap.cpu": spent, "sitemap.memory": _peak() - before, "sitemap.addresses": addresses}


def _copies(stories: int) -> None:
    """Stories like the first one, by the database itself: recording a million would take a quarter of an hour."""
    first = Story.objects.order_by("pk")[0]
    public = Version.objects.get(pk=first.public_id or 0)
    public.body_html = ""
    last, last_version = _last(), int(Version.objects.order_by("-pk")[0].pk)
    for start in range(1, stories - last + 1, _BATCH):
        count = min(_BATCH, stories - last - start + 1)
        story, version = last + start, last_version + start
        with transaction.atomic():
            _copy(first, {"id": story, "head_id": version, "public_id": version}, count, unique="uri")
            _copy(public, {"id": version, "story_id": story}, count)


def _copy(row: Story | Version, numbered: dict[str, int], count: int, unique: str = "") -> None:
    """``count`` rows like this one; ``numbered`` columns count up from a value, and ``unique`` gets the number too.

    The values travel as parameters: a table that is read while it is written would be copied to memory first.
    """
    fields = row._meta.concrete_fields
    columns = [str(field.column) for field in fields]
    steps = [
        f"{numbered[name]} + n" if name in numbered else "%s || '/' || (%s + n)" if name == unique else "%s"
        for name in columns
    ]
    values: list[Any] = []
    for field in fields:
        if field.column in numbered:
            continue
        values.append(field.get_db_prep_save(getattr(row, field.attname), connection))
        values += [numbered["id"]] if field.column == unique else []
    counted = f"WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < {count - 1})"  # noqa: S608
    table = row._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({', '.join(columns)}) {counted} SELECT {', '.join(steps)} FROM n", values)  # noqa: S608


def _last() -> int:
    return int(Story.objects.order_by("-pk")[0].pk)


def _spent(way: Callable[[], object], rounds: int) -> float:
    """Seconds of CPU, the middle of all rounds."""
    found = []
    for _ in range(rounds):
        began = time.process_time()
        way()
        found.append(time.process_time() - began)
    return sorted(found)[rounds // 2]


def _peak() -> float:
    """Megabytes that this process took at its largest so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
