"""Scenes in which a story's row says by one column alone that it may not be seen.

No verb leaves a row like that: every verb that takes away says so in several columns at once. That each of them is
enough by itself shows here only.
"""

from collections.abc import Callable
from typing import Any

from dateline.archive.models import Source, Story
from dateline.core.desk import StateVerb
from dateline.core.story import Policy
from tests.acceptance.scenes import Scene, leading, public, take
from tests.acceptance.stage import LATER, Stage
from tests.site.newsroom import HOUR


def _row(**columns: Any) -> Callable[[Stage], None]:
    def then(stage: Stage) -> None:
        first = stage.others[0].story_id
        Story.objects.filter(pk=first).update(**columns)
        stage.hide(*(each for each in stage.others[:] if each.story_id == first))
        stage.elsewhere.add(first)
        if columns.get("policy") == Policy.COVERAGE.value:
            stage.covered.add(first)

    return then


def _source(**columns: Any) -> Callable[[Stage], None]:
    def then(stage: Stage) -> None:
        story = Story.objects.get(pk=stage.others[0].story_id)
        Source.objects.filter(pk=story.source_id).update(**columns)
        stage.hide(stage.others[0])
        stage.elsewhere.add(story.pk)

    return then


def _row_meanwhile(**columns: Any) -> Callable[[Stage], None]:
    def then(stage: Stage) -> None:
        secret = stage.tell(embargo=LATER)
        stage.now = LATER + HOUR
        rows = Story.objects.filter(pk=secret.story_id)
        stage.worker_step(meanwhile=lambda: rows.update(**columns))

    return then


def _made_internal(stage: Stage) -> None:
    take(StateVerb.KILL)(stage)
    Story.objects.filter(pk=stage.secrets[0].story_id).update(policy="internal")
    stage.change(stage.secrets[0], StateVerb.RESTORE)


HALF_TOLD = (
    Scene("fate alone, while the worker reaches for it", _row_meanwhile(fate="killed"), ways=("desk",)),
    Scene("policy alone, while the worker reaches for it", _row_meanwhile(policy="internal"), ways=("desk",)),
    Scene("killed, made internal, restored", _made_internal, public, ways=("desk",)),
    Scene("fate alone: killed", _row(fate="killed"), leading, ways=("desk",)),
    Scene("fate alone: withdrawn", _row(fate="withdrawn"), leading, ways=("desk",)),
    Scene("pubstatus alone", _row(pubstatus="withheld"), leading, ways=("desk",)),
    Scene("public version alone", _row(public=None), public, ways=("desk",)),
    Scene("policy alone: internal", _row(policy="internal"), leading, ways=("desk",)),
    Scene("policy alone: coverage", _row(policy="coverage"), public, ways=("desk",)),
    Scene("rights of the source alone", _source(rights="internal"), leading, ways=("desk",)),
)
"""Rows as no verb leaves them. Every verb that takes away says so in several columns at once; that each of them is
enough by itself shows here only."""
