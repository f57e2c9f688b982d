"""Which stories are translations of one another."""

from dateline.archive.models import Story
from dateline.archive.sql import select

_FAMILY = "SELECT id FROM archive_story WHERE (id = %s OR translation_of_id = %s) AND id <> %s ORDER BY id"


def family(story: Story) -> list[int]:
    """The original and all its translations but for the story itself; whether they are public is not asked."""
    original = story.translation_of_id or story.pk
    return [found for (found,) in select(_FAMILY, [original, original, story.pk])]
