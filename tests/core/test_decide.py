"""What a wire desk expects of the decision, case by case, and what must hold of every decision."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import digest
from dateline.core.decide import (
    Change,
    Known,
    Mark,
    Outcome,
    Public,
    Told,
    decide,
    is_twin,
    may_be_twin,
    release,
)
from dateline.core.ledger import Audience, Fate, Verb
from dateline.core.story import Item, Policy, Pubstatus, Signal
from dateline.core.text.clean import paragraphs

NOW = dt.datetime(2026, 3, 28, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
LATER, EARLIER = NOW + HOUR, NOW - HOUR
BODY = paragraphs("The council met on Saturday and put off its vote on the harbour bridge until the end of next month.")


def item(**said: object) -> Item:
    given_ = {
        "uri": "tag:wire.example,2026:1",
        "format": "test",
        "headline": "Council puts off vote",
        "body_html": BODY,
    }
    return Item(**(given_ | said))  # type: ignore[arg-type]


def after(known: Known, change: Change, said: Item) -> Known:
    """The story as the archive would have it once a change is recorded."""
    mark = Mark(
        number=len(known.versions) + 1,
        version=said.version,
        updated=said.updated or said.published,
        content=digest.content(said),
        embargo=said.embargo,
        pubstatus=said.pubstatus,
        signal=said.signal,
    )
    head = mark if change.becomes_head else known.head
    public = {Public.KEEP: known.public, Public.HEAD: head, Public.NONE: None}[change.public]
    return dataclasses.replace(
        known,
        versions=(*known.versions, mark) if change.keep else known.versions,
        head=head,
        public=public,
        pubstatus=change.pubstatus,
        fate=change.fate,
        listed_at=change.listed_at,
    )


def play(*items: Item, policy: Policy = Policy.AUTO, now: dt.datetime = NOW) -> tuple[Known, Change]:
    """Feed items to a new story one after the other; the story and the last change."""
    known, change = None, None
    for said in items:
        change = decide(known, said, now, policy)
        known = after(known or Known(policy=policy), change, said)
    assert known is not None
    assert change is not None
    return known, change


def told(verb: Verb, audience: Audience = Audience.PUBLIC) -> Told:
    return Told(verb=verb, audience=audience)


TRUSTED = Audience.TRUSTED
FIRST = item(version=1, published=EARLIER)
EMBARGOED = item(version=1, embargo=LATER)

CASES = {
    "first version": ([FIRST], told(Verb.PUBLISHED), 1),
    "newer version": ([FIRST, item(version=2, headline="Vote put off")], told(Verb.UPDATED), 2),
    "same version again": ([FIRST, FIRST], None, 1),
    "same version, only the feed's dates moved": ([FIRST, dataclasses.replace(FIRST, updated=LATER)], None, 1),
    "same number, other words": ([FIRST, item(version=1, lead="New lead", published=EARLIER)], told(Verb.UPDATED), 2),
    "older version arrives late": (
        [item(version=2), item(version=1, headline="First words")],
        told(Verb.HELD, TRUSTED),
        1,
    ),
    "older by time, no numbers": (
        [item(updated=NOW), item(updated=EARLIER, headline="First words")],
        told(Verb.HELD, TRUSTED),
        1,
    ),
    "correction": (
        [FIRST, item(version=2, signal=Signal.CORRECTION, correction="The vote is on Monday.")],
        told(Verb.CORRECTED),
        2,
    ),
    "cancel": ([FIRST, item(version=2, pubstatus=Pubstatus.CANCELED)], told(Verb.KILLED), None),
    "kill": ([FIRST, item(version=2, signal=Signal.KILL)], told(Verb.KILLED), None),
    "withdraw": ([FIRST, item(version=2, signal=Signal.WITHDRAW)], told(Verb.WITHDRAWN), None),
    "cancel before the story is known": ([item(signal=Signal.KILL)], told(Verb.KILLED, TRUSTED), None),
    "the story arrives after its cancel": ([item(signal=Signal.KILL), FIRST], told(Verb.HELD, TRUSTED), None),
    "new version of a killed story": (
        [FIRST, item(version=2, signal=Signal.KILL), item(version=3)],
        told(Verb.HELD, TRUSTED),
        None,
    ),
    "embargo set": ([EMBARGOED], told(Verb.HELD, TRUSTED), None),
    "embargo moved": ([EMBARGOED, item(version=2, embargo=LATER + HOUR)], told(Verb.HELD, TRUSTED), None),
    "embargo lifted": ([EMBARGOED, item(version=2)], told(Verb.RELEASED), 2),
    "embargo already over": ([item(embargo=EARLIER)], told(Verb.PUBLISHED), 1),
    "embargoed version of a public story": ([FIRST, item(version=2, embargo=LATER)], told(Verb.HELD, TRUSTED), 1),
    "open version overtakes an embargoed one": (
        [FIRST, item(version=2, embargo=LATER), item(version=3)],
        told(Verb.UPDATED),
        3,
    ),
    "withheld from the start": ([item(pubstatus=Pubstatus.WITHHELD)], told(Verb.HELD, TRUSTED), None),
    "public story withheld": ([FIRST, item(version=2, pubstatus=Pubstatus.WITHHELD)], told(Verb.HELD), None),
    "withheld story usable again": (
        [FIRST, item(version=2, pubstatus=Pubstatus.WITHHELD), item(version=3)],
        told(Verb.RESTORED),
        3,
    ),
    "advisory": ([FIRST, item(version=2, signal=Signal.ADVISORY)], told(Verb.ADVISED, TRUSTED), 1),
    "back to earlier words, later time, no numbers": (
        [item(updated=EARLIER), item(updated=NOW, lead="More"), item(updated=LATER)],
        told(Verb.UPDATED),
        3,
    ),
    "stale copy of earlier words": (
        [item(updated=EARLIER), item(updated=NOW, lead="x"), item(updated=EARLIER)],
        None,
        2,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    items, event, public = CASES[case]
    known, change = play(*items)
    assert change.told == event
    assert (known.public.number if known.public else None) == public


@pytest.mark.parametrize("policy", [Policy.DESK, Policy.INTERNAL])
def test_what_waits_for_the_desk_is_not_public(policy: Policy) -> None:
    known, change = play(FIRST, item(version=2), policy=policy)
    assert change.told == told(Verb.HELD, TRUSTED)
    assert known.public is None
    assert known.listed_at is None


def test_resent_changes_nothing() -> None:
    before, _ = play(FIRST, item(version=2, embargo=LATER))
    change = decide(before, FIRST, NOW, Policy.AUTO)
    assert change.outcome is Outcome.RESENT
    assert after(before, change, FIRST) == before


def test_a_wire_cannot_soften_a_kill() -> None:
    known, _ = play(FIRST, item(version=2, signal=Signal.KILL), item(version=3, signal=Signal.WITHDRAW))
    assert known.fate is Fate.KILLED


class TestListedAt:
    def test_is_the_sources_time(self) -> None:
        assert play(FIRST)[0].listed_at == EARLIER

    def test_is_never_in_the_future(self) -> None:
        assert play(item(published=LATER))[0].listed_at == NOW

    def test_is_now_where_the_source_names_none(self) -> None:
        assert play(item())[0].listed_at == NOW

    def test_is_not_before_the_embargo(self) -> None:
        assert play(item(published=EARLIER - HOUR, embargo=EARLIER))[0].listed_at == EARLIER

    def test_stays_through_updates_and_taking_down(self) -> None:
        known, _ = play(
            FIRST, item(version=2, published=NOW), item(version=3, pubstatus=Pubstatus.WITHHELD), item(version=4)
        )
        assert known.listed_at == EARLIER

    def test_is_now_when_an_embargo_is_lifted(self) -> None:
        assert play(EMBARGOED, item(version=2, published=EARLIER))[0].listed_at == NOW


class TestRelease:
    def test_shows_the_latest_at_the_embargos_time(self) -> None:
        known, _ = play(EMBARGOED, item(version=2, embargo=LATER, headline="Latest"))
        change = release(known, LATER + HOUR)
        assert change is not None
        assert (change.told, change.public, change.listed_at) == (told(Verb.RELEASED), Public.HEAD, LATER)
        assert change.keep is False

    def test_keeps_the_place_of_a_story_that_was_public(self) -> None:
        known, _ = play(FIRST, item(version=2, embargo=LATER))
        change = release(known, LATER)
        assert change is not None
        assert change.listed_at == EARLIER

    def test_nothing_is_due_early(self) -> None:
        assert release(play(EMBARGOED)[0], LATER - dt.timedelta(seconds=1)) is None

    def test_nothing_is_due_twice(self) -> None:
        known, _ = play(EMBARGOED)
        change = release(known, LATER)
        assert change is not None
        assert release(after(known, change, EMBARGOED), LATER) is None

    @pytest.mark.parametrize(
        "last", [item(version=2, signal=Signal.KILL), item(version=2, pubstatus=Pubstatus.WITHHELD)]
    )
    def test_what_was_taken_away_stays_away(self, last: Item) -> None:
        assert release(play(EMBARGOED, last)[0], LATER) is None

    def test_the_desk_releases_what_waits_for_the_desk(self) -> None:
        assert release(play(EMBARGOED, policy=Policy.DESK)[0], LATER) is None


class TestTwins:
    def test_same_copy_within_a_day(self) -> None:
        assert may_be_twin(item())
        assert is_twin(item(published=NOW), EARLIER, NOW)

    def test_same_copy_next_month_is_another_story(self) -> None:
        assert not is_twin(item(published=NOW), NOW - dt.timedelta(days=30), NOW)

    def test_short_copy_proves_nothing(self) -> None:
        assert not may_be_twin(item(body_html=paragraphs("Closing prices follow.")))

    def test_a_kill_is_nobodys_twin(self) -> None:
        assert not may_be_twin(item(signal=Signal.KILL))


times = st.sampled_from([EARLIER, NOW, LATER, LATER + HOUR])
items = st.builds(
    item,
    version=st.none() | st.integers(1, 4),
    headline=st.sampled_from(["One", "Two", "Three"]),
    embargo=st.none() | times,
    published=st.none() | times,
    updated=st.none() | times,
    signal=st.sampled_from(Signal),
    pubstatus=st.sampled_from(Pubstatus),
)


@given(st.lists(st.tuples(items, times), min_size=1, max_size=8), st.sampled_from(Policy))
def test_whatever_arrives(arrivals: list[tuple[Item, dt.datetime]], policy: Policy) -> None:
    known = Known(policy=policy)
    embargoes: dict[int, dt.datetime | None] = {}
    for said, now in sorted(arrivals, key=lambda arrival: arrival[1]):
        before = known
        change = decide(known if known.versions else None, said, now, policy)
        known = after(known, change, said)
        if change.keep:
            embargoes[len(known.versions)] = said.embargo
        if change.told is None:
            assert known == before
        if known.public is not None:
            assert known.public == known.head or change.public is Public.KEEP
            assert (embargoes[known.public.number] or now) <= now
            assert known.fate is Fate.STANDS
            assert known.pubstatus is Pubstatus.USABLE
            assert policy in {Policy.AUTO, Policy.COVERAGE}
        if known.public != before.public:
            assert change.told is not None
            assert change.told.audience is Audience.PUBLIC
        if before.listed_at:
            assert known.listed_at == before.listed_at
        assert known.listed_at is None or known.listed_at <= now
        assert (known.listed_at is None) <= (known.public is None)
