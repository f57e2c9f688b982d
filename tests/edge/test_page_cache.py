"""What is kept is what Django would answer, whatever happened meanwhile."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone

from dateline.archive import amend, topics
from dateline.archive.answers import Claim, Verdict, answer
from dateline.archive.leads import Lead, choose, last_seq
from dateline.archive.models import Edition, Story, Topic
from dateline.archive.verbs import By, Relations, bring, change
from dateline.core.desk import CopyVerb, StateVerb
from dateline.core.story import Item, Link, PhotoRef, Pubstatus, Signal
from dateline.site import links
from dateline.site.depends import Kind
from tests.edge.stand import Stand, fresh
from tests.site import newsroom as agency
from tests.site.newsroom import CHESS, HOUR, MINUTE, NOW, TRANSPORT, WEATHER, Newsroom, medtop

SECOND = dt.timedelta(seconds=1)


def addresses(newsroom: Newsroom) -> list[str]:
    """Pages and feeds of every kind around the stories that something happens to, and around some others."""
    fixed = [
        f"/{edition}/{rest}"
        for edition in ("en", "ru")
        for rest in ("", "all", "all.rss", "topics", "places", "topics/weather", "topics/transport", "topics/sport")
    ]
    named = ("ferry", "ferry-ru", "brief-3", "brief-5", "brief-ru-0", "killed", "flash")
    stories = [_address(newsroom.stories[name]) for name in named]
    return [
        *fixed,
        "/en/all?sources=all",
        "/en/all?panel=open",
        "/en/all?f=topic%3Atransport",
        "/en/all?f=topic%3Aweather+OR+is%3Acorrection%2Cflash&panel=open",
        "/en/all?f=topic%3Aweather&hidden=1",
        "/en/all?f=ferry+-rate",
        "/en/topics/economy?f=-topic%3Asport",
        "/ru/all?f=topic%3Atransport+lang%3Aen%2Cru",
        "/en/all.rss?f=topic%3Aweather",
        "/en/all.atom?f=ferry",
        "/en/topics/chess.json",
        "/en/topics/law.atom",
        "/en/topics/law",
        "/en/places/moscow",
        "/en/places/kerch",
        "/en/places/crimea.rss",
        *stories,
        *(f"{story}/versions" for story in stories),
    ]


def _address(story_id: int) -> str:
    story = Story.objects.get(pk=story_id)
    return links.story(story.language, story.pk, story.slug)


def warm(stand: Stand, asked: list[str]) -> None:
    for address in asked:
        stand.read(address)


def same(stand: Stand, asked: list[str]) -> None:
    """Every page that readers get is the one that Django makes."""
    for address in asked:
        got = stand.read(address)
        assert (got.status, got.body) == fresh(address), address


def kinds(stand: Stand) -> set[Kind]:
    return {entry.depends.kind for entry in stand.cache}


def test_each_kind_of_page_is_kept(stand: Stand, furnished: Newsroom) -> None:
    asked = addresses(furnished)
    warm(stand, asked)
    assert kinds(stand) == set(Kind)
    rendered = len(stand.renders)
    same(stand, asked)
    # An empty feed is dated by whatever happened last.
    assert set(stand.renders[rendered:]) == {"/en/topics/law.atom"}


Happening = Callable[[Newsroom], object]


def _seen(story_id: int) -> By:
    return By(actor="vera", seen=Story.objects.get(pk=story_id).last_seq)


def _do(verb: StateVerb) -> Happening:
    def happen(newsroom: Newsroom) -> None:
        story = newsroom.stories["ferry"]
        change(story, verb, by=_seen(story), now=timezone.now())

    return happen


def _brought(**related: str) -> Happening:
    def happen(newsroom: Newsroom) -> None:
        relations = Relations(**{name: newsroom.stories[story] for name, story in related.items()})
        language = "ru" if "translation_of" in related else "en"
        item = Item(uri="urn:own:brought", format="desk", headline="Brought", language=language)
        by = By(actor="vera")
        bring(item, newsroom.sources["own"], CopyVerb.PUBLISH, by=by, now=timezone.now(), relations=relations)

    return happen


def _lead(newsroom: Newsroom) -> None:
    edition = Edition.objects.get(code="en")
    chosen = [Lead(newsroom.stories["brief-3"]), Lead(newsroom.stories["ferry"])]
    choose(edition, chosen, By(actor="vera", seen=last_seq(edition)), timezone.now())


def _answer(verdict: Verdict, value: str) -> Happening:
    def happen(newsroom: Newsroom) -> None:
        answer(newsroom.stories["ferry"], Claim("topic", f"medtop:{value}"), verdict, actor="vera", now=timezone.now())

    return happen


def _topic(code: str) -> int:
    return Topic.objects.get(code=f"medtop:{code}").pk


def _again(newsroom: Newsroom, **said: object) -> None:
    newsroom.send("ferry", now=NOW + MINUTE, headline="Ferries wait", language="en", **said)


HAPPENINGS: dict[str, Happening] = {
    "published": lambda newsroom: newsroom.send("new", now=NOW + MINUTE, topics=medtop(TRANSPORT)),
    "published in a topic of its own": lambda newsroom: newsroom.send("new", now=NOW, topics=medtop("20001065")),
    "published in Russian": lambda newsroom: newsroom.send("new", language="ru", topics=medtop(CHESS)),
    "published long ago": lambda newsroom: newsroom.send("old", now=NOW - 900 * HOUR, topics=medtop(WEATHER)),
    "published by another outlet": lambda newsroom: newsroom.send(
        "theirs", source="coverage", links=(Link(url="https://outlet.example/theirs", rel="canonical"),)
    ),
    "published as a translation": _brought(translation_of="brief-3"),
    "published in a killed one's stead": _brought(substitute_for="killed"),
    "updated": lambda newsroom: _again(newsroom, topics=medtop(WEATHER)),
    "updated into another topic": lambda newsroom: _again(newsroom, topics=medtop(CHESS)),
    "corrected": lambda newsroom: _again(newsroom, signal=Signal.CORRECTION, correction="Two days, not three."),
    "killed": _do(StateVerb.KILL),
    "withdrawn": _do(StateVerb.WITHDRAW),
    "held": _do(StateVerb.HOLD),
    "withheld by the wire": lambda newsroom: _again(newsroom, pubstatus=Pubstatus.WITHHELD),
    "leads chosen": _lead,
    "topic accepted": _answer(Verdict.ACCEPTED, CHESS),
    "topic refused": _answer(Verdict.REFUSED, WEATHER),
    "topic renamed": lambda _: topics.rename(_topic(WEATHER), "Sky", "Небо", "sky", actor="vera", now=timezone.now()),
    "picture supplied": lambda newsroom: amend.supply_picture(
        newsroom.stories["ferry-ru"],
        PhotoRef(caption="Паром у причала вечером", credit="Виктор Ланской/МЕРИДИАН"),
        agency.picture("#203040"),
        timezone.now(),
    ),
    "translated": lambda newsroom: amend.link_translation(
        newsroom.stories["brief-ru-0"], newsroom.stories["brief-3"], timezone.now()
    ),
}


@pytest.fixture(params=HAPPENINGS)
def happening(request: pytest.FixtureRequest) -> Iterator[Happening]:
    yield HAPPENINGS[request.param]


def test_whatever_happens_readers_get_what_django_makes(
    stand: Stand, furnished: Newsroom, happening: Happening
) -> None:
    asked = addresses(furnished)
    warm(stand, asked)
    happening(furnished)
    stand.look()
    # The index has not followed yet.
    same(stand, asked)
    furnished.follow()
    # The index has, and the cache does not know.
    warm(stand, asked)
    stand.look()
    same(stand, asked + addresses(furnished))
