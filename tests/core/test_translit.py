"""Slugs that can be read and never break an address."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.text.translit import MAX_SLUG, slugify


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Council puts off vote on bridge", "council-puts-off-vote-on-bridge"),
        ("Russia’s envoy: it's “not over”", "russias-envoy-its-not-over"),
        ("Щука ещё съела ежа: Юрий и Елена", "shchuka-yeshche-syela-yezha-yury-i-yelena"),
        ("Новый объект у моря", "novy-obyekt-u-morya"),
        ("Café Łódź, Ærø und Straße", "cafe-lodz-aero-und-strasse"),
        ("3,5 % роста в I квартале 2016", "3-5-rosta-v-i-kvartale-2016"),
        ("«…»", "story"),
        ("", "story"),
        ("中文", "story"),
        ("a" * 70, "a" * 60),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_slugs(headline: str, slug: str) -> None:
    assert slugify(headline) == slug


@given(st.text(max_size=200))
def test_every_headline_gives_a_slug(headline: str) -> None:
    slug = slugify(headline)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= MAX_SLUG
    assert slugify(slug) == slug
