"""What filters may ask of the stories in the archive."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from dateline.archive.answers import Claim, Verdict, answer
from dateline.archive.models import Annotation, Story
from dateline.archive.names import AgencyNames
from dateline.archive.vocabulary import OWN
from dateline.core.filters import Field, parse
from dateline.core.filters.fields import VALUES
from dateline.core.filters.match import match
from dateline.core.story import Code, Item, PhotoRef, Signal
from dateline.core.text.clean import clean
from dateline.desk.models.drafts import Kind
from dateline.index.facts import authors, facts_of
from tests.contract.newsroom import CORRECT, KILL, PUBLISH, copy, do, say
from tests.contract.samples import NOW

pytestmark = pytest.mark.usefixtures("topics")
NAMES = AgencyNames()
MOSCOW = ZoneInfo("Europe/Moscow")


def ferry(headline: str = "Ferry collides", **said: object) -> Item:
    defaults = {
        "uri": "urn:own:ferry",
        "body_html": clean("<p>The US coast guard said so.</p><p>It was the <b>third</b> collision &amp; the last</p>"),
        "lead": "A freighter was in the way",
        "byline": "By Ann Lee and Ivan Petrov",
        "urgency": 3,
        "kind": "interview",
        "topics": (Code(value="medtop:20000056", scheme=OWN),),
        "places": (Code(value="helsinki", scheme=OWN),),
        "photos": (PhotoRef(url="https://pictures.example/1.jpg"),),
    }
    return copy(headline, **defaults | said)


def passes(written: str, story_id: int, now: dt.datetime = NOW) -> bool:
    return match(parse(written, NAMES), facts_of([story_id])[story_id], now, MOSCOW)


@pytest.mark.parametrize(
    "written",
    [
        "ferries", "US", '"third collision"', "title:ferry", "topic:armed-conflict", "topic:conflict", "place:helsinki",
        "place:finland", "place:europe", "lang:en", "source:desk", 'author:"ann lee"', "author:Ivan-Petrov",
        "urgency:<4", "kind:interview", "has:photo", "-is:correction", "-topic:sport", "since:today",
    ],
)  # fmt: skip
def test_a_story_passes_by_all_that_is_known_of_it(written: str) -> None:
    assert passes(written, say(PUBLISH, ferry()).story_id)


@pytest.mark.parametrize("written", ["amp", "title:freighter", "place:sweden", "author:lee", "lang:ru", "is:flash"])
def test_and_by_nothing_else(written: str) -> None:
    assert not passes(written, say(PUBLISH, ferry()).story_id)


def test_every_kind_that_the_desk_gives_can_be_asked_for() -> None:
    assert {kind or "news" for kind in Kind.values} == set(VALUES[Field.KIND].values())


def test_plain_news_is_a_kind() -> None:
    assert passes("kind:news -has:photo -urgency:>=1", say(PUBLISH, ferry(kind="", urgency=None, photos=())).story_id)


def test_the_public_version_is_asked() -> None:
    story = say(PUBLISH, ferry()).story_id
    say(CORRECT, ferry(headline="Ship collides", signal=Signal.CORRECTION, correction="It was a ship."))
    assert passes("is:correction title:ship -title:ferry", story)


def test_an_editors_answer_counts() -> None:
    story = say(PUBLISH, ferry()).story_id
    answer(story, Claim("topic", "medtop:15000000"), Verdict.ACCEPTED, actor="vera", now=NOW)
    answer(story, Claim("topic", "medtop:20000056"), Verdict.REFUSED, actor="vera", now=NOW)
    assert passes("topic:sport -topic:conflict", story)


def test_names_and_coverage_are_annotations() -> None:
    story = say(PUBLISH, ferry()).story_id
    told = {"person": "Konstantin Kosachev", "organisation": "Harbour Board", "coverage": "1234"}
    for kind, value in told.items():
        Annotation.objects.create(story_id=story, kind=kind, value=value, resolved=True, origin="editor", made_at=NOW)
    assert passes('person:"konstantin KOSACHEV"', story)
    assert passes('org:"harbour board" coverage:1234', story)
    assert not passes("coverage:12", story)


def test_what_readers_may_not_see_is_not_asked() -> None:
    story = say(PUBLISH, ferry()).story_id
    do(KILL, story)
    assert facts_of([story, 999]) == {}
    assert facts_of([]) == {}


def test_a_story_is_listed_when_it_was() -> None:
    story = say(PUBLISH, ferry()).story_id
    assert facts_of([story])[story].listed_at == Story.objects.get(pk=story).listed_at


@pytest.mark.parametrize(
    ("byline", "keys"),
    [
        ("By Ann Lee and Ivan Petrov", ["ann lee", "ivan petrov"]),
        ("Иван Петров, Анна Ли и Пётр О’Брайен", ["иван петров", "анна ли", "петр обрайен"]),
        ("Ann Lee; HARBOUR PRESS", ["ann lee", "harbour press"]),
        ("", []),
        (" & ", []),
    ],
)
def test_a_byline_names_its_authors(byline: str, keys: list[str]) -> None:
    assert list(authors(byline)) == keys
