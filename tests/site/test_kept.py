"""The cookie: what is kept comes back, whatever else stands in it is nothing kept, and it is told when it is full."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.site.mine.kept import (
    MOST_TABS,
    ROOM,
    FullError,
    Kept,
    ManyTabsError,
    Tab,
    name_of,
    packed,
    unpacked,
    used,
)

FILTERS = ["", "topic:economy OR is:correction,flash", "паром OR шторм -topic:sport", 'person:"ann lee" 日本 é']
NAMES = st.text(min_size=1, max_size=60).map(name_of).filter(bool)
TABS = st.builds(Tab, NAMES, st.sampled_from(FILTERS[1:]))
KEPT = st.builds(
    Kept,
    st.sampled_from(FILTERS),
    st.lists(TABS, max_size=MOST_TABS, unique_by=lambda tab: tab.name).map(tuple),
)


@given(KEPT)
def test_what_is_kept_comes_back(kept: Kept) -> None:
    assert unpacked(packed(kept)) == kept
    assert used(kept) <= 1


@given(st.text(max_size=200))
def test_any_text_is_survived(value: str) -> None:
    assert unpacked(value) == Kept() or unpacked(value).tabs or unpacked(value).own


GOOD = packed(Kept("topic:economy", (Tab("Экономика", "topic:economy"),)))


@pytest.mark.parametrize(
    "value",
    [
        "",
        "0" + GOOD[1:],
        "2" + GOOD[1:],
        "1x" + GOOD[2:],
        GOOD[:-6],
        GOOD[:20] + "!" + GOOD[21:],
        "1c" + "A" * 5000,
        '{"version": 1}',
        "1u////",
        "1c",
        "é" * 10,
    ],
)
def test_what_is_no_cookie_of_ours_is_nothing(value: str) -> None:
    assert unpacked(value) == Kept()


def test_a_bomb_is_nothing() -> None:
    import base64

    squeezed = zlib.compress(b"a" * 2_000_000, 9)
    value = "1u" + base64.urlsafe_b64encode(squeezed).decode().rstrip("=")
    assert len(value) < ROOM
    assert unpacked(value) == Kept()


def test_cyrillic_takes_little_more_room_than_latin() -> None:
    latin = Kept("", (Tab("Economy without sport", "ferry OR storm OR harbour -chess"),))
    cyrillic = Kept("", (Tab("Экономика без спорта", "паром OR шторм OR гавань -шахматы"),))
    assert len(packed(cyrillic)) < 1.3 * len(packed(latin))
    assert len(packed(cyrillic)) < len("%D0%AD") * len("Экономика без спортапаром OR шторм OR гавань -шахматы") / 3


def test_the_sixth_tab_is_one_too_many() -> None:
    kept = Kept()
    for number in range(MOST_TABS):
        kept = kept.with_tab(Tab(f"Tab {number}", "storm"))
    with pytest.raises(ManyTabsError):
        kept.with_tab(Tab("One more", "storm"))
    assert kept.with_tab(Tab("Tab 3", "ferry")).tabs[3].chosen == "ferry"
    assert len(kept.without_tab("Tab 3").tabs) == MOST_TABS - 1


def test_too_much_is_refused_and_nearly_too_much_is_known() -> None:
    import random

    chance = random.Random(1)
    words = ["".join(chance.choices("абвгдежзиклмнопрст", k=9)) for _ in range(1500)]
    longest = next(n for n in range(10, 1500, 10) if used(Kept(" ".join(words[:n]))) > 1)
    with pytest.raises(FullError):
        packed(Kept(" ".join(words[:longest])))
    assert used(Kept(" ".join(words[: longest - 30]))) > 0.8
    assert packed(Kept(" ".join(words[: longest - 30])))


@pytest.mark.parametrize(
    ("typed", "name"),
    [("  Моя \t лента ", "Моя лента"), ("a\x1fb\x1ec", "a b c"), ("x" * 100, "x" * 40), ("\x00", "")],
)
def test_names_of_tabs(typed: str, name: str) -> None:
    assert name_of(typed) == name
