"""Pulling the plug while an editor publishes: ``python -m tests.acceptance.plug`` on a fresh data folder.

Children publish the same draft, each killed by itself (SIGKILL) one step later than the one before: before its first
statement, before its second, …, before the commit, after it, and while followers catch up. After each death the parent
looks: all of the publication has to be there, or nothing. One line for each moment; the last line is ``N faults``.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from dateline.run import boot

COMPLETE = 42
"""Exit status of a child that was never killed."""
MOST = 400
"""Statements; a publication that takes more is a fault of its own."""


class State(NamedTuple):
    """What is there of a publication."""

    versions: int
    events: int
    has_story: bool
    public: bool
    live: bool
    live_revision: int | None
    logged: int


def main() -> int:
    """Kill, look, kill later."""
    boot.archive()
    draft_id, user_id = _prepare()
    nothing, faults, seen = _state(draft_id), 0, []
    for step in range(1, MOST):
        finished = _child(draft_id, user_id, step)
        state = _state(draft_id)
        whole = state == State(1, 1, True, True, True, _latest(draft_id), nothing.logged + 1)
        faults += not (state == nothing or whole)
        seen.append(whole)
        _say(f"{step} {'all' if whole else 'nothing' if state == nothing else state}")
        if finished:
            break
    # It goes from nothing to all once and stays.
    faults += seen != sorted(seen) or not seen[-1] or seen[0]
    _say(f"{faults} faults")
    return 1 if faults else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _prepare() -> tuple[int, int]:
    from dateline.archive.models import Edition
    from dateline.desk.models import Draft, User
    from dateline.desk.people.groups import give, install
    from dateline.desk.people.rights import Role

    install()
    editor = User.objects.create(username="editor", is_staff=True)
    give(editor, Role.EDITOR)
    draft = Draft.objects.create(
        headline="Rain", body="<p>It rained.</p>", edition=Edition.objects.get(code="en"), created_by=editor
    )
    draft.save_revision(user=editor)
    return draft.pk, editor.pk


def _latest(draft_id: int) -> int | None:
    from dateline.desk.models import Draft

    number: int | None = Draft.objects.values_list("latest_revision", flat=True).get(pk=draft_id)
    return number


def _state(draft_id: int) -> State:
    from wagtail.models import ModelLogEntry

    from dateline.archive.models import LedgerEvent, Story, Version
    from dateline.desk.models import Draft

    draft = Draft.objects.get(pk=draft_id)
    return State(
        Version.objects.count(),
        LedgerEvent.objects.count(),
        draft.story_id is not None,
        Story.objects.filter(public__isnull=False).exists(),
        draft.live,
        draft.live_revision_id,
        ModelLogEntry.objects.filter(object_id=str(draft_id)).count(),
    )


def _child(draft_id: int, user_id: int, step: int) -> bool:
    """Whether it came through unharmed."""
    from django.db import connections

    connections.close_all()
    pid = os.fork()
    if pid == 0:
        _publish(draft_id, user_id, step)
        os._exit(COMPLETE)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return False
    assert os.WEXITSTATUS(status) == COMPLETE, "a child failed by itself"
    return True


def _publish(draft_id: int, user_id: int, step: int) -> None:
    from django.db import connection
    from django.utils import timezone

    from dateline.core.desk import CopyVerb, Refused
    from dateline.desk.drafts.marks import mark_of
    from dateline.desk.models import Draft, User
    from dateline.desk.publishing.service import Order, publish

    user = User.objects.get(pk=user_id)
    draft = Draft.objects.select_related("latest_revision").get(pk=draft_id)
    left = _Left(step)
    commit = connection._commit  # type: ignore[attr-defined]
    connection._commit = lambda: _around(left, commit)  # type: ignore[attr-defined]
    order = Order(verb=CopyVerb.PUBLISH, revision=mark_of(draft.latest_revision), seen=None)
    try:
        with connection.execute_wrapper(left.statement):
            publish(draft_id, order, user=user, now=timezone.now())
    except Refused:
        # Published by the one before, who died after its commit: what it left has to be whole.
        os._exit(COMPLETE)


def _around(left: "_Left", commit: Callable[[], None]) -> None:
    left.tick()
    commit()
    left.tick()


class _Left:
    """Counts down to death."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def tick(self) -> None:
        """One step nearer."""
        self.steps -= 1
        if self.steps == 0:
            sys.stdout.flush()
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """For Django's ``execute_wrapper``."""
        self.tick()
        return run(sql, params, many, context)


if __name__ == "__main__":
    sys.exit(main())
