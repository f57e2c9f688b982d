"""Stories without number, put together from the halves of real ones."""

import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from dateline.bench import corpus as copy
from dateline.core.filters import Field
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import Part, part

BEGINNING = dt.datetime(2006, 1, 1, tzinfo=dt.UTC)
BETWEEN = dt.timedelta(minutes=10)
"""From a story to the next: a million are nineteen years."""
_READ = 6_000
_RUSSIAN = 5
_STEMS, _ENDINGS = 20_000, ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_TOPICS, _PLACES, _SOURCES = 300, 800, 20


@dataclass(slots=True)
class Corpus:
    """Headlines and halves of bodies, read and stemmed once."""

    texts: Sequence[tuple[str, str]]
    titles: list[Part] = field(default_factory=list)
    halves: list[tuple[Part, Part]] = field(default_factory=list)
    russian: list[Part] = field(default_factory=list)
    russian_texts: list[str] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    """How many of the halves have a form."""

    def story(self, number: int) -> Facts:
        """Always the same for a number."""
        chance = random.Random(number)  # noqa: S311  repeatable is what is wanted
        foreign = number % _RUSSIAN == 0
        if foreign:
            title, body = (
                self._joined(chance.choice(self.russian), Part()),
                self._joined(*chance.choices(self.russian, k=2)),
            )
            title = Part(title.stems[:8], title.capitals[:8], title.forms[:8])
        else:
            title = chance.choice(self.titles)
            body = self._joined(chance.choice(self.halves)[0], chance.choice(self.halves)[1])
        return self._facts(number, title, body, "ru" if foreign else "en", chance)

    def plain(self, count: int) -> list[tuple[str, str, str]]:
        """Language, headline and body of so many, as they come."""
        chance = random.Random(7)  # noqa: S311
        foreign = [("ru", text[:60], text) for text in chance.choices(self.russian_texts, k=count // _RUSSIAN)]
        own = [("en", *each) for each in chance.choices(self.texts, k=count - len(foreign))]
        return [*own, *foreign]

    def read(self, number: int, language: str, title: str, body: str) -> Facts:
        """One of them as the follower reads it."""
        return self._facts(number, part(title, language), part(body, language), language, random.Random(number))  # noqa: S311

    @staticmethod
    def _joined(one: Part, other: Part) -> Part:
        return Part(one.stems + other.stems, one.capitals + other.capitals, one.forms + other.forms)

    @staticmethod
    def _facts(number: int, title: Part, body: Part, language: str, chance: random.Random) -> Facts:
        topic, place = _zipf(chance, _TOPICS), _zipf(chance, _PLACES)
        return Facts(
            story_id=number,
            listed_at=BEGINNING + number * BETWEEN,
            language=language,
            title=title,
            rest=(Part(), body),
            filed={
                Field.TOPIC: frozenset({f"t{topic}", f"t{topic % 60}", f"t{topic % 17}"}),
                Field.PLACE: frozenset({f"p{place}", f"p{place % 200}", f"p{place % 25}", f"p{place % 6}"}),
                Field.SOURCE: frozenset([f"s{_zipf(chance, _SOURCES)}"]),
                Field.LANGUAGE: frozenset([language]),
                Field.KIND: frozenset(["news"]),
                Field.URGENCY: frozenset([str(chance.randint(1, 8))]),
            },
        )


def corpus(given: Path | None) -> Corpus:
    """From the copy in a file, or generated."""
    texts = list(_texts(given))
    chance = random.Random(1987)  # noqa: S311
    made = Corpus(texts, russian_texts=_russian(chance))
    for title, body in texts:
        half = body.find(" ", len(body) // 2)
        made.titles.append(part(title, "en"))
        made.halves.append((part(body[:half], "en"), part(body[half:], "en")))
        made.words.update({*made.halves[-1][0].forms, *made.halves[-1][1].forms})
    made.russian = [part(text, "ru") for text in made.russian_texts]
    return made


def _texts(given: Path | None) -> Sequence[tuple[str, str]]:
    lines = copy.lines(given) if given else copy.generated()
    records = (json.loads(line) for line in islice(lines, _READ))
    return [(each["title"], each["body"]) for each in records if len(each["body"]) > 80]


def _russian(chance: random.Random) -> list[str]:
    """Words of Cyrillic syllables with a Zipf distribution, declined: as long as the English halves."""
    syllables = [one + two for one in "бвгдзклмнпрст" for two in ("а", "о", "и", "у", "ан", "ер", "ор", "ел")]
    stems = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(_STEMS)]
    weights = [1 / rank for rank in range(1, _STEMS + 1)]
    texts = []
    for _ in range(_READ // 2):
        length = max(10, int(chance.lognormvariate(4.0, 0.7)))
        words = chance.choices(stems, weights, k=length)
        texts.append(" ".join(word + chance.choice(_ENDINGS) for word in words))
    return texts


def _zipf(chance: random.Random, count: int) -> int:
    """A number below ``count``; small ones far more often."""
    return int(count ** chance.random()) - 1 if count > 1 else 0
