"""What the desk decides is learned, what it did not decide stays, and the weights are a file that can go wrong."""

import datetime as dt
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.archive.ledger import last_seq
from dateline.archive.models import Annotation
from dateline.archive.verbs import By
from dateline.core.coverage import Engine
from dateline.core.coverage.guard import guarded
from dateline.core.coverage.learning import Stream
from dateline.core.coverage.playing import played
from dateline.core.coverage.scoring import bcubed
from dateline.core.coverage.weights import FILE, Weights, mark, shipped, written
from dateline.core.ledger import Verb
from dateline.coverage import desk, own
from dateline.coverage.learning import decided
from dateline.coverage.models import Assigned
from dateline.coverage.records import VERSION, version_of
from dateline.coverage.regroup import moves
from dateline.coverage.stage import Stage
from dateline.edge.events import changes_between
from dateline.run import boot, fitting, worker
from dateline.run.config import Config
from tests.core.coverage.told import bilingual
from tests.coverage.conftest import NOW, Press
from tests.coverage.copy import (
    BAKERY,
    BAKERY_TOO,
    BUS,
    BUS_TOO,
    CAPTAIN,
    FERRY,
    FERRY_TOO,
    LORRY,
    LORRY_TOO,
    RADAR,
    WAREHOUSE,
    WAREHOUSE_TOO,
)

EDITOR = By(actor="chief")


def group_of(story: int) -> int:
    """The number of a story's event, or of itself alone."""
    group = Assigned.objects.get(pk=story).group
    assert group is not None
    return group


def a_day(press: Press) -> list[int]:
    """What else was told that day, in two languages."""
    outlets = {"en": "gazette", "ru": "russkie"}
    stories = [
        press.tell(outlets[each.report.language], each.report.title, each.report.text) for each in bilingual("keep")
    ]
    press.group()
    return stories


def places(stream: Stream, weights: Weights) -> dict[int, int | None]:
    """Where the engine alone puts a stream's stories."""
    return played(Engine(weights), [each.report for each in stream.told])[1].of


def alike(stories: list[int], one: dict[int, int | None], other: dict[int, int | None]) -> float:
    """How alike two groupings of stories are."""
    return bcubed([one[story] for story in stories], [other[story] for story in stories]).f1


def test_a_merge_is_learned_and_the_rest_stays(press: Press) -> None:
    others = a_day(press)
    ferry, _ = press.tell("meridian", *FERRY), press.tell("herald", *FERRY_TOO)
    captain, _ = press.tell("herald", *CAPTAIN), press.tell("courier", *RADAR)
    press.group()
    assert group_of(captain) != group_of(ferry)
    desk.merge(group_of(captain), group_of(ferry), EDITOR, NOW)
    found = decided()
    assert (dict(found.verbs), found.events, found.stories, found.beside) == ({"merge": 1}, 1, 4, len(others))
    fitted = guarded([found.stream], shipped())
    before, after = places(found.stream, shipped()), places(found.stream, fitted.weights)
    assert before[captain] != before[ferry]
    assert after[captain] == after[ferry]
    assert (fitted.after.desk.share, fitted.holds) == (1, True)
    assert alike(others, before, after) == 1


def split(press: Press, *stays: tuple[str, str], goes: tuple[tuple[str, str], ...]) -> tuple[list[int], list[int]]:
    """Two events that the machine took for one, and that the desk parted."""
    stayed = [press.tell("meridian", *each) for each in stays]
    gone = [press.tell("herald", *each) for each in goes]
    press.group()
    assert len({group_of(story) for story in (*stayed, *gone)}) == 1
    desk.split(gone, group_of(stayed[0]), EDITOR, NOW)
    return stayed, gone


