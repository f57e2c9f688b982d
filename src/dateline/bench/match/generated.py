"""Stories and saved filters of one made-up language.

100,000 words, the n-th as frequent as 1/n says (Zipf's law, exponent 1). A story has 400 of them. A filter asks for one
to five, all of them, drawn in the same way from all but the 200 most frequent, the words that no reader looks for; one
in seven is a phrase of two. One filter in ten excludes a word, one in five asks for a language, one in ten for a topic.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import numpy as np

from dateline.bench.feed.filed import zipf
from dateline.core.filters import Field, Node
from dateline.core.filters.nodes import Phrase, all_of, among, without
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import part

WORDS, COMMON, LENGTH = 100_000, 200, 400
_TITLE = 10
_LETTERS = "bcdfghjklmnpqrstvwxz"
AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def words() -> list[str]:
    """All words, the most frequent first."""
    return [_word(number) for number in range(WORDS)]


def filters(known: list[str], count: int, seed: int) -> Iterator[Node]:
    """Saved filters."""
    dice = np.random.default_rng(seed)
    for lengths in np.array_split(dice.integers(1, 6, count), max(count // 10_000, 1)):
        drawn = iter(_looked_for(dice, 3 * int(lengths.sum()) + 3 * len(lengths)))
        chances = iter(dice.random(int(lengths.sum()) + 3 * len(lengths)).tolist())
        for length in lengths.tolist():
            lengths_of = [2 if next(chances) < 1 / 7 else 1 for _ in range(length)]
            parts: list[Node] = [Phrase(tuple(known[next(drawn)] for _ in range(size))) for size in lengths_of]
            if next(chances) < 0.1:
                parts.append(without(Phrase((known[next(drawn)],))))
            if next(chances) < 0.2:
                parts.append(among(Field.LANGUAGE, ["en"]))
            if next(chances) < 0.1:
                parts.append(among(Field.TOPIC, [f"t{next(drawn) % 1000}"]))
            yield all_of(parts)


def stories(known: list[str], count: int, seed: int) -> Iterator[Facts]:
    """Stories that arrive."""
    dice = np.random.default_rng(seed)
    for number in range(count):
        said = [known[each] for each in zipf(dice, WORDS, LENGTH).tolist()]
        yield Facts(
            story_id=number + 1,
            listed_at=AT,
            language="en",
            title=part(" ".join(said[:_TITLE]), "en"),
            rest=(part(" ".join(said[_TITLE:]), "en"),),
            filed={
                Field.LANGUAGE: frozenset(["en"]),
                Field.TOPIC: frozenset(f"t{each}" for each in zipf(dice, 1000, 4).tolist()),
            },
        )


def _looked_for(dice: np.random.Generator, count: int) -> Any:
    drawn = zipf(dice, WORDS, 2 * count)
    # Rejecting the common ones keeps the law among the others; there are always enough.
    kept = drawn[drawn >= COMMON]
    return np.resize(kept, count).tolist()


def _word(number: int) -> str:
    letters = ""
    while number or len(letters) < 4:
        number, letter = divmod(number, len(_LETTERS))
        letters += _LETTERS[letter] + "aeiou"[(letter + len(letters)) % 5]
    return letters + "x"
