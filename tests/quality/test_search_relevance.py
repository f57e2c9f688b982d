"""How well news search answers: judged queries over real copy, and stories that are looked for by what is known.

What is measured is pinned in ``tests/floors.toml``; the page asks the same index in the same way.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from dateline.core.text.words import stems, words
from tests.floors import keeps
from tests.quality.library import Library, Text, demo, library, reuters, russian_articles, some

pytestmark = pytest.mark.shared
FIRST = 10
_JUDGED = Path(__file__).with_name("judgements.tsv")


def judgements() -> Iterator[tuple[str, Mapping[str, int]]]:
    """Each query, and the gain of each story that is worth finding."""
    for line in _JUDGED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            query, _, stories = line.partition("\t")
            on_it, _, related = stories.partition("|")
            yield query, {**{_name(each): 1 for each in related.split()}, **{_name(each): 3 for each in on_it.split()}}


def _name(written: str) -> str:
    return f"reuters:{written}" if written.isdigit() else written


def ndcg(found: Sequence[str], gains: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002)."""
    ideal = sorted(gains.values(), reverse=True)[:FIRST]
    return _discounted([gains.get(name, 0) for name in found[:FIRST]]) / _discounted(ideal)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))


@pytest.fixture(scope="module")
def whole(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The Reuters training stories and the demo's."""
    with library(tmp_path_factory.mktemp("whole"), [*reuters(shared), *demo()]) as found:
        yield found


def test_judged_queries(whole: Library) -> None:
    scores = {query: ndcg(whole.best(query), gains) for query, gains in judgements()}
    known = {text.name for text in whole.texts.values()}
    assert not {name for _, gains in judgements() for name in gains} - known
    assert len(scores) >= 60
    russian = [score for query, score in scores.items() if any(letter >= "а" for letter in query.lower())]
    for query, score in sorted(scores.items(), key=lambda each: each[1])[:8]:
        print(f"{score:.2f} {query}")  # noqa: T201
    assert keeps("search relevance", "ndcg", sum(scores.values()) / len(scores))
    assert keeps("search relevance", "ndcg russian", sum(russian) / len(russian))


@pytest.fixture(scope="module")
def russian(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Russian articles."""
    with library(tmp_path_factory.mktemp("russian"), russian_articles(shared)) as found:
        yield found


def recalls(shelf: Library, sought: Sequence[Text], query: Callable[[Text], str]) -> tuple[float, float]:
    """Shares of stories that are the first, and among the first ten, for what is known of each."""
    places = [_place(shelf.best(asked), text) for text in sought if (asked := query(text))]
    return sum(place == 1 for place in places) / len(places), sum(place <= FIRST for place in places) / len(places)


def _place(found: Sequence[str], text: Text) -> int:
    return found.index(text.name) + 1 if text.name in found else FIRST + 1


def rarest(shelf: Library) -> Callable[[Text], list[str]]:
    """Of a headline its three rarest words."""
    counted = Counter(
        form for text in shelf.texts.values() for form in set(words(f"{text.headline} {text.body}").folded)
    )

    def three(text: Text) -> list[str]:
        forms = dict.fromkeys(form for form in words(text.headline).folded if form.isalpha() and len(form) > 2)
        return sorted(forms, key=lambda form: counted[form])[:3]

    return three


def sentence(text: Text) -> str:
    """A sentence from within the body, without signs that mean something in a query."""
    read = words(text.body).folded[12:24]
    return " ".join(word for word in read if word.isalnum())


def slip(text: Text, chosen: Sequence[str]) -> str:
    """The words with two letters of the longest swapped."""
    longest = max(chosen, key=len, default="")
    if len(longest) < 6:
        return ""
    at = random.Random(text.name).randrange(1, len(longest) - 1)
    wrong = longest[:at] + longest[at + 1] + longest[at] + longest[at + 2 :]
    return " ".join(wrong if word == longest else word for word in chosen)


def test_stories_are_found_by_their_rarest_words_and_by_a_sentence(whole: Library) -> None:
    sought = some((text for text in whole.texts.values() if len(text.body) > 200 and text.language == "en"), 500, 1)
    three = rarest(whole)
    first, ten = recalls(whole, sought, lambda text: " ".join(three(text)))
    assert keeps("search known items", "headline first", first)
    assert keeps("search known items", "headline ten", ten)
    first, ten = recalls(whole, sought, sentence)
    assert keeps("search known items", "sentence first", first)
    assert keeps("search known items", "sentence ten", ten)
    first, ten = recalls(whole, sought, lambda text: whole.corrected(slip(text, three(text))))
    assert keeps("search known items", "slip first", first)
    assert keeps("search known items", "slip ten", ten)


def test_russian_stories_are_found_in_whatever_forms_the_words_are_asked_for(russian: Library) -> None:
    sought = some((text for text in russian.texts.values() if len(text.body) > 200), 500, 2)
    three, others = rarest(russian), _other_forms(russian)

    def declined(text: Text) -> str:
        return " ".join(others(word) for word in three(text))

    first, ten = recalls(russian, sought, declined)
    assert keeps("search known items", "russian first", first)
    assert keeps("search known items", "russian ten", ten)


def _other_forms(shelf: Library) -> Callable[[str], str]:
    """Another form of a word, as some other article has it; the word itself where none has."""
    forms: dict[str, set[str]] = {}
    for text in shelf.texts.values():
        read = words(text.body).folded
        for form, stem in zip(read, stems(read, "ru"), strict=True):
            forms.setdefault(stem, set()).add(form)

    def other(word: str) -> str:
        (stem,) = stems([word], "ru")
        return min(forms.get(stem, set()) - {word}, default=word)

    return other
