"""Which language a text is in: short headlines, close relatives, what a declaration weighs, and what tells nothing."""

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.understand.language import guess
from tests.core.understand.headlines import ALL
from tests.floors import keeps

LONG = [(code, line) for code, line in ALL if len(line.split()) >= 10]
Pairs = list[tuple[str, str]]


def right(pairs: Pairs, declared: str = "") -> float:
    """The share of texts whose language is found."""
    return sum(guess(text, declared).code == code for code, text in pairs) / len(pairs)


def test_own_headlines() -> None:
    assert len(ALL) >= 150
    assert keeps("language", "own", right(ALL))
    assert right(LONG) == 1


def test_a_true_declaration_decides_what_is_unclear() -> None:
    assert all(guess(text, code).code == code for code, text in ALL)


@pytest.mark.parametrize("declared", ["en", "ru", "de"])
def test_a_clear_headline_overrules_its_declaration(declared: str) -> None:
    assert [text for code, text in LONG if guess(text, declared).code != code] == []


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        ("", "", ""),
        ("", "de", "de"),
        ("12.5 30.1 — 17:44", "", ""),
        ("12.5 30.1 — 17:44", "ru", "ru"),
        ("🎉 🎉", "", ""),
        ("OK", "fr", "fr"),
        ("Merkel", "de", "de"),
        ("Ritheann an abhainn tríd an mbaile agus síos go dtí an fharraige", "ga", "ga"),
        ("The court said on Monday that the minister has to return the money", "ga", "en"),
        ("Das Gericht hat am Montag entschieden", "und", "de"),
        ("Die Regierung hat am Montag neue Zahlen vorgelegt, die niemand erwartet hatte", "de-AT", "de-AT"),
        ("Die Regierung hat am Montag neue Zahlen vorgelegt, die niemand erwartet hatte", "en-GB", "de"),
        ("Apple и Google", "", "ru"),
        ("Компания Microsoft Windows представила Surface Laptop Studio", "", "ru"),
        ("The paper quoted the word «правда» and said it was from the minister", "", "en"),
        ("Объезд закрыт", "", "ru"),
        ("Під'їзд закрито", "", "uk"),
        ("THE COURT SAID ON MONDAY THAT THE MINISTER HAS TO RETURN THE MONEY", "", "en"),
        ("СУД РЕШИЛ, ЧТО МИНИСТР ДОЛЖЕН ВЕРНУТЬ ДЕНЬГИ В КАЗНУ", "", "ru"),
        ("<p><b>The court</b> said on Monday that the minister has to return the money.</p>", "", "en"),
    ],
)  # fmt: skip
def test_cases(text: str, declared: str, code: str) -> None:
    assert guess(text, declared).code == code


def test_what_tells_nothing_scores_nothing_and_clear_text_scores_high() -> None:
    assert guess("").score == guess("1 2 3", "en").score == 0
    assert guess("Merkel").score < 0.7
    assert guess("The court said on Monday that the minister has to return the money").score > 0.9


@given(st.text(max_size=400), st.sampled_from(["", "en", "uk", "x", "zh-Hant"]))
def test_no_text_breaks_it(text: str, declared: str) -> None:
    found = guess(text, declared)
    assert 0 <= found.score <= 1
    assert found.why


def test_only_the_beginning_is_read() -> None:
    text = "The court said on Monday that the minister has to return the money. " * 10
    assert guess(text + "х" * 1_000_000) == guess(text)


@pytest.mark.parametrize("junk", [".1", "<", "_", "@", "&#", "<a ", "http://", "1 2 3\t", "\u200f"])
def test_junk_tells_nothing_and_is_believed_as_declared(junk: str) -> None:
    assert guess(junk * 200_000, "de").code == "de"


def _rival(shared: Path) -> Iterator[tuple[str, str, str]]:
    """Language, headline and text of the contest's articles; two that are in no language are left out."""
    folder = shared / "text" / "tgcontest"
    for file in sorted(folder.glob("*.tsv")):
        with file.open(encoding="utf-8") as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield file.name[:2], row["INPUT:title"] or "", row["INPUT:text"] or ""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for story in ("first", "second"):
                yield row["lang"], row[f"{story}_title"], row[f"{story}_text"]


@pytest.mark.shared
def test_articles_of_the_web(shared: Path) -> None:
    rows = list(_rival(shared))
    assert keeps("language", "web headlines", right([(code, title) for code, title, _ in rows if title.strip()]))
    titles = [(code, title) for code, title, _ in rows if len(title.split()) >= 10]
    assert keeps("language", "web headlines of ten words", right(titles))
    assert keeps("language", "web texts", right([(code, text[:300]) for code, _, text in rows if text.strip()]))


@pytest.mark.shared
def test_news_in_russian(shared: Path) -> None:
    files = sorted((shared / "text" / "factrueval-dev").glob("*.txt"))
    assert keeps("language", "russian texts", right([("ru", f.read_text(encoding="utf-8")[:300]) for f in files]))


@pytest.mark.shared
def test_a_wire_in_capitals_and_tables(shared: Path) -> None:
    with gzip.open(shared / "text" / "reuters-train.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    bodies: Pairs = [("en", row["body"][:300]) for row in rows if any(map(str.isalpha, row["body"]))]
    assert keeps("language", "wire texts", right(bodies))
    titles: Pairs = [("en", row["title"]) for row in rows if row["title"].strip()]
    assert keeps("language", "wire headlines", right(titles))
    assert keeps("language", "wire headlines of ten words", right([p for p in titles if len(p[1].split()) >= 10]))
