"""Many stories and filters of one world, from dice: faster than strategies, for what needs thousands."""

import datetime as dt
from random import Random
from zoneinfo import ZoneInfo

from dateline.core.filters import Field, Node
from dateline.core.filters.nodes import Age, At, Date, Day, Phrase, When, all_of, among, one_of, without
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import as_written, part
from tests.core.filters.agency import KEYS, NOW

ZONE = ZoneInfo("Europe/Moscow")
_WORDS = [
    "syria", "war", "wars", "air", "force", "talks", "IS", "US", "us", "МИД", "порт", "порта", "Сирия", "2016",
    "ports", "the", "force’s", "Wars", "О", "портом", "n3", "n7",
]  # fmt: skip
_HOUR = dt.timedelta(hours=1)
_MIDNIGHT = dt.datetime(2016, 3, 27, 21, tzinfo=dt.UTC)
"""The start of the 28th in Moscow, before `NOW`."""


def crowd(dice: Random, count: int) -> list[Facts]:
    """Stories numbered from 1 on. Some times are the very bounds that filters name."""
    return [story(dice, number) for number in range(1, count + 1)]


def story(dice: Random, number: int) -> Facts:
    """One that has something in most fields."""
    language = dice.choice(["en", "ru", "de"])
    headline, lead, body = (" ".join(dice.choices(_WORDS, k=length)) for length in (4, 6, 12))
    filed = {field: frozenset(key for key in keys if dice.random() < 0.3) for field, keys in KEYS.items()}
    return Facts(
        story_id=number,
        listed_at=listed(dice),
        language=language,
        title=part(headline, language),
        rest=(part(lead, language), part(body, language)),
        filed={**filed, Field.LANGUAGE: frozenset([language]), Field.URGENCY: frozenset([dice.choice("123456789")])},
    )


def listed(dice: Random) -> dt.datetime:
    """When a story was listed: in the last fortnight."""
    ago = dice.choice([1, dice.randint(0, 14 * 24)])
    return dice.choice([NOW - ago * _HOUR, _MIDNIGHT - ago // 24 * 24 * _HOUR, NOW - ago * _HOUR / 7])


def filters(dice: Random, count: int, *, words: bool = True) -> list[Node]:
    """Of any shape; most pass some stories of a `crowd` and not others."""
    return [_filter(dice, words, depth=2) for _ in range(count)]


def _filter(dice: Random, words: bool, depth: int) -> Node:
    if not depth or dice.random() < 0.3:
        term = _term(dice, words)
        return without(term) if dice.random() < 0.25 else term
    parts = [_filter(dice, words, depth - 1) for _ in range(dice.randint(1, 3))]
    node = dice.choice([all_of, one_of])(parts)
    return without(node) if dice.random() < 0.1 else node


def _term(dice: Random, words: bool) -> Node:
    kind = dice.random()
    if words and kind < 0.5:
        written = as_written(" ".join(dice.choices(_WORDS, k=dice.choice([1, 1, 1, 2, 2, 3]))))
        return Phrase(written, title=dice.random() < 0.2, exact=dice.random() < 0.3)
    if kind < 0.8:
        field = dice.choice(list(Field))
        return among(field, dice.sample(KEYS[field], k=min(len(KEYS[field]), dice.choice([1, 1, 2, 3]))))
    day = Date(dt.date(2016, 3, 16) + dt.timedelta(days=dice.randrange(14)))
    age = Age(dice.choice([1, 24, dice.randint(1, 300)]))
    time = At(_MIDNIGHT - dice.randrange(14) * 24 * _HOUR)
    return When(dice.random() < 0.5, dice.choice([day, Day(0), Day(1), age, time]))
