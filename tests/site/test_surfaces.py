"""Nothing hidden or taken back is heard on anything public; canaries in every field listen."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from dateline.archive import photos
from dateline.archive.models import Source
from dateline.archive.record import record, release_due
from dateline.core.story import Pubstatus, Signal
from tests import surfaces
from tests.canaries import Canaries, noise
from tests.searching import follow_all, new_search, no_search
from tests.site.newsroom import HOUR, NOW, TRANSPORT, Newsroom, medtop
from tests.surfaces import Probe

EVERYWHERE = {"headline", "image"}
LATER = NOW + 24 * HOUR


class Story:
    """A story with canaries in it."""

    def __init__(self, newsroom: Newsroom, source: str = "own") -> None:
        self.source: Source = newsroom.sources[source]
        self.newsroom = newsroom
        self.uri = f"urn:canary:{Canaries.fresh().headline}"

    def send(self, now: dt.datetime = NOW, **said: Any) -> tuple[Canaries, Probe]:
        """A version with canaries and a picture of its own."""
        canaries, photo = Canaries.fresh(), photos.store(noise(), now)
        item = canaries.item(self.uri, **{"published": now, "topics": medtop(TRANSPORT), "language": "en"} | said)
        recorded = record(item, self.source, now=now, pictures={0: photo})
        return canaries, Probe.of(recorded.story_id, photo)


@pytest.fixture
def newsroom(newsroom: Newsroom) -> Iterator[Newsroom]:
    """With another story under the same topic, so that its pages are there; and news search."""
    newsroom.send("neighbour", topics=medtop(TRANSPORT))
    newsroom.follow()
    new_search()
    yield newsroom
    no_search()


def fields(found: dict[str, set[str]]) -> set[str]:
    """The fields that were heard anywhere."""
    return {field for heard in found.values() for field in heard}


def test_every_surface_is_listed() -> None:
    assert surfaces.unregistered() == set()


def test_an_unlisted_surface_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surfaces, "SURFACES", surfaces.SURFACES[1:])
    assert surfaces.unregistered() == {"site:root"}


def test_a_public_story_is_heard_where_it_should_be(newsroom: Newsroom) -> None:
    canaries, probe = Story(newsroom).send()
    follow_all()
    found = surfaces.sung(canaries, probe)
    assert fields(found) - {"sources", "kind"} == {
        "headline", "lead", "body", "byline", "caption", "credit", "correction", "usage", "place", "image", "rights",
        "slug", "located",
    }  # fmt: skip
    slug = probe.slugs[0]
    heard_on = {address for address, heard in found.items() if "headline" in heard}
    assert {
        "/en/",
        "/en/all",
        f"/en/story/{probe.story_id}-{slug}",
        f"/en/story/{probe.story_id}-{slug}/versions",
        "/en/topics/transport",
        "/en/topics/economy",
        "/en/all.rss",
        "/en/all.atom",
        "/en/all.json",
        "/en/topics/economy.rss",
        "/wire/stories",
        f"/wire/stories/{probe.story_id}?format=nitf",
        f"/wire/stories/{probe.story_id}/versions",
        "edge:/wire/ledger",
        "edge:/wire/history",
        "edge:/sitemaps/",
        "/en/all?f=since%3A2000-01-01",
        "/en/all?f=headline",
        "/en/all?f=until%3A2000-01-01&hidden=1",
        "/en/all.atom?f=headline",
        "/en/my",
        "mail:alert",
    } <= heard_on
    assert surfaces.held(probe) == {"lists", "feed", "search"}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("own", {"embargo": LATER}),
        ("own", {"pubstatus": Pubstatus.WITHHELD}),
        ("desk", {}),
        ("internal", {}),
        ("coverage", {}),
        ("own", {"signal": Signal.KILL}),
        ("own", {"signal": Signal.WITHDRAW}),
        ("own", {"signal": Signal.ADVISORY}),
    ],
)
def test_what_was_never_public_is_heard_nowhere(newsroom: Newsroom, source: str, said: dict[str, Any]) -> None:
    canaries, probe = Story(newsroom, source).send(**said)
    follow_all()
    assert surfaces.sung(canaries, probe) == {}
    assert source == "coverage" or not surfaces.held(probe)


def test_an_embargo_holds_until_its_time_and_then_lets_go(newsroom: Newsroom) -> None:
    canaries, probe = Story(newsroom).send(embargo=LATER)
    release_due(LATER - dt.timedelta(seconds=1))
    follow_all()
    assert surfaces.sung(canaries, probe) == {}
    release_due(LATER)
    follow_all()
    assert {"headline", "body", "image"} <= fields(surfaces.sung(canaries, Probe.of(probe.story_id, probe.photo)))


def test_an_embargoed_version_of_a_public_story_is_heard_nowhere(newsroom: Newsroom) -> None:
    story = Story(newsroom)
    shown, _ = story.send(version=1)
    hidden, probe = story.send(version=2, embargo=LATER)
    follow_all()
    assert surfaces.sung(hidden, probe) == {}
    assert "headline" in fields(surfaces.sung(shown, probe))


@pytest.mark.parametrize("following", [False, True], ids=["lists are stale", "lists have followed"])
@pytest.mark.parametrize(
    "said", [{"signal": Signal.KILL}, {"signal": Signal.WITHDRAW}, {"pubstatus": Pubstatus.CANCELED}], ids=str
)
def test_what_is_taken_back_falls_silent_with_all_its_versions(
    newsroom: Newsroom, said: dict[str, Any], following: bool
) -> None:
    story = Story(newsroom)
    first, _ = story.send(version=1)
    second, probe = story.send(version=2)
    follow_all()
    assert fields(surfaces.sung(second, probe)) >= EVERYWHERE
    notice, _ = story.send(version=3, **said)
    if following:
        follow_all()
        assert not surfaces.held(probe)
    for canaries in (first, second, notice):
        assert surfaces.sung(canaries, probe) == {}


def test_a_withheld_version_takes_the_public_one_with_it(newsroom: Newsroom) -> None:
    story = Story(newsroom)
    shown, probe = story.send(version=1)
    held, _ = story.send(version=2, pubstatus=Pubstatus.WITHHELD)
    for canaries in (shown, held):
        assert surfaces.sung(canaries, probe) == {}


def test_pictures_of_old_versions_are_gone(newsroom: Newsroom) -> None:
    story = Story(newsroom)
    first, old = story.send(version=1)
    story.send(version=2)
    assert "image" not in fields(surfaces.sung(first, old))
