"""What is kept is what Django would answer, whatever happened meanwhile and whoever has not followed yet."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import resolve
from django.utils import timezone

from dateline.archive import amend, topics
from dateline.archive.answers import Claim, Verdict, answer
from dateline.archive.leads import Lead, choose, last_seq
from dateline.archive.models import Edition, Source, Story, Topic
from dateline.archive.record import release_due
from dateline.archive.verbs import By, Relations, bring, change
from dateline.core.desk import CopyVerb, StateVerb
from dateline.core.story import Item, Link, PhotoRef, Pubstatus, Signal
from dateline.coverage import desk
from dateline.coverage.models import Assigned
from dateline.edge import follower
from dateline.index.registry import ALL
from dateline.out.feeds.forms import FORMS
from dateline.partners.models import Partner
from dateline.partners.showing import TRUST
from dateline.site.depends import Kind
from tests import surfaces
from tests.edge.agency import OTHERWISE, SHORTLY, Agency, addresses, offer, rates
from tests.edge.kept import Clock, kinds, same, warm, web_process
from tests.edge.kept import clock as clock  # noqa: PLC0414
from tests.edge.kept import stand as stand  # noqa: PLC0414
from tests.edge.kept import whole as whole  # noqa: PLC0414
from tests.edge.stand import Stand
from tests.sampled import one_in
from tests.site import newsroom as agency
from tests.site.newsroom import CHESS, HOUR, MINUTE, NOW, TRANSPORT, WEATHER, medtop

SECOND = dt.timedelta(seconds=1)
BY = By(actor="vera")


def test_each_kind_of_page_is_kept(stand: Stand, whole: Agency) -> None:
    asked = addresses(whole)
    warm(stand, asked)
    assert kinds(stand) == set(Kind)
    rendered = len(stand.renders)
    warm(stand, asked)
    # An empty feed is dated by whatever happened last.
    assert set(stand.renders[rendered:]) == {"/en/topics/law.atom"}
    same(asked, stand)


NOT_KEPT = {
    "leads on": {"site:root", "site:bare_edition", "site:story_bare", "site:versions_bare", "site:go"},
    "a reader's own": {
        "site:my",
        *(f"site:my_{each}" for each in ("tabs", "save", "change", "forget", "take", "front")),
    },
    "takes something in": {"site:doubt"},
    "answers while somebody types, each time something else": {"site:suggest", "site:place_names"},
    "for programs that come once a day": {"out:robots", "out:opml"},
}
"""Addresses of pages and feeds whose answers the cache does not keep, by the reason."""


def test_every_address_is_kept_or_has_a_reason(stand: Stand, whole: Agency) -> None:
    asked = addresses(whole)
    warm(stand, asked)
    kept = {_family(resolve(each.partition("?")[0]).view_name) for each in asked if stand.cache.get(each, stand.now)}
    known = {_family(each) for each in surfaces.enumerated() if each.startswith(("site:", "out:"))}
    assert known - kept == set().union(*NOT_KEPT.values())


def _family(name: str) -> str:
    """A feed has an address for each form."""
    base, _, form = name.rpartition("_")
    return base if form in {each.name for each in FORMS} | {"frame", "script"} else name


Happening = Callable[[Agency], object]


def _seen(story_id: int) -> By:
    return By(actor="vera", seen=Story.objects.get(pk=story_id).last_seq)


def _do(verb: StateVerb, name: str = "ferry") -> Happening:
    def happen(whole: Agency) -> None:
        story = whole.newsroom.stories[name]
        change(story, verb, by=_seen(story), now=timezone.now())

    return happen


def _brought(**related: str) -> Happening:
    def happen(whole: Agency) -> None:
        newsroom = whole.newsroom
        relations = Relations(**{name: newsroom.stories[story] for name, story in related.items()})
        language = "ru" if "translation_of" in related else "en"
        item = Item(uri="urn:own:brought", format="desk", headline="Brought", language=language)
        bring(item, newsroom.sources["own"], CopyVerb.PUBLISH, by=BY, now=timezone.now(), relations=relations)

    return happen


def _lead(whole: Agency) -> None:
    edition = Edition.objects.get(code="en")
    chosen = [Lead(whole.newsroom.stories["brief-5"]), Lead(whole.newsroom.stories["ferry"])]
    choose(edition, chosen, By(actor="vera", seen=last_seq(edition)), timezone.now())


def _answer(verdict: Verdict, value: str) -> Happening:
    def happen(whole: Agency) -> None:
        claim = Claim("topic", f"medtop:{value}")
        answer(whole.newsroom.stories["ferry"], claim, verdict, actor="vera", now=timezone.now())

    return happen


def _topic(code: str) -> int:
    return Topic.objects.get(code=f"medtop:{code}").pk


def _again(**said: Any) -> Happening:
    return lambda whole: whole.newsroom.send("ferry", **{"now": NOW + MINUTE, "headline": "Ferries wait", **said})


def _sent(name: str, **said: Any) -> Happening:
    return lambda whole: whole.newsroom.send(name, **said)


def _other_outlet(whole: Agency) -> None:
    whole.tell("courier", "Something else altogether", "Nothing that anybody else tells of.")


def _joins(whole: Agency) -> None:
    return whole.tell("courier", "Passengers walk out of train near Davos", f"{SHORTLY} {OTHERWISE}", NOW + 2 * MINUTE)


def _apart(whole: Agency) -> None:
    rows = Assigned.objects.filter(group=whole.event).exclude(story=whole.newsroom.stories["landslide"])
    desk.split([rows.order_by("pk")[0].pk], whole.event, BY, timezone.now())


def _excluded(_: Agency) -> None:
    desk.exclude(Source.objects.get(slug="herald"), BY, timezone.now())


def _offered(_: Agency) -> None:
    from dateline.archive.epochs import advance

    offer(Partner.objects.get(slug="partner-1"), "Something new from us")
    advance("partners")


def _taker(_: Agency) -> None:
    from dateline.archive.epochs import advance

    Partner.objects.filter(slug="taker").update(filter="topic:transport", offered=2)
    advance("partners")


HAPPENINGS: dict[str, Happening] = {
    "published": _sent("new", now=NOW + MINUTE, topics=medtop(TRANSPORT)),
    "published in a topic of its own": _sent("new", topics=medtop("20001065")),
    "published in Russian": _sent("new", language="ru", topics=medtop(CHESS)),
    "published long ago": _sent("old", now=NOW - 900 * HOUR, topics=medtop(WEATHER)),
    "published in words that are searched for": _sent("new", headline="A storm, a ferry and a railway"),
    "published of a person": _sent("new", headline="Minister Anna Petrova resigns"),
    "published by another outlet": lambda whole: whole.newsroom.send(
        "theirs", source="coverage", links=(Link(url="https://outlet.example/theirs", rel="canonical"),)
    ),
    "published as a translation": _brought(translation_of="brief-3"),
    "published in a killed one's stead": _brought(substitute_for="killed"),
    "updated": _again(topics=medtop(WEATHER)),
    "updated into another topic": _again(topics=medtop(CHESS)),
    "corrected": _again(signal=Signal.CORRECTION, correction="Two days, not three."),
    "killed": _do(StateVerb.KILL),
    "killed among what all tell": _do(StateVerb.KILL, "landslide"),
    "withdrawn": _do(StateVerb.WITHDRAW),
    "held": _do(StateVerb.HOLD),
    "withheld by the wire": _again(pubstatus=Pubstatus.WITHHELD),
    "leads chosen": _lead,
    "topic accepted": _answer(Verdict.ACCEPTED, CHESS),
    "topic refused": _answer(Verdict.REFUSED, WEATHER),
    "topic renamed": lambda _: topics.rename(_topic(WEATHER), "Sky", "Небо", "sky", actor="vera", now=timezone.now()),
    "picture supplied": lambda whole: amend.supply_picture(
        whole.newsroom.stories["ferry-ru"],
        PhotoRef(caption="Паром у причала вечером", credit="Виктор Ланской/МЕРИДИАН"),
        agency.picture("#203040"),
        timezone.now(),
    ),
    "translated": lambda whole: amend.link_translation(
        whole.newsroom.stories["brief-ru-0"], whole.newsroom.stories["brief-3"], timezone.now()
    ),
    "told by another outlet": _other_outlet,
    "told by one more outlet": _joins,
    "told by one outlet apart": _apart,
    "an outlet left out": _excluded,
    "rates published": lambda _: rates(dt.date(2026, 3, 27), "79.1"),
    "offers changed": _offered,
    "a partner is offered something else": _taker,
}
FOLLOWERS = (*(each.name for each in ALL), "coverage")
"""Whoever follows the ledger into something that pages read, without the web process's own follower."""
CASES = [(name, FOLLOWERS[number % len(FOLLOWERS)]) for number, name in enumerate(HAPPENINGS)]
QUIET = {"rates published", "offers changed", "a partner is offered something else"}
"""They are no events of the ledger: nobody follows them."""
# No public page reads the desk's index: for that, the few cases with it are enough.
OTHERS = [
    (name, last)
    for name in HAPPENINGS
    for last in FOLLOWERS
    if (name, last) not in CASES and last != "desk" and name not in QUIET
]


