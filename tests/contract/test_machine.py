"""Random wires against the slow model: at no step does the public see anything else than it says."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from dateline.archive import public
from dateline.archive.history import appearances
from dateline.archive.models import LedgerEvent, Source, Version
from dateline.archive.record import record, release_due
from dateline.core.desk import Refused, StateVerb
from dateline.core.story import Item, Pubstatus, Signal
from dateline.index.lists import all_news
from dateline.index.pages import read_page
from dateline.index.registry import catch_up_all
from tests.contract.checks import chain_faults, follower_faults
from tests.contract.model import Shelf
from tests.contract.newsroom import do
from tests.contract.samples import HOUR, NOW, item

URIS = st.sampled_from(["urn:a", "urn:b", "urn:c"])
VERSIONS = st.integers(1, 6)
EMBARGOES = st.none() | st.integers(-3, 6).map(lambda hours: NOW + hours * HOUR)
PUBSTATUS = st.sampled_from([Pubstatus.USABLE] * 6 + [Pubstatus.WITHHELD, Pubstatus.CANCELED])
SIGNALS = st.sampled_from([Signal.NONE] * 6 + [Signal.CORRECTION, Signal.FLASH, Signal.KILL, Signal.WITHDRAW])


class UndoError(Exception):
    """Rolls back."""


class Wire(RuleBasedStateMachine):
    """An archive and its model. The clock moves a minute with each rule."""

    source: Source

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.shelves: dict[str, Shelf] = {}
        self.ids: dict[str, int] = {}
        self.known: dict[tuple[str, int], Item] = {}
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self) -> None:
        """Back to an empty archive."""
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def tick(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=1)
        return self.now

    @rule(uri=URIS, version=VERSIONS, embargo=EMBARGOES, pubstatus=PUBSTATUS, signal=SIGNALS)
    def send(self, uri: str, version: int, embargo: dt.datetime | None, pubstatus: Pubstatus, signal: Signal) -> None:
        """Send a version, or send one again: a version number stands for one wording."""
        now = self.tick()
        fresh = item(uri, version, headline=f"{uri} {version}", embargo=embargo, pubstatus=pubstatus, signal=signal)
        sent = self.known.setdefault((uri, version), fresh)
        done = record(sent, self.source, now=now)
        self.ids[uri] = done.story_id
        shelf = self.shelves.setdefault(uri, Shelf())
        if all(sent is not earlier for earlier, _ in shelf.sent):
            shelf.sent.append((sent, now))

    @rule(uri=URIS, version=VERSIONS, hours=st.integers(1, 6))
    def send_in_vain(self, uri: str, version: int, hours: int) -> None:
        """Send something whose transaction is rolled back."""
        with pytest.raises(UndoError), transaction.atomic():
            record(item(uri, version, headline="Never", embargo=NOW + hours * HOUR), self.source, now=self.tick())
            raise UndoError

    @rule()
    def release(self) -> None:
        """Release what is due."""
        now = self.tick()
        release_due(now)
        for shelf in self.shelves.values():
            shelf.releases.append(now)

    @rule(uri=URIS, verb=st.sampled_from(StateVerb), lift=st.booleans())
    def decide_at_the_desk(self, uri: str, verb: StateVerb, lift: bool) -> None:
        """Let an editor do something; what the model says is refused is refused, and nothing is told of it."""
        if uri not in self.ids:
            return
        now, before = self.tick(), LedgerEvent.objects.count()
        expected = self.shelves[uri].public().acted(verb, lift, now)
        try:
            do(verb, self.ids[uri], now, lift=lift)
        except Refused:
            assert (expected, LedgerEvent.objects.count()) == (None, before)
        else:
            assert expected is not None
            assert LedgerEvent.objects.count() == before + 1
            self.shelves[uri].acts.append((now, verb, lift))

    @rule(hours=st.integers(1, 3))
    def wait(self, hours: int) -> None:
        """Let time pass."""
        self.now += hours * HOUR

    @rule()
    def follow(self) -> None:
        """Let the followers catch up, now rather than at the end."""
        catch_up_all()

    @invariant()
    def readers_see_what_the_model_says(self) -> None:
        """On its page, a story is what the model says it is."""
        for uri, shelf in self.shelves.items():
            view = shelf.public()
            page = public.story(self.ids[uri])
            if view.gone and view.listed_at:
                assert isinstance(page, public.Gone), uri
            elif view.shown is None:
                assert page is None, uri
            else:
                assert isinstance(page, public.Page), uri
                assert (page.version.headline, page.story.listed_at) == (view.shown.headline, view.listed_at)
                assert appearances(self.ids[uri])[-1].headline == view.shown.headline

    @invariant()
    def rows_are_never_staler_than_the_archive(self) -> None:
        """Whatever the list still holds, nothing is shown that may not be."""
        shown = {view.shown.headline for shelf in self.shelves.values() if (view := shelf.public()).shown}
        assert {row.headline for row in public.rows(list(self.ids.values()))} == shown

    @invariant()
    def ledger_is_whole(self) -> None:
        """No gap, no wrong link, and each thing sent is there once."""
        assert chain_faults(rows) == []
        sent = sum(len(shelf.sent) for shelf in self.shelves.values())
        assert Version.objects.count() == sent

    @invariant()
    def lists_follow(self) -> None:
        """After catching up, All news is what the model says, in its order."""
        with transaction.atomic():
            catch_up_all()
            views = [(shelf.public(), self.ids[uri]) for uri, shelf in self.shelves.items()]
            order = sorted(((view.listed_at, number) for view, number in views if view.shown), reverse=True)  # type: ignore[type-var]
            assert read_page(all_news("en")).ids == tuple(number for _, number in order)
            assert follower_faults(rows) == []
            transaction.set_rollback(True)


def rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def test_random_wires(source: Source) -> None:
    class OnThisSource(Wire):
        pass

    OnThisSource.source = source
    profile = settings()
    examples = max(profile.max_examples // 2, 30)
    run_state_machine_as_test(OnThisSource, settings=settings(max_examples=examples, stateful_step_count=25))
