"""The table of places: whole, bilingual, and found as printed."""

import pycountry
import pytest

from dateline.core import places


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("MOSCOW", "moscow"),
        ("Москва", "moscow"),
        ("САНКТ-ПЕТЕРБУРГ", "saint-petersburg"),
        ("ST. PETERSBURG", "saint-petersburg"),
        ("КИШИНЕВ", "chisinau"),
        ("Кишинёв", "chisinau"),
        ("São Paulo", "sao-paulo"),
        ("KIEV", "kyiv"),
        ("WASHINGTON, D.C.", "washington"),
        ("Sana’a", "sanaa"),
    ],
)
def test_a_place_is_found_as_it_is_printed(printed: str, slug: str) -> None:
    found = places.find(printed)
    assert found is not None
    assert found.slug == slug
    assert places.by_slug(slug) is found


@pytest.mark.parametrize("printed", ["", " ", "Nowhere", "MOSCOW/MINSK", "COPPER GRADE A"])
def test_what_is_no_place_is_not_found(printed: str) -> None:
    assert places.find(printed) is None


def test_every_place_is_whole() -> None:
    for place in places.places():
        assert place.name_en.isascii()
        assert any("а" <= letter <= "я" for letter in place.name_ru.lower())
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.zoneinfo().key == place.zone
        assert places.country_of(place).code == place.country


def test_slugs_and_printed_names_are_unique() -> None:
    slugs = [entry.slug for entry in (*places.places(), *places.countries())]
    assert len(slugs) == len(set(slugs))
    for place in places.places():
        for name in (place.name_en, place.name_ru, *place.aliases):
            assert places.find(name) is place


def test_a_country_is_found_by_name_and_code() -> None:
    for printed in ("Russia", "РОССИЯ", "ru", "Российская Федерация"):
        country = places.find_country(printed)
        assert country is not None
        assert (country.code, country.name("ru"), country.name("de")) == ("RU", "Россия", "Russia")


def test_every_country_is_there() -> None:
    codes = {country.code for country in places.countries()}
    assert {country.alpha_2 for country in pycountry.countries} | {"XK"} == codes
