"""What holds of a story now: its annotations, weighed."""

from collections import defaultdict
from collections.abc import Collection

from dateline.archive.models import Annotation
from dateline.archive.sql import marks, select

_SAID = """
    SELECT said.story_id, said.value, said.origin, said.rejects
    FROM archive_annotation said JOIN archive_story story ON story.id = said.story_id
    WHERE said.kind = %s AND said.resolved = %s AND said.story_id IN ({marks})
        AND (said.version_id IS NULL OR said.version_id = story.public_id)
    ORDER BY said.id
"""


def topics_of(story_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The resolved topic codes of each story that has any, in the order in which they were declared."""
    return _in_force("topic", story_ids)


def _in_force(kind: str, story_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """An editor's word beats a machine's and a wire's, and the later word of two editors beats the earlier.

    Of what wires and models say, only that about the public version counts.
    """
    said = select(_SAID.format(marks=marks(len(story_ids))), [kind, True, *(story_ids or [0])])
    machine: dict[int, dict[str, bool]] = defaultdict(dict)
    editor: dict[int, dict[str, bool]] = defaultdict(dict)
    for story_id, value, origin, rejects in said:
        weighed = editor if origin == Annotation.Origin.EDITOR else machine
        weighed[story_id][value] = not rejects
    verdicts = {story_id: machine[story_id] | editor[story_id] for story_id in machine.keys() | editor.keys()}
    return {
        story_id: tuple(value for value, holds in values.items() if holds)
        for story_id, values in verdicts.items()
        if any(values.values())
    }
