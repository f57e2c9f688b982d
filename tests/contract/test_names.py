"""What readers call topics, places, sources and languages in a filter."""

import pytest

from dateline.archive import topics
from dateline.archive.models import Place, Source
from dateline.archive.names import AgencyNames
from dateline.archive.vocabulary import add_topic
from dateline.core.filters import FilterError, parse, text
from tests.contract.samples import NOW

pytestmark = pytest.mark.usefixtures("topics")
NAMES = AgencyNames()
WEATHER = "medtop:17000000"


def canonical(written: str) -> str:
    return text(parse(written, NAMES), NAMES)


@pytest.mark.parametrize(
    "written",
    ["topic:armed-conflict", 'topic:"armed conflict"', 'тема:"Вооруженные Конфликты"', "topic:medtop:20000056"],
)
def test_a_topic_is_found_by_slug_label_and_code(written: str) -> None:
    assert parse(written, NAMES) == parse("topic:armed-conflict", NAMES)
    assert canonical(written) == "topic:armed-conflict"


def test_a_renamed_topic_keeps_filters_alive() -> None:
    ice = add_topic("Harbour ice", "Лёд", WEATHER)
    saved = parse("topic:harbour-ice", NAMES)
    topics.rename(ice.pk, "Port ice", "Лёд", "", actor="ann", now=NOW)
    assert text(saved, NAMES) == "topic:port-ice"
    assert parse("topic:harbour-ice", NAMES) == parse("topic:port-ice", NAMES) == parse("topic:лед", NAMES) == saved


def test_a_merged_topic_is_the_one_that_stands_for_it() -> None:
    ice, snow = add_topic("Harbour ice", "", WEATHER), add_topic("Snow", "", WEATHER)
    topics.merge(ice.pk, snow.pk, actor="ann", now=NOW)
    assert canonical("topic:harbour-ice,snow") == "topic:snow"


@pytest.mark.parametrize("written", ["place:moscow", "place:Moscow", "место:Москва", "place:москва"])
def test_a_place_is_found_by_any_name(written: str) -> None:
    assert canonical(written) == "place:moscow"


def test_a_source_is_found_by_slug_and_name() -> None:
    Source.objects.create(slug="harbour-press", name="Harbour Press")
    assert canonical('source:"HARBOUR press"') == canonical("source:Harbour-Press") == "source:harbour-press"


@pytest.mark.parametrize("written", ["lang:ru", "lang:Russian", "язык:русский", "lang:RU"])
def test_a_language_is_found_by_code_and_name(written: str) -> None:
    assert canonical(written) == "lang:ru"


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("topic:conflikt", "conflict"),
        ('topic:"вооружёный конфликт"', "armed-conflict"),
        ("place:reykjavic", "reykjavik"),
        ("source:harbor-press", "harbour-press"),
        ("lang:rusian", "ru"),
    ],
)
def test_what_is_nearly_right_is_suggested(written: str, suggestion: str) -> None:
    Source.objects.create(slug="harbour-press", name="Harbour Press")
    Place.objects.get_or_create(slug="reykjavik", defaults={"name_en": "Reykjavik", "name_ru": "Рейкьявик"})
    with pytest.raises(FilterError) as refused:
        parse(written, NAMES)
    assert suggestion in refused.value.suggestions