def test_one_split_of_what_looks_alike_is_not_enough_and_two_are(press: Press) -> None:
    others = a_day(press)
    fires = split(press, BAKERY, BAKERY_TOO, goes=(WAREHOUSE, WAREHOUSE_TOO))
    found = decided()
    assert (dict(found.verbs), found.events, found.stories) == ({"split": 1}, 2, 4)
    one = guarded([found.stream], shipped())
    crashes = split(press, BUS, BUS_TOO, goes=(LORRY, LORRY_TOO))
    found = decided()
    two = guarded([found.stream], shipped())
    assert one.before.desk.share < 1
    assert one.holds
    assert (two.before.desk.right, two.after.desk.right, two.after.desk.pairs) == (4, 12, 12)
    before, after = places(found.stream, shipped()), places(found.stream, two.weights)
    for stayed, gone in (fires, crashes):
        assert before[gone[0]] == before[stayed[0]]
        assert len({after[story] for story in stayed}) == len({after[story] for story in gone}) == 1
        assert after[gone[0]] != after[stayed[0]]
    assert alike(others, before, after) == 1


def test_few_decisions_on_a_small_archive_wreck_nothing(press: Press) -> None:
    """A senseless merge among six stories: what the shipped weights tell apart and join elsewhere stays so."""
    ferry, _ = press.tell("meridian", *FERRY), press.tell("herald", *FERRY_TOO)
    bakery, _ = press.tell("meridian", *BAKERY), press.tell("herald", *BAKERY_TOO)
    press.group()
    desk.merge(group_of(bakery), group_of(ferry), EDITOR, NOW)
    weights = guarded([decided().stream], shipped()).weights
    elsewhere = bilingual("keep")
    right = [each.event for each in elsewhere]
    made = played(Engine(weights), [each.report for each in elsewhere])[1].of
    assert bcubed(right, [made[each.report.key] for each in elsewhere]).f1 > 0.97


def test_what_was_taken_back_says_nothing(press: Press) -> None:
    ferry, _ = press.tell("meridian", *FERRY), press.tell("herald", *FERRY_TOO)
    press.group()
    assert decided().stories == 0
    desk.pin(group_of(ferry), True, EDITOR, NOW)
    assert (decided().events, decided().stories) == (1, 2)
    desk.pin(group_of(ferry), False, EDITOR, NOW)
    found = decided()
    assert (dict(found.verbs), found.events, found.stories, found.stream.told) == ({"pin": 1, "unpin": 1}, 0, 0, ())


def test_a_split_that_was_mended_by_a_merge_is_one_event(press: Press) -> None:
    stayed, gone = split(press, BAKERY, BAKERY_TOO, goes=(WAREHOUSE, WAREHOUSE_TOO))
    assert decided().stream.parted == ((str(group_of(stayed[0])), str(group_of(gone[0]))),)
    desk.merge(group_of(gone[0]), group_of(stayed[0]), EDITOR, NOW)
    found = decided()
    assert (found.stream.parted, found.events, found.stories) == ((), 1, 4)


def test_far_off_days_and_excluded_sources_do_not_lie_beside(press: Press) -> None:
    far = press.tell("gazette", *BUS, published=NOW - dt.timedelta(days=30))
    near = press.tell("gazette", *BAKERY, published=NOW - dt.timedelta(days=3))
    press.tell("tabloid", *LORRY)
    ferry, _ = press.tell("meridian", *FERRY), press.tell("herald", *FERRY_TOO)
    press.group()
    desk.exclude(press.outlet("tabloid"), EDITOR, NOW)
    desk.pin(group_of(ferry), True, EDITOR, NOW)
    found = decided()
    beside = {each.report.key for each in found.stream.told if not each.decided}
    assert (beside, far in beside) == ({near}, False)


def unreachable() -> Weights:
    """Weights with which every report is alone."""
    return replace(shipped(), same_bar=1000.0, across_bar=1000.0)


