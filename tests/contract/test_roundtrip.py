"""What is stored is what was sent: no field of an item is lost or changed on its way through the database."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings

from dateline.archive.models import Source, Story, Version
from dateline.archive.record import record
from dateline.archive.rows import item_of
from dateline.core import digest
from dateline.core.story import Item
from tests.contract.items import FIELDS, ITEMS
from tests.contract.samples import NOW, item

# The fixture's rows are the same for every example: each is rolled back.
each_rolled_back = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def stored(sent: Item, source: Source) -> Item:
    done = record(sent, source, now=NOW)
    version = Version.objects.get(story=done.story_id)
    return item_of(version, Story.objects.get(pk=done.story_id).uri)


def test_every_field_of_an_item_is_generated() -> None:
    assert {field.name for field in dataclasses.fields(Item)} == set(FIELDS)


@each_rolled_back
@given(sent=ITEMS)
@example(sent=item("urn:nbsp", headline="«Ёлка» – 5\u00a0%\u2028", lead="\u202ertl", slug="x" * 200))
def test_stored_item_equals_the_sent_one(source: Source, sent: Item) -> None:
    with undone():
        assert stored(sent, source) == sent


@each_rolled_back
@given(sent=ITEMS)
def test_stored_item_has_the_digests_of_the_sent_one(source: Source, sent: Item) -> None:
    with undone():
        back = stored(sent, source)
        assert digest.content(back) == digest.content(sent)
        assert digest.wording(back) == digest.wording(sent)


@each_rolled_back
@given(sent=ITEMS)
def test_stored_item_is_recognised_when_it_comes_again(source: Source, sent: Item) -> None:
    with undone():
        first = record(sent, source, now=NOW)
        assert record(sent, source, now=NOW).seq is None
        assert Version.objects.filter(story=first.story_id).count() == 1
