"""Which groups a term leads to: kept bounded, swept by turns, and the same after a restart."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.coverage.postings import Postings

TERMS = st.lists(st.integers(0, 40), max_size=8)
POSTED = st.lists(st.tuples(TERMS, st.integers(1, 200)), max_size=80)


def made(posted: list[tuple[list[int], int]]) -> Postings:
    postings = Postings()
    for terms, group in posted:
        postings.post(terms, group)
    return postings


def shown(postings: Postings) -> dict[int, list[int]]:
    return {term: list(postings.of(term)) for term in range(41)}


@given(POSTED, st.sets(st.integers(1, 200)), st.integers(1, 9))
def test_what_ended_is_forgotten_in_so_many_turns(
    posted: list[tuple[list[int], int]], living: set[int], turns: int
) -> None:
    postings = made(posted)
    before = shown(postings)
    for _ in range(turns):
        postings.sweep(living, turns)
    assert shown(postings) == {term: [group for group in groups if group in living] for term, groups in before.items()}
    terms, _, groups = postings.columns()
    assert len(terms) == sum(map(bool, shown(postings).values()))
    assert living.issuperset(groups.tolist())


@given(POSTED)
def test_what_is_posted_between_two_turns_stays(posted: list[tuple[list[int], int]]) -> None:
    postings = made(posted)
    living = {group for _, group in posted} | {500}
    for term in range(41):
        postings.sweep(living, 5)
        postings.post([term], 500)
    assert all(500 in groups for groups in shown(postings).values())


@given(POSTED)
def test_a_restart_changes_nothing(posted: list[tuple[list[int], int]]) -> None:
    postings = made(posted)
    again = Postings.restored(*postings.columns())
    assert shown(again) == shown(postings)
    for each in (postings, again):
        each.post(range(41), 300)
    assert shown(again) == shown(postings)
