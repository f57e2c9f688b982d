"""Which edition a story stands in."""

import pytest

from dateline.archive.models import Source, Story
from dateline.archive.record import record
from dateline.core.story import Item
from tests.contract.samples import NOW


@pytest.mark.parametrize(
    ("declared", "of_source", "headline", "language"),
    [
        ("ru", "en", "Rain", "ru"),
        ("en-GB", "", "Rain", "en"),
        ("", "ru", "Rain", "ru"),
        ("", "", "Rain in Perm", "en"),
        ("", "", "В Перми дождь", "ru"),
        ("de", "", "Regen", "de"),
        ("", "", "2:1", ""),
    ],
)
def test_the_wire_says_then_the_source_then_the_letters(
    source: Source, declared: str, of_source: str, headline: str, language: str
) -> None:
    source.language = of_source
    done = record(Item(uri="a", format="test", headline=headline, language=declared), source, now=NOW)
    story = Story.objects.select_related("public").get(pk=done.story_id)
    assert story.language == language
    assert story.public is not None
    assert story.public.language == declared
