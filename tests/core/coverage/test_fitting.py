"""Fitting: what rows were made with is found again, and what is known before holds where rows say little."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.core.coverage import Engine
from dateline.core.coverage.folds import cross_validated
from dateline.core.coverage.guard import guarded, tried
from dateline.core.coverage.learning import Stream, anew, gathered, learned
from dateline.core.coverage.logistic import Numbers, Question, chance, fitted
from dateline.core.coverage.playing import played
from dateline.core.coverage.scoring import bcubed
from dateline.core.coverage.trial import agreement
from dateline.core.coverage.values import DAY
from dateline.core.coverage.weights import TableError, Weights, read, shipped, written
from tests.core.coverage.told import bilingual

seeds = st.integers(0, 2**32 - 1)


def rows(true: Numbers, count: int, seed: int) -> tuple[Numbers, Numbers]:
    """Evidence, and answers that come as often as the true weights say."""
    random = np.random.default_rng(seed)
    x = random.normal(size=(count, len(true)))
    x[:, -1] = 1
    return x, (random.random(count) < chance(x @ true)).astype(float)


def asked(x: Numbers, answers: Numbers, prior: Numbers, hold: float) -> Question:
    """A question in which all rows count the same."""
    return Question(x, answers, np.ones(len(x)), np.zeros(len(x)), prior, np.full(len(prior), hold))


@given(st.lists(st.floats(-2, 2), min_size=2, max_size=5), seeds)
@settings(max_examples=25, deadline=None)
def test_weights_that_made_the_rows_are_found_again(true: list[float], seed: int) -> None:
    x, answers = rows(np.array(true), 8000, seed)
    found = fitted(asked(x, answers, np.zeros(len(true)), 0.1))
    assert np.abs(found - true).max() < 0.3


@given(st.lists(st.floats(-2, 2), min_size=2, max_size=5), seeds, st.integers(1, 40))
@settings(max_examples=50, deadline=None)
def test_it_is_the_likeliest_and_the_firmer_it_is_held_the_nearer_it_stays(
    prior: list[float], seed: int, count: int
) -> None:
    x, answers = rows(np.random.default_rng(seed).normal(size=len(prior)), count, seed)
    before = np.array(prior)
    found = [fitted(asked(x, answers, before, hold)) for hold in (0.5, 5.0, 50.0, 1e9)]
    # At the likeliest place what the rows pull and what the prior holds are the same.
    pull = x.T @ (answers - chance(x @ found[0]))
    assert pull == pytest.approx(0.5 * (found[0] - before), abs=1e-4)
    moved = [float(np.linalg.norm(each - before)) for each in found]
    assert moved == sorted(moved, reverse=True)
    assert moved[-1] < 1e-6
    # No row can pull more than itself.
    assert moved[0] <= np.linalg.norm(x, axis=1).sum() / 0.5


def test_without_rows_it_is_what_was_known_before() -> None:
    prior = np.array([0.5, -1.0])
    assert fitted(asked(np.zeros((0, 2)), np.zeros(0), prior, 1.0)).tolist() == [0.5, -1.0]
    assert learned([], shipped()) == shipped()
    assert anew([], shipped()) == shipped()


def test_a_few_labelled_reports_leave_the_shipped_weights_nearly_as_they_are() -> None:
    told = tuple(bilingual("tune")[:4])
    assert len({each.event for each in told}) == 2
    weights = learned([Stream("few", told)], shipped())
    assert weights != shipped()
    for after, before in ((weights.same, shipped().same), (weights.across, shipped().across)):
        assert np.abs(np.array(after) - before).max() < 0.2


def test_our_own_events_are_told_apart_by_weights_from_nothing() -> None:
    """Fitted on one half, without the shipped weights: the other half, which nothing saw, comes out right."""
    weights = anew([Stream("tune", tuple(bilingual("tune")))], replace(shipped(), same=shipped().same))
    told = bilingual("keep")
    _, places = played(Engine(weights), [each.report for each in told])
    assert bcubed([each.event for each in told], [places.of[each.report.key] for each in told]).f1 > 0.9


def test_what_nobody_decided_pulls_nowhere() -> None:
    """A desk's stream without a decision leaves the weights where they are, whatever the machine did."""
    told = tuple(replace(each, event=str(at % 5), decided=False) for at, each in enumerate(bilingual("tune")))
    stream = Stream("desk", told, desk=True)
    assert len(gathered([stream], shipped()).same) > 20
    weights = learned([stream], shipped())
    assert np.abs(np.array(weights.same) - shipped().same).max() < 1e-6


