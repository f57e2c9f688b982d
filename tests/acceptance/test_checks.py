"""Every check on what the public may see is needed: taken out by itself, a canary is heard.

The conditions of queries and functions are read off the code, so that a new one that no scene needs fails here. What
turns red without a check is one of the scenes of ``test_canaries`` or ``test_twin``, named in the table; with every
check in place those are quiet, which is tested there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from dateline.archive import amend, annotations, copies, derived, history, leads, public, record, uses
from dateline.core import decide, desk
from dateline.core.desk import StateVerb
from dateline.index import follower, lists
from dateline.out.feeds import collect
from tests.acceptance.stage import LATER, Stage
from tests.acceptance.test_canaries import SCENES, outcry
from tests.acceptance.test_twin import TWINS, Twins
from tests.acceptance.without import everywhere, laxer, lesser, rewritten, where, without
from tests.sampled import one_in
from tests.site.newsroom import HOUR

OnStage = Callable[[str], Stage]
Function = Callable[..., Any]
Patch = pytest.MonkeyPatch

FATE, STATUS = "fate alone: killed", "pubstatus alone"
POLICY, RIGHTS = "policy alone: internal", "rights of the source alone"
UPDATE, ABSENT = "embargoed update of a public story", "public version alone"
TWIN = "twin: "
NOTHING_HIDDEN = "turns away what is public already, or is not there"
"""For conditions that hide nothing."""


@dataclass(frozen=True)
class Check:
    """A check, how to take it out, and the scene that turns red without it."""

    name: str
    remove: Callable[[Patch], None]
    scene: str


def _listed_sql() -> Iterator[Check]:
    scenes = {"story.fate": FATE, "story.pubstatus": STATUS, "story.policy": POLICY, "source.rights": RIGHTS}
    for module, name in ((public, "_ROWS"), (copies, "_COPIES"), (copies, "_SHOWN"), (leads, "_LEADS")):
        sql = getattr(module, name)
        for condition in where(public.LISTED_SQL):
            scene = scenes[condition.split()[0]]
            yield Check(f"{name}: {condition}", _setting(module, name, without(sql, condition)), scene)
        if name == "_LEADS":
            continue
        head = sql.replace("story.public_id", "story.head_id")
        yield Check(f"{name}: the public version, not the head", _setting(module, name, head), UPDATE)


def _setting(holder: object, name: str, value: object) -> Callable[[Patch], None]:
    return lambda patch: patch.setattr(holder, name, value)


def _in_sql(holder: object, name: str, old: str, new: str, scene: str) -> Check:
    sql = getattr(holder, name)
    assert sql.count(old) == 1, f"{old} in {name}"
    return Check(f"{name}: {old}", _setting(holder, name, sql.replace(old, new)), scene)


def _listed_by_follower() -> Iterator[Check]:
    scenes = {
        "fate": FATE,
        "pubstatus": STATUS,
        "public__isnull": ABSENT,
        "policy__in": POLICY,
        "source__rights": RIGHTS,
    }
    for name, less in lesser(public.LISTED):
        scene = next(scene for word, scene in scenes.items() if f"'{word}'" in name)
        yield Check(f"lists.LISTED: {name}", _setting(lists, "LISTED", less), scene)


def _of(function: Function, scenes: dict[str, str]) -> Iterator[Check]:
    """Every condition of a function; ``scenes`` by how each begins."""
    for condition, lax in laxer(function):
        scene = next((scene for start, scene in scenes.items() if condition.startswith(start)), "")
        if scene != NOTHING_HIDDEN:
            yield Check(f"{function.__name__}: {condition}", _replacing(function, lax), scene)


def _replacing(function: Function, other: Function) -> Callable[[Patch], None]:
    def remove(patch: Patch) -> None:
        for module, name in everywhere(function):
            patch.setattr(module, name, other)
        for verb, known in desk._ACTS.items():
            if known is function:
                patch.setitem(desk._ACTS, verb, other)

    return remove


CHECKS = [
    # What a row must be to be seen
    *_listed_sql(),
    *_listed_by_follower(),
    *_of(
        public.story,
        {
            "found is None": f"{TWIN}embargoed",
            "found.policy": POLICY,
            "found.source": RIGHTS,
            "found.fate": FATE,
            "found.listed_at": f"{TWIN}embargoed, then killed",
            "found.public is": ABSENT,
            "found.pubstatus": STATUS,
        },
    ),
    _in_sql(public, "_STORY", "version.id = story.public_id", "version.id = story.head_id", UPDATE),
    _in_sql(uses, "_FIRST", "story.public_id", "story.head_id", UPDATE),
    _in_sql(
        annotations,
        "_SAID",
        "(said.version_id IS NULL OR said.version_id = story.public_id)",
        "1 = 1",
        f"{TWIN}an update under a topic of its own",
    ),
    # What the public is told of its past
    _in_sql(history, "_TOLD", "event.audience = 'public'", "1 = 1", f"{TWIN}{UPDATE}"),
    *_of(history.appearances, {"verb in": "restored after a kill", "number": NOTHING_HIDDEN}),
    _in_sql(collect, "_WHERE", "event.audience = 'public'", "1 = 1", f"{TWIN}embargoed"),
    *_of(follower._may_know, {"follower.audience": "embargoed"}),
    # Pictures
    Check("a picture is public", _replacing(copies.is_shown, lambda _: True), "killed"),
    # Which version becomes public
    *_of(
        decide._may_be_seen,
        {
            "story.fate": "killed, then resent by the wire",
            "not embargoed": "embargoed",
            "_publishes": "waiting for an editor",
        },
    ),
    Check(
        "what is held is told to the trusted",
        _setting(decide, "_held", rewritten(decide._held, "Audience.TRUSTED", "Audience.PUBLIC")),
        "embargoed",
    ),
    *_of(
        decide.release,
        {
            "head is": NOTHING_HIDDEN,
            "head ==": NOTHING_HIDDEN,
            "head.embargo is": NOTHING_HIDDEN,
            "head.embargo >": "moved while the worker reaches for it",
            "known.fate": "fate alone, while the worker reaches for it",
            "known.pubstatus": "held while the worker reaches for it",
            "not _publishes": "policy alone, while the worker reaches for it",
        },
    ),
    *_of(
        desk._restore,
        {
            "known.fate": NOTHING_HIDDEN,
            "overdue": "killed past its time, restored",
            "head.pubstatus": "withheld by the wire while killed",
            "known.listed_at": "waiting for an editor, killed, restored",
            "known.policy": "killed, made internal, restored",
            "_waits": "on hold, updated under embargo, killed, restored",
        },
    ),
    *_of(
        desk._release,
        {
            "head ==": NOTHING_HIDDEN,
            "known.public": NOTHING_HIDDEN,
            "known.fate": "killed, then released",
            "known.policy": "internal, released",
            "_waits": "embargoed, released too early",
        },
    ),
    *_of(
        amend.tell,
        {
            "story.public_id": "embargoed, then amended",
            # That something was understood of a held version is told; what, is not.
            "seen": NOTHING_HIDDEN,
            "audience is Audience.TRUSTED or": "embargoed update, then amended",
            "audience is Audience.PUBLIC": NOTHING_HIDDEN,
        },
    ),
    Check(
        "a killed wire holds its takers",
        _replacing(derived.hold_takers, lambda *_: []),
        "wire killed under what was taken from it",
    ),
]


def red(stage: OnStage, name: str) -> bool:
    """Whether a scene fails, told by the desk if it can be: something is heard, or something breaks."""
    twin = TWINS[name.removeprefix(TWIN)] if name.startswith(TWIN) else None
    scene = twin or SCENES[name]
    told = stage(scene.ways[0])
    try:
        if twin:
            return bool(Twins(told, twin).compare())
        scene.before(told)
        told.follow()
        scene.then(told)
        return next(outcry(told), "") != ""
    except Exception:  # noqa: BLE001  whatever breaks is noticed
        return True


@pytest.mark.parametrize("check", one_in(3, CHECKS), ids=lambda check: check.name)
def test_no_check_is_missed_in_silence(stage: OnStage, monkeypatch: Patch, check: Check) -> None:
    assert check.scene, f"name a scene that needs “{check.name}”, or say that it hides nothing"
    check.remove(monkeypatch)
    assert red(stage, check.scene), f"nothing notices that “{check.name}” is gone"


@pytest.mark.parametrize("verb", [StateVerb.KILL, StateVerb.HOLD])
def test_what_may_not_be_released_keeps_nobody_waiting(stage: OnStage, verb: StateVerb) -> None:
    """`release_due` asks for a few at a time, the longest due first: those that stay hidden must not fill its hands."""
    told = stage("desk")
    told.change(told.tell(embargo=LATER - HOUR), verb)
    due = told.tell(embargo=LATER)
    assert record.release_due(LATER, limit=1) == [due.story_id]
