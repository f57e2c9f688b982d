"""The agency's own topics, among those of the IPTC."""

import pytest

from dateline.archive.models import Topic
from dateline.archive.vocabulary import OWN, add_topic
from dateline.core.story import Code
from dateline.index.lists import topic_list
from dateline.index.pages import read_page
from dateline.index.registry import catch_up_all
from tests.contract.newsroom import PUBLISH, copy, say

pytestmark = pytest.mark.usefixtures("topics")
WEATHER = "medtop:17000000"


def test_stands_under_another_and_its_stories_with_it() -> None:
    ice = add_topic("Harbour ice", "Лёд в порту", WEATHER)
    black = add_topic("Black ice", parent_code=ice.code)
    assert ice.code.startswith("own:")
    assert (ice.slug, ice.path, ice.label("ru")) == ("harbour-ice", f"{WEATHER} {ice.code}", "Лёд в порту")
    assert black.path == f"{WEATHER} {ice.code} {black.code}"
    story = say(PUBLISH, copy("Ice", topics=(Code(value=black.code, scheme=OWN),))).story_id
    catch_up_all()
    for code in (black.code, ice.code, WEATHER):
        assert read_page(topic_list("en", code)).ids == (story,)


def test_first_level() -> None:
    topic = add_topic("Only ours")
    assert (topic.parent, topic.path) == (None, topic.code)


def test_a_taken_slug_gets_a_number() -> None:
    weather = Topic.objects.get(code=WEATHER)
    assert add_topic(weather.label_en, parent_code="medtop:15000000").slug == f"{weather.slug}-2"


@pytest.mark.parametrize(
    ("label", "parent", "error"), [(" ", "", ValueError), ("!", "", ValueError), ("X", "no", LookupError)]
)
def test_refused(label: str, parent: str, error: type[Exception]) -> None:
    before = Topic.objects.count()
    with pytest.raises(error):
        add_topic(label, parent_code=parent)
    assert Topic.objects.count() == before


def test_the_same_label_twice_in_one_place_is_refused() -> None:
    add_topic("Harbour ice", parent_code=WEATHER)
    with pytest.raises(ValueError, match="already"):
        add_topic("harbour ice ", parent_code=WEATHER)