def alone() -> Weights:
    """Weights with which every report is alone."""
    return replace(shipped(), same_bar=1000.0, across_bar=1000.0)


def test_agreement_counts_pairs_within_events_and_between_parted_ones() -> None:
    told = tuple(bilingual("tune")[:4])
    one, other = dict.fromkeys(each.event for each in told)
    stream = Stream("desk", told, desk=True, parted=((one, other),))
    assert agreement(stream, shipped()).share == 1
    found = agreement(stream, alone())
    assert (found.right, found.pairs) == (4, 6)
    assert agreement(Stream("none", ()), shipped()).share == 1


def said_so(label: Callable[[int], str]) -> list[Stream]:
    """Our own events, once as they are and once under other labels."""
    told = bilingual("tune")
    return [
        Stream("own", tuple(told)),
        Stream("labelled", tuple(replace(each, event=label(at)) for at, each in enumerate(told))),
    ]


def test_labels_that_harm_the_others_are_followed_less_far() -> None:
    """Two events under one label: at full length that joins what is right apart, so weights are held more firmly."""
    streams = said_so(lambda at: str(at // 4))
    bold = learned(streams, shipped())
    assert tried(streams, bold).is_worse(tried(streams, shipped()))
    found = guarded(streams, shipped())
    assert found.holds
    assert found.weights not in {bold, shipped()}


def test_labels_that_contradict_the_others_do_not_hold() -> None:
    """No report tells what another tells: whatever is learned of that is lost in the other stream."""
    found = guarded(said_so(str), shipped())
    assert not found.holds
    assert found.after.files[0].f1 < found.before.files[0].f1


def test_folds_are_scored_by_weights_that_never_saw_them() -> None:
    told = tuple(bilingual("tune"))
    topics = {each.event: each.event[:1] for each in told[8:]}
    always = {each.event for each in told} - set(topics)
    seen: list[set[str]] = []

    def fit(streams: Sequence[Stream]) -> Weights:
        seen.append({each.event for stream in streams for each in stream.told})
        return shipped()

    scores = cross_validated([Stream("own", told)], topics, 3, 2, fit)
    assert (len(scores), {len(fold) for fold in scores}) == (3, {2})
    held = [{each.event for each in told} - events for events in seen]
    assert sorted(event for fold in held for event in fold) == sorted(topics)
    assert all(always <= events for events in seen)
    assert all(not {topics[event] for event in one} & {topics[event] for event in other}
               for at, one in enumerate(held) for other in held[:at])  # fmt: skip


def test_where_reports_ended_is_known_after_the_engine_forgot_them() -> None:
    told = bilingual("tune")
    ferry = [replace(each.report, at=DAY) for each in told[:2]]
    assert told[0].event == told[1].event
    later = [replace(each.report, key=100 + at, at=41 * DAY) for at, each in enumerate([*told[2:], *bilingual("keep")])]
    engine = Engine()
    _, places = played(engine, [*ferry, *later])
    assert 1 not in engine.of
    assert places.of[1] == places.of[2]
    assert {key: places.of[key] for key in engine.of} == engine.of


_VALUES = st.floats(-50, 50).map(lambda value: round(value, 4))


@given(st.data())
def test_a_table_that_was_written_is_read_as_it_was(data: st.DataObject) -> None:
    def some(count: int) -> tuple[float, ...]:
        return tuple(data.draw(st.lists(_VALUES, min_size=count, max_size=count)))

    weights = Weights(some(len(shipped().same)), some(len(shipped().across)), *some(2))
    assert read(written(weights, "of a test\nin two lines")) == weights


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        (3, "same\tnames\tmany", "line 3: “many” is no number"),
        (3, "same\tnames\tnan", "line 3: “nan” is no number"),
        (3, "same\tnames", "line 3: three columns are wanted, there are 2"),
        (3, "same\tsmell\t1", "line 3: this engine knows no evidence “same smell”"),
        (4, "same\tnames\t1", "line 4: “same names” is there twice"),
        (2, "a\tb\tc", "line 2: the columns between, evidence and weight are wanted"),
        (55, "# cut off", "line 54: the table ends without “across bar”"),
    ],
)
def test_a_table_that_cannot_be_used_says_where(line: int, instead: str, said: str) -> None:
    lines = written(shipped(), "of a test").splitlines()
    assert len(lines) == 55
    lines[line - 1] = instead
    with pytest.raises(TableError, match=said):
        read("\n".join(lines))


def test_an_empty_table_is_none() -> None:
    with pytest.raises(TableError, match="line 1"):
        read("")
