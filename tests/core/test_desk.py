"""What an editor expects of each verb, case by case: the desk's table in ``docs/ledger.md``, row by row."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from dateline.core.decide import Change, Known, decide, release
from dateline.core.desk import SIGNALS, CopyVerb, Refused, StateVerb, Why, act, bring, move_embargo
from dateline.core.ledger import Audience, Fate, Verb
from dateline.core.story import Item, Policy, Pubstatus, Signal
from tests.core.test_decide import EARLIER, HOUR, LATER, NOW, after, item, told

PUBLISH, UPDATE, CORRECT, REFILE, ADVISE = CopyVerb
WITHDRAW, KILL, RESTORE, HOLD, RELEASE = StateVerb
TRUSTED = Audience.TRUSTED


@dataclasses.dataclass(frozen=True)
class Desk:
    """A story and the last thing that was done to it; the clock stands still unless it is told otherwise."""

    known: Known | None = None
    last: Change | None = None
    policy: Policy = Policy.AUTO

    def bring(self, verb: CopyVerb, headline: str = "Copy", now: dt.datetime = NOW, **said: object) -> "Desk":
        correction = "It is Monday." if verb is CORRECT else ""
        copy = item(**{"headline": headline, "signal": SIGNALS[verb], "correction": correction, "updated": now} | said)
        return self._next(bring(self.known, verb, copy, now, self.policy), copy)

    def wire(self, headline: str, now: dt.datetime = NOW, **said: object) -> "Desk":
        copy = item(**{"headline": headline, "updated": now} | said)
        return self._next(decide(self.known, copy, now, self.policy), copy)

    def move(self, until: dt.datetime | None, now: dt.datetime = NOW) -> "Desk":
        assert self.known is not None
        copy = item(headline="Copy", embargo=until, updated=now)
        return self._next(move_embargo(self.known, copy, now), copy)

    def do(self, verb: StateVerb, now: dt.datetime = NOW, *, lift: bool = False) -> "Desk":
        assert self.known is not None
        return self._next(act(self.known, verb, now, lift=lift), item())

    def _next(self, change: Change, copy: Item) -> "Desk":
        return Desk(after(self.known or Known(policy=self.policy), change, copy), change, self.policy)

    @property
    def public(self) -> int | None:
        return self.known.public.number if self.known and self.known.public else None


NEW = Desk()
OUT = NEW.bring(PUBLISH)
WAITING = NEW.bring(PUBLISH, embargo=LATER)
KILLED = OUT.do(KILL)
HELD = OUT.do(HOLD)
INBOX = Desk(policy=Policy.DESK).wire("v1")

CASES = {
    "publish": (OUT, Verb.PUBLISHED, Audience.PUBLIC, 1),
    "flash": (NEW.bring(PUBLISH, signal=Signal.FLASH), Verb.PUBLISHED, Audience.PUBLIC, 1),
    "publish under embargo": (WAITING, Verb.HELD, TRUSTED, None),
    "publish again under another embargo": (WAITING.bring(PUBLISH, embargo=LATER + HOUR), Verb.HELD, TRUSTED, None),
    "publish again without embargo": (WAITING.bring(PUBLISH), Verb.RELEASED, Audience.PUBLIC, 2),
    "move embargo": (WAITING.move(LATER + HOUR), Verb.HELD, TRUSTED, None),
    "lift embargo": (WAITING.do(RELEASE, lift=True), Verb.RELEASED, Audience.PUBLIC, 1),
    "update": (OUT.bring(UPDATE, "More"), Verb.UPDATED, Audience.PUBLIC, 2),
    "correct": (OUT.bring(CORRECT), Verb.CORRECTED, Audience.PUBLIC, 2),
    "refile": (OUT.bring(REFILE, "Copy."), Verb.UPDATED, Audience.PUBLIC, 2),
    "advise": (OUT.bring(ADVISE), Verb.ADVISED, TRUSTED, 1),
    "withdraw": (OUT.do(WITHDRAW), Verb.WITHDRAWN, Audience.PUBLIC, None),
    "kill": (KILLED, Verb.KILLED, Audience.PUBLIC, None),
    "kill what was withdrawn": (OUT.do(WITHDRAW).do(KILL), Verb.KILLED, Audience.PUBLIC, None),
    "kill what never was public": (WAITING.do(KILL), Verb.KILLED, TRUSTED, None),
    "kill what is on hold": (HELD.do(KILL), Verb.KILLED, Audience.PUBLIC, None),
    "restore": (KILLED.do(RESTORE), Verb.RESTORED, Audience.PUBLIC, 1),
    "restore what is still under embargo": (WAITING.do(KILL).do(RESTORE), Verb.RESTORED, TRUSTED, None),
    "restore what never was public": (WAITING.do(KILL).do(RESTORE, LATER), Verb.RESTORED, TRUSTED, None),
    "hold what is public": (HELD, Verb.HELD, Audience.PUBLIC, None),
    "hold what is not public": (WAITING.do(HOLD), Verb.HELD, TRUSTED, None),
    "release from hold": (HELD.do(RELEASE), Verb.RESTORED, Audience.PUBLIC, 1),
    "publish from hold": (HELD.bring(PUBLISH), Verb.RESTORED, Audience.PUBLIC, 2),
    "update from hold": (HELD.bring(UPDATE, "More"), Verb.RESTORED, Audience.PUBLIC, 2),
    "release wire copy": (INBOX.do(RELEASE), Verb.RELEASED, Audience.PUBLIC, 1),
    "next wire version of released copy": (INBOX.do(RELEASE).wire("v2", LATER), Verb.HELD, TRUSTED, 1),
    "release the next wire version": (
        INBOX.do(RELEASE).wire("v2", LATER).do(RELEASE, LATER),
        Verb.UPDATED,
        Audience.PUBLIC,
        2,
    ),
    "release a wire's correction": (
        INBOX.do(RELEASE).wire("v2", LATER, signal=Signal.CORRECTION).do(RELEASE, LATER),
        Verb.CORRECTED,
        Audience.PUBLIC,
        2,
    ),
    "wire version of a story on hold": (OUT.do(HOLD).wire("v2", LATER), Verb.HELD, TRUSTED, None),
}


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    done, verb, audience, public = CASES[case]
    assert done.last is not None
    assert done.last.told == told(verb, audience)
    assert done.public == public


def test_the_ledgers_page_has_these_cases_and_no_others() -> None:
    page = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")
    table = page.split("## What the desk does")[1].split("|---|---|---|---|---|\n")[1].split("\n\n")[0]
    rows = [[cell.strip(" `") for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    assert {row[0]: (row[2], row[3]) for row in rows} == {
        case: (verb.value, audience.value) for case, (_, verb, audience, _) in CASES.items()
    }


REFUSALS = {
    "publish what is public": (lambda: OUT.bring(PUBLISH, "More"), Why.PUBLIC),
    "embargo on a public story": (lambda: OUT.bring(UPDATE, embargo=LATER), Why.EMBARGO_ON_PUBLIC),
    "embargo in the past": (lambda: NEW.bring(PUBLISH, embargo=EARLIER), Why.PAST_EMBARGO),
    "embargo that ends now": (lambda: NEW.bring(PUBLISH, embargo=NOW), Why.PAST_EMBARGO),
    "move an embargo into the past": (lambda: WAITING.move(EARLIER), Why.PAST_EMBARGO),
    "move an embargo to where it is": (lambda: WAITING.move(LATER), Why.SAME),
    "move the embargo of what has none": (lambda: HELD.move(LATER), Why.NO_EMBARGO),
    "move the embargo of what is killed": (lambda: KILLED.move(LATER), Why.TAKEN_DOWN),
    "update what is new": (lambda: NEW.bring(UPDATE), Why.NOT_PUBLIC),
    "update what never was public": (lambda: WAITING.bring(UPDATE), Why.NOT_PUBLIC),
    "correct what never was public": (lambda: WAITING.bring(CORRECT), Why.NOT_PUBLIC),
    "refile what never was public": (lambda: WAITING.bring(REFILE), Why.NOT_PUBLIC),
    "correct without a word to readers": (lambda: OUT.bring(CORRECT, correction=" "), Why.NO_CORRECTION),
    "publish what is killed": (lambda: KILLED.bring(PUBLISH), Why.TAKEN_DOWN),
    "update what is withdrawn": (lambda: OUT.do(WITHDRAW).bring(UPDATE), Why.TAKEN_DOWN),
    "withdraw what never was public": (lambda: WAITING.do(WITHDRAW), Why.NOT_PUBLIC),
    "withdraw what is killed": (lambda: KILLED.do(WITHDRAW), Why.TAKEN_DOWN),
    "kill twice": (lambda: KILLED.do(KILL), Why.DONE),
    "restore what stands": (lambda: OUT.do(RESTORE), Why.DONE),
    "hold twice": (lambda: HELD.do(HOLD), Why.DONE),
    "hold what is killed": (lambda: KILLED.do(HOLD), Why.TAKEN_DOWN),
    "release what is public": (lambda: OUT.do(RELEASE), Why.DONE),
    "release what is killed": (lambda: KILLED.do(RELEASE), Why.TAKEN_DOWN),
    "release under embargo": (lambda: WAITING.do(RELEASE), Why.EMBARGOED),
    "release what never leaves": (lambda: Desk(policy=Policy.INTERNAL).wire("v1").do(RELEASE), Why.NEVER_LEAVES),
    "release what has no copy": (lambda: NEW.bring(ADVISE).do(RELEASE), Why.NO_COPY),
    "restore what has no copy": (lambda: NEW.bring(ADVISE).do(KILL).do(RESTORE), Why.NO_COPY),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_refused(case: str) -> None:
    verb, why = REFUSALS[case]
    with pytest.raises(Refused) as refusal:
        verb()
    assert refusal.value.why is why


@pytest.mark.parametrize("verb", StateVerb)
def test_nothing_is_done_to_what_is_erased(verb: StateVerb) -> None:
    erased = Known(policy=Policy.AUTO, fate=Fate.ERASED)
    with pytest.raises(Refused):
        act(erased, verb, NOW, lift=True)


@pytest.mark.parametrize("away", [(WITHDRAW, RESTORE), (KILL, RESTORE), (HOLD, RELEASE)])
def test_a_story_keeps_its_place_in_the_lists(away: tuple[StateVerb, StateVerb]) -> None:
    gone = OUT.do(away[0], LATER)
    back = gone.do(away[1], LATER + HOUR)
    assert [desk.known.listed_at for desk in (gone, back) if desk.known] == [NOW, NOW]


def test_a_lifted_story_is_listed_when_it_was_lifted() -> None:
    lifted = WAITING.do(RELEASE, NOW + HOUR / 2, lift=True)
    assert lifted.known is not None
    assert lifted.known.listed_at == NOW + HOUR / 2
    assert release(lifted.known, LATER) is None


def test_a_moved_embargo_does_not_end_a_hold() -> None:
    moved = WAITING.do(HOLD).move(LATER + HOUR)
    assert moved.known is not None
    assert moved.known.pubstatus is Pubstatus.WITHHELD
    assert release(moved.known, LATER + HOUR) is None


def test_an_embargo_may_be_moved_back() -> None:
    assert WAITING.move(LATER + HOUR).move(LATER).last is not None


@pytest.mark.parametrize(("restored", "due"), [(NOW, True), (LATER, False)])
def test_what_is_restored_after_its_embargo_waits_for_an_editor(restored: dt.datetime, due: bool) -> None:
    back = WAITING.do(KILL).do(RESTORE, restored)
    assert back.known is not None
    assert (release(back.known, LATER) is not None) is due


def test_earlier_words_may_be_said_again() -> None:
    again = OUT.bring(UPDATE, "Other").bring(UPDATE, "Third").bring(UPDATE, "Other")
    assert again.public == 4


def test_a_wire_ends_the_hold_that_it_began_itself() -> None:
    held = NEW.wire("v1", EARLIER).wire("v2", NOW, pubstatus=Pubstatus.WITHHELD)
    assert held.public is None
    assert held.wire("v3", LATER).public == 3


def test_every_version_of_a_story_on_hold_waits() -> None:
    held = HELD.wire("v2", LATER).wire("v3", LATER + HOUR)
    assert held.public is None
    assert held.do(RELEASE, LATER + HOUR).public == 3