def test_every_follower_is_held_back(whole: Agency) -> None:
    assert set(whole.followers) == set(FOLLOWERS) == {last for _, last in CASES}


class Course:
    """A happening and what follows it, step by step, before two web processes.

    One has kept every page before a step. The other has begun every page before it, and stores it after.
    """

    def __init__(self, kept: Stand, begun: Stand, asked: list[str]) -> None:
        self.kept, self.begun, self.asked = kept, begun, asked

    def step(self, *steps: Callable[[], object], told: bool = False) -> None:
        """The steps are ``told`` to the web processes where they are events of the ledger."""
        warm(self.kept, self.asked)
        self.begun.cache.clear()
        made: dict[str, tuple[int, bytes]] = {}
        with self.begun.suspended(self.asked):
            for step in steps:
                step()
            if not told:
                # What an index takes over was in the ledger before.
                same(self.asked, self.kept, made=made)
            self.kept.look()
            self.begun.look()
        same(self.asked, self.kept, self.begun, made=made)


@pytest.mark.parametrize(
    ("happening", "last"), [*one_in(4, CASES), *(pytest.param(*case, marks=pytest.mark.long) for case in OTHERS)]
)
def test_whatever_happens_readers_get_what_django_makes(
    stand: Stand, whole: Agency, clock: Clock, happening: str, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The web process brings its own index up to date when it looks: here that is a step of its own.
    monkeypatch.setattr(follower, "catch_up", lambda _last: None)
    others = [step for name, step in whole.followers.items() if name != last]
    with web_process(whole, clock) as begun:
        course = Course(stand, begun, addresses(whole))
        course.step(lambda: HAPPENINGS[happening](whole), told=True)
        course.step(*others, told=last != "coverage")
        course.step(whole.followers[last], told=last == "coverage")
        course.step(whole.follow)
        asked = {*course.asked, *addresses(whole)}
        warm(stand, sorted(asked))
        same(asked, stand)


def test_a_web_process_that_does_not_look_answers_nothing_that_it_kept(stand: Stand, whole: Agency) -> None:
    asked = addresses(whole)
    warm(stand, asked)
    whole.newsroom.send("ferry", now=NOW + MINUTE, headline="Kill", signal=Signal.KILL)
    whole.follow()
    stand.now += follower.BLIND
    for address in asked:
        assert not stand.read(address).hit


MOSCOW = ZoneInfo("Europe/Moscow")
DAY = dt.timedelta(days=1)
AGES = (3 * HOUR, 12 * HOUR)
"""Of the filters among the addresses."""


def boundaries(start: dt.datetime) -> dict[str, dt.datetime]:
    """Every moment at which something on a page changes for no other reason than that it has come."""
    listed = sorted(at for at in Story.objects.values_list("listed_at", flat=True) if at)
    ages = [next(at + age for at in listed if at + age > start) for age in AGES]
    youngest = [listed[-1] + age for age in AGES]
    return {
        "the next minute": start.replace(second=0) + MINUTE,
        "a partner silent for too long": NOW + TRUST,
        **{f"a story too old by {at.time()}": at for at in (*ages, *youngest)},
        "a lead's end": NOW + 2 * HOUR,
        "midnight in Moscow": dt.datetime(2026, 3, 29, tzinfo=MOSCOW),
        "midnight of an agreement": dt.datetime(2026, 3, 29, tzinfo=dt.UTC),
        "another midnight in Moscow": dt.datetime(2026, 3, 30, tzinfo=MOSCOW),
        "a month": dt.datetime(2026, 4, 1, tzinfo=MOSCOW),
        "a year": dt.datetime(2027, 1, 1, tzinfo=MOSCOW),
    }


def test_what_the_clock_changes_is_new_within_a_second(stand: Stand, whole: Agency, clock: Clock) -> None:
    asked = addresses(whole)
    for name, boundary in sorted(boundaries(clock()).items(), key=lambda each: each[1]):
        for moment in (boundary.timestamp() - 0.3, boundary.timestamp() + 0.7):
            stand.now = clock.now = moment
            stand.look()
            try:
                same(asked, stand)
            except AssertionError as error:
                raise AssertionError(f"{name}: {error}") from error
            warm(stand, asked)
        assert kinds(stand) >= set(Kind) - {Kind.EMBED}, name


def test_an_embargo_ends_on_kept_pages_within_a_second_and_not_before(
    stand: Stand, whole: Agency, clock: Clock
) -> None:
    ends, canary = clock() + HOUR, "Embargoed until four"
    whole.newsroom.send("soon", headline=canary, embargo=ends, topics=medtop(WEATHER), now=clock())
    asked = addresses(whole)
    for moment in (ends.timestamp() - HOUR.total_seconds() / 2, ends.timestamp() - 0.1):
        stand.now = clock.now = moment
        assert release_due(clock()) == []
        whole.follow()
        stand.look()
        warm(stand, asked)
        assert not [each for each in asked if canary.encode() in stand.read(each).body]
    # The worker looks ten times a second, and so does the web process.
    stand.now = clock.now = ends.timestamp() + 0.2
    assert release_due(clock()) == [whole.newsroom.stories["soon"]]
    whole.follow()
    stand.look()
    same(asked, stand)
    told = {each for each in asked if canary.encode() in stand.read(each).body}
    assert {"/en/", "/en/all", "/en/all.rss", "/en/topics/weather", "/en/archive/2026/03/28", "/embed/taker"} <= told
