"""Figures that were read off versions: amounts of money, with the words that state them."""

from collections.abc import Collection, Sequence

from dateline.archive.sql import marks, select
from dateline.core.money.stated import Stated, read_stated
from dateline.core.understand.values import Measure

_MONEY = """
    FROM archive_annotation said JOIN archive_story story ON story.id = said.story_id
    WHERE said.story_id IN ({marks}) AND said.kind = 'figure' AND said.role = %s AND said.version_id = story.public_id
        AND said.resolved = %s AND said.rejects = %s
"""


def money_of(story_id: int) -> tuple[Stated, ...]:
    """The amounts in the version of a story that the public sees, each wording once, in the order of the text."""
    sql = f"SELECT said.value, said.label {_MONEY.format(marks=marks(1))} ORDER BY said.id"
    found = (read_stated(value, label) for value, label in select(sql, [story_id, *_CERTAIN]))
    return tuple({stated.text: stated for stated in found if stated}.values())


def with_money(story_ids: Collection[int]) -> Sequence[tuple[int, int]]:
    """Of some stories, (story, version) of those whose public version states an amount."""
    if not story_ids:
        return []
    sql = f"SELECT DISTINCT story.id, story.public_id {_MONEY.format(marks=marks(len(story_ids)))}"
    return [(story, version) for story, version in select(sql, [*story_ids, *_CERTAIN])]


_CERTAIN = (Measure.MONEY.value, True, False)
