"""What goes out: feeds, the ledger for clients, and sitemaps: ``out EVENTS STORIES``."""

import datetime as dt
import resource
import time
from collections.abc import Callable
from functools import partial

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
    last, last_version = _last(), Version.objects.order_by("-pk")[0].pk
    ids = f"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {stories - last})"  # noqa: S608
    own = {
        "id": f"{last} + n",
        "uri": "uri || '/' || n",
        "head_id": f"{last_version} + n",
        "public_id": f"{last_version} + n",
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_copy(Story, own, ids), [first.pk])
        own = {"id": f"{last_version} + n", "story_id": f"{last} + n", "number": "1"}
        cursor.execute(_copy(Version, own, ids), [first.public_id])


def _copy(table: type[Story] | type[Version], own: dict[str, str], ids: str) -> str:
    columns = [str(field.column) for field in table._meta.concrete_fields]
    values = [own.get(column, column) for column in columns]
    name = table._meta.db_table
    return f"INSERT INTO {name} ({', '.join(columns)}) {ids} SELECT {', '.join(values)} FROM {name}, n WHERE id = %s"  # noqa: S608


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
