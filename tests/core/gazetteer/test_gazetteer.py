"""The gazetteer: one world of unique slugs, found as printed in English and in any case of Russian."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core import gazetteer, places
from dateline.core.gazetteer import Kind
from dateline.core.gazetteer.russian import is_form
from dateline.core.gazetteer.table import world


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("Palmyra", "palmyra"),
        ("Tadmur", "palmyra"),
        ("Ракка", "raqqa"),
        ("Stalingrad", "volgograd"),
        ("Сталинграда", "volgograd"),
        ("в", ""),
        ("Damascus", "damascus"),
        ("Kremlin", ""),
        ("Москвы", "moscow"),
        ("МОСКВЕ", "moscow"),
        ("Курском", "kursk"),
        ("Орла", "oryol"),
        ("Череповца", "cherepovets"),
        ("Нижнем Новгороде", "nizhny-novgorod"),
        ("Ростове-на-Дону", "rostov-on-don"),
        ("Нью-Йорком", "new-york"),
        ("Афинах", "athens"),
        ("Химок", "khimki"),
        ("Баку", "baku"),
        ("Тольятти", "togliatti"),
        ("Сирии", "syria"),
        ("США", "united-states"),
        ("U.S.", "united-states"),
        ("Côte d'Ivoire", "ivory-coast"),
        ("Soviet Union", "russia"),
        ("Московской области", "moscow-region"),
        ("Северной Осетии", "north-ossetia"),
        ("England", "england"),
        ("New South Wales", "new-south-wales"),
        ("Ближнего Востока", "middle-east"),
        ("Latin America", "latin-america"),
        ("", ""),
        ("Nowhere in particular", ""),
    ],
)
def test_a_place_is_found_as_it_is_printed(printed: str, slug: str) -> None:
    found = gazetteer.find(printed)
    assert (found[0].slug if found else "") == slug


def test_the_likeliest_comes_first() -> None:
    assert [place.kind for place in gazetteer.find("Georgia")][:2] == [Kind.COUNTRY, Kind.DIVISION]
    assert gazetteer.find("Washington")[0].slug == "washington"
    paris = gazetteer.find("Paris")
    assert paris[0].country == "FR"
    assert any(place.path[-2:-1] == ("texas",) for place in paris)


@pytest.mark.parametrize(
    ("slug", "path"),
    [
        ("palmyra", ("asia", "middle-east", "syria", "homs-province", "palmyra")),
        ("volgograd", ("europe", "eastern-europe", "russia", "volgograd-region", "volgograd")),
        ("california", ("americas", "north-america", "united-states", "california")),
        ("glasgow", ("europe", "western-europe", "united-kingdom", "scotland", "glasgow")),
        ("middle-east", ("asia", "middle-east")),
    ],
)
def test_a_path_leads_from_the_region_to_the_place(slug: str, path: tuple[str, ...]) -> None:
    place = gazetteer.by_slug(slug)
    assert place is not None
    assert place.path == path


def test_hand_made_slugs_stay() -> None:
    for city in places.places():
        place = gazetteer.by_slug(city.slug)
        assert place is not None
        assert (place.kind, place.name_ru, place.zone) == (Kind.CITY, city.name_ru, city.zone)
    for country in places.countries():
        place = gazetteer.by_slug(country.slug)
        assert place is not None
        assert (place.kind, place.country) == (Kind.COUNTRY, country.code)


def test_every_place_is_whole_and_no_slug_is_taken_twice() -> None:
    every = [world().place(number) for number in range(len(world().weights))]
    slugs = {place.slug for place in every}
    assert len(slugs) == len(every) > 40_000
    for place in every:
        assert place.name_en.isascii()
        assert place.path[-1] == place.slug
        assert set(place.path) <= slugs
        assert (place.kind is Kind.CITY) == bool(place.zone) == (place.lat is not None)
        assert place.country or place.kind is Kind.REGION


def test_every_city_is_found_by_its_slug() -> None:
    for number in range(0, len(world().weights), 97):
        place = world().place(number)
        assert gazetteer.by_slug(place.slug) == place
        assert place in gazetteer.find(place.name_en)


@pytest.mark.parametrize("slug", ["", "nowhere", "zzzz", "0", "москва"])
def test_what_is_no_slug_is_no_place(slug: str) -> None:
    assert gazetteer.by_slug(slug) is None


def test_names_come_in_both_languages() -> None:
    place = gazetteer.by_slug("raqqa")
    assert place is not None
    assert (place.name("en"), place.name("ru"), place.name("de")) == ("Raqqa", "Ракка", "Raqqa")


@pytest.mark.parametrize(
    ("word", "of", "expected"),
    [
        ("казанью", "казань", True),
        ("ярославлем", "ярославль", True),
        ("саратовом", "саратов", True),
        ("саратовский", "саратов", False),
        ("орла", "орел", True),
        ("сочи", "сочи", True),
        ("чилийский", "чили", False),
        ("франции", "франция", True),
        ("францией", "франция", True),
        ("румынами", "румыния", False),
    ],
)
def test_forms_follow_declension(word: str, of: str, expected: bool) -> None:
    assert is_form(word, of) is expected


@given(st.text())
def test_any_text_may_be_asked_for(text: str) -> None:
    assert all(gazetteer.by_slug(place.slug) == place for place in gazetteer.find(text))
    gazetteer.by_slug(text)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Petroz", "petrozavodsk"),
        ("петроз", "petrozavodsk"),
        ("mosc", "moscow"),
        ("МОСК", "moscow"),
        ("Nizhny N", "nizhny-novgorod"),
        ("нижний н", "nizhny-novgorod"),
        ("united st", "united-states"),
        ("Сталингр", "volgograd"),
    ],
)
def test_the_likeliest_places_that_begin_so_come_first(typed: str, slug: str) -> None:
    assert slug in [place.slug for place in gazetteer.begin_with(typed, 2)]


@pytest.mark.parametrize("typed", ["", " ", "—", "qqqq", "\x00"])
def test_no_place_begins_with_nothing(typed: str) -> None:
    assert gazetteer.begin_with(typed, 12) == ()


@given(st.text(max_size=6))
def test_what_is_typed_finds_places_that_are_found_whole(typed: str) -> None:
    found = gazetteer.begin_with(typed, 3)
    assert len(found) <= 3
    assert all(gazetteer.by_slug(each.slug) == each for each in found)
