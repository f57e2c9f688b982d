"""What is asked: filters as readers might choose them, and those that cost most."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from dateline.bench.feed.filed import APART, FIRST_AT, LANGUAGES, PLACES, SOURCES, TOPICS
from dateline.core.filters import Field, Node
from dateline.core.filters.nodes import Age, When, all_of, among, one_of, without

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def now(stories: int) -> dt.datetime:
    """A minute after the last story."""
    return _EPOCH + dt.timedelta(microseconds=FIRST_AT + stories * APART)


def ordinary(dice: Random, count: int) -> Iterator[Node]:
    """One to three terms. A language stands in every second filter; topics, places, sources and people by Zipf's law.

    Three in ten exclude a topic, two in ten leave a choice, two in ten ask for the last days, one in ten for photos or
    urgent news.
    """
    for _ in range(count):
        parts: list[Node] = [among(Field.LANGUAGE, [dice.choice(LANGUAGES[:2])])] if dice.random() < 0.5 else []
        parts += [_term(dice) for _ in range(dice.randint(1, 2))]
        if dice.random() < 0.3:
            parts.append(without(among(Field.TOPIC, [f"l{dice.randrange(17)}"])))
        if dice.random() < 0.2:
            parts.append(one_of([_term(dice), _term(dice)]))
        if dice.random() < 0.2:
            parts.append(When(until=False, moment=Age(24 * dice.choice([1, 7, 30]))))
        if dice.random() < 0.1:
            parts.append(dice.choice([among(Field.HAS, ["photo"]), among(Field.URGENCY, ["1", "2", "3"])]))
        yield all_of(parts)


def worst() -> Iterator[Node]:
    """Common terms that exclude each other, so that nothing passes and nothing can be left unread."""
    en, ru, fr = (among(Field.LANGUAGE, [each]) for each in ("en", "ru", "fr"))
    photo, update = among(Field.HAS, ["photo"]), among(Field.IS, ["update"])
    yield all_of([en, ru])
    yield without(among(Field.LANGUAGE, LANGUAGES))
    yield all_of([among(Field.TOPIC, ["l0"]), without(among(Field.TOPIC, [f"m{n}" for n in range(0, 100, 17)]))])
    yield all_of([en, photo, update, among(Field.URGENCY, ["1"]), fr])
    yield all_of([one_of([all_of([en, ru]), all_of([ru, fr])]), photo])
    yield all_of([among(Field.PERSON, ["nobody"]), en])
    yield all_of([When(until=False, moment=Age(1000)), When(until=True, moment=Age(1001)), en])


def wide() -> Iterator[Node]:
    """As many keys as a filter may have, and again nothing passes."""
    leaves = among(Field.TOPIC, [f"t{number}" for number in range(0, 1000, 20)])
    yield all_of([leaves, without(among(Field.TOPIC, [f"m{number}" for number in range(0, 100, 2)]))])


def simple(dice: Random, count: int) -> Iterator[Node]:
    """A topic, with a language in every second and another topic excluded in three of ten: any index can be asked."""
    for _ in range(count):
        parts: list[Node] = [among(Field.LANGUAGE, [dice.choice(LANGUAGES[:2])])] if dice.random() < 0.5 else []
        parts.append(_key(dice, Field.TOPIC, dice.choice([("t", TOPICS), ("m", 100)])))
        if dice.random() < 0.3:
            parts.append(without(among(Field.TOPIC, [f"l{dice.randrange(17)}"])))
        yield all_of(parts)


def _key(dice: Random, field: Field, of: tuple[str, int]) -> Node:
    prefix, kinds = of
    # Near enough to Zipf's law, and without a table.
    return among(field, [f"{prefix}{min(kinds, int(kinds ** dice.random())) - 1}"])


def _term(dice: Random) -> Node:
    kind = dice.random()
    if kind < 0.45:
        return _key(dice, Field.TOPIC, dice.choice([("t", TOPICS), ("t", TOPICS), ("m", 100), ("l", 17)]))
    if kind < 0.7:
        return _key(dice, Field.PLACE, dice.choice([("p", PLACES), ("c", 200)]))
    return _key(dice, *((Field.SOURCE, ("s", SOURCES)) if kind < 0.9 else (Field.PERSON, ("n", 10_000))))