def test_a_table_is_kept_used_and_forgotten(tmp_path: Path) -> None:
    assert own.in_use(tmp_path) == shipped()
    own.keep(unreachable(), "made by a test", tmp_path)
    assert own.in_use(tmp_path) == unreachable()
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert own.forget(tmp_path)
    assert own.in_use(tmp_path) == shipped()
    assert not own.forget(tmp_path)


def test_a_damaged_table_is_told_with_its_line_and_not_used(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    lines = written(unreachable(), "made by a test").splitlines()
    (tmp_path / FILE).write_text("\n".join([*lines[:3], "same\twords\tmany", *lines[4:]]))
    assert own.in_use(tmp_path) == shipped()
    assert f"{tmp_path / FILE}: line 4: “many” is no number" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_worker_groups_with_the_table_of_its_folder(press: Press) -> None:
    class Soon(threading.Event):
        """Set after a few looks at it."""

        looks = 0

        def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002, as in Event
            self.looks += 1
            return self.looks > 3

    own.keep(unreachable(), "made by a test", press.folder)
    ferry, too = press.tell("meridian", *FERRY), press.tell("herald", *FERRY_TOO)
    worker._cover(Soon(), Config(data=press.folder))
    assert group_of(ferry) != group_of(too)
    assert [move.story for move in moves(100, unreachable())] == []
    assert [(move.story, move.after) for move in moves(100)] == [(too, group_of(ferry))]


def test_annotations_name_the_table_and_pages_follow_them(press: Press) -> None:
    near = replace(shipped(), same_bar=shipped().same_bar - 0.01)
    press.stage = Stage(press.folder, lambda: NOW, near)
    press.tell("meridian", *FERRY), press.tell("herald", *FERRY_TOO)
    press.group()
    (actor,) = set(Annotation.objects.filter(kind="coverage").values_list("actor", flat=True))
    assert actor == version_of(near) == f"{VERSION} ({mark(near)})" != version_of(replace(near, same_bar=0.0))
    assert version_of(None) == version_of(shipped()) == VERSION
    told = changes_between(0, last_seq())
    assert [each.grouped for each in told if each.verb is Verb.ANNOTATED] == [True, True]


def test_the_command_learns_from_the_archive(
    press: Press, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(press.folder))
    # The archive of the test stands for that of the folder.
    monkeypatch.setattr(boot, "archive", lambda: None)
    a_day(press)
    split(press, BAKERY, BAKERY_TOO, goes=(WAREHOUSE, WAREHOUSE_TOO))
    split(press, BUS, BUS_TOO, goes=(LORRY, LORRY_TOO))
    where = dict(Assigned.objects.values_list("pk", "group"))
    assert fitting.fit([], "event", fresh=False, dry_run=True, as_json=False)
    assert not (press.folder / FILE).exists()
    assert fitting.fit([], "event", fresh=False, dry_run=False, as_json=False)
    told = capsys.readouterr().out
    assert "(split 2): 8 stories of 4 events, " in told
    assert "pairs as the desk has them: 4 of 12 → 12 of 12" in told
    assert dict(Assigned.objects.values_list("pk", "group")) == where
    engine = Engine(own.in_use(press.folder))
    _, made = played(engine, [each.report for each in decided().stream.told if each.decided])
    assert len(set(made.of.values())) == 4


def test_grouping_again_keeps_what_the_engine_has_forgotten_meanwhile(press: Press) -> None:
    """Events older than the window are as they were, though a replay that goes on to today lets go of them."""
    long_ago = NOW - dt.timedelta(days=40)
    ferry, too = (
        press.tell(slug, *text, published=long_ago) for slug, text in (("meridian", FERRY), ("herald", FERRY_TOO))
    )
    for each in (*bilingual("keep"), *bilingual("tune")[:40]):
        press.tell("gazette" if each.report.language == "en" else "russkie", each.report.title, each.report.text)
    press.group()
    assert press.stage
    assert ferry not in press.stage.engine().of
    assert group_of(ferry) == group_of(too)
    assert [move for move in moves(1000) if move.story in {ferry, too}] == []
