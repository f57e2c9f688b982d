"""Which facts an update changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.facts import Change, Sort, changed

TEXTS = st.lists(
    st.sampled_from(["Rain fell", "in Minsk", "12 people", "on March 28", "«Дождь»", "said Anna Lee.", "ушли", "\n"]),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("Some 12 people came.", "Some 21 people came.", Change(Sort.FIGURE, "12", "21")),
        ("It costs 1,200.50 roubles.", "It costs 1,300.50 roubles.", Change(Sort.FIGURE, "1,200.50", "1,300.50")),
        ("Up by 5%.", "Up by 4%.", Change(Sort.FIGURE, "5%", "4%")),
        ("There were twelve boats.", "There were ten boats.", Change(Sort.FIGURE, "twelve", "ten")),
        ("Погибли двенадцать человек.", "Погибли тринадцать человек.", Change(Sort.FIGURE, "двенадцать", "тринадцать")),
        ("He came on March 28.", "He came on March 29.", Change(Sort.DATE, "March 28", "March 29")),
        ("Он приехал 28 марта.", "Он приехал 29 марта.", Change(Sort.DATE, "28 марта", "29 марта")),
        ("On 12/03/2026 it rained.", "On 13/03/2026 it rained.", Change(Sort.DATE, "12/03/2026", "13/03/2026")),
        ("The mayor, Anna Lee, left.", "The mayor, Ann Leigh, left.", Change(Sort.NAME, "Anna Lee", "Ann Leigh")),
        ("Мэр Иван Петров уехал.", "Мэр Пётр Иванов уехал.", Change(Sort.NAME, "Иван Петров", "Пётр Иванов")),
        ('She said "we won" today.', 'She said "we lost" today.', Change(Sort.QUOTATION, '"we won"', '"we lost"')),
        (
            "Он сказал: «Мы победили».",
            "Он сказал: «Мы проиграли».",
            Change(Sort.QUOTATION, "«Мы победили»", "«Мы проиграли»"),
        ),
        ("Some 12 people came.", "Some people came.", Change(Sort.FIGURE, "12", "")),
    ],
)
def test_a_changed_fact_is_found(old: str, new: str, change: Change) -> None:
    assert changed(old, new) == (change,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It rained.", "It rained. Some 12 people came."),
        ("Rain fell. The mayor left.", "The mayor left. Rain fell."),
        ("It rained in Minsk.", "It poured in Minsk."),
        ("Дождь прошёл.", "Ливень прошёл."),
    ],
)
def test_what_changes_no_fact_is_no_correction(old: str, new: str) -> None:
    assert changed(old, new) == ()


@given(text=TEXTS)
def test_the_same_text_changes_nothing(text: str) -> None:
    assert changed(text, text) == ()


@given(text=TEXTS, more=TEXTS)
def test_what_is_added_in_a_paragraph_of_its_own_corrects_no_figure_or_date(text: str, more: str) -> None:
    assert not [each for each in changed(text, f"{text}\n\n{more}") if each.sort in {Sort.FIGURE, Sort.DATE}]


@given(text=TEXTS, figure=st.integers(0, 10**9))
def test_another_figure_is_always_found(text: str, figure: int) -> None:
    found = changed(f"{text}\nIn all {figure} came", f"{text}\nIn all {figure + 1} came")
    assert Change(Sort.FIGURE, str(figure), str(figure + 1)) in found
