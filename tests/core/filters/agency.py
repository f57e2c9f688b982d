"""A small agency's names, and strategies for filters and stories."""

import datetime as dt
from collections.abc import Sequence
from difflib import get_close_matches

from hypothesis import strategies as st

from dateline.core.filters import EVERYTHING, Field, Node
from dateline.core.filters.fields import URGENCIES, VALUES
from dateline.core.filters.names import key_of
from dateline.core.filters.nodes import Age, At, Date, Day, Phrase, When, all_of, among, one_of, without
from dateline.core.filters.printing import bare
from dateline.core.filters.story import Facts
from dateline.core.filters.wording import also_known_as, as_written, part

NOW = dt.datetime(2016, 3, 28, 14, 44, tzinfo=dt.UTC)

TOPICS = {
    "16000000": ("conflict", "Conflict, war and peace", "Конфликты, война и мир"),
    "20000056": ("armed-conflict", "armed conflict", "вооружённый конфликт"),
    "11000000": ("politics", "politics", "политика"),
    "own:7": ("city-hall", "City hall", "Мэрия"),
}
PLACES = {
    "ru": ("russia", "Russia", "Россия"),
    "msk": ("moscow", "Moscow", "Москва"),
    "sy": ("syria", "Syria", "Сирия"),
}
SOURCES = {"tass": ("tass", "TASS", "ТАСС"), "harbour": ("harbour-press", "Harbour Press", "Harbour Press")}
LANGUAGES = {"en": ("en", "English", "английский"), "ru": ("ru", "Russian", "русский")}
TABLES = {Field.TOPIC: TOPICS, Field.PLACE: PLACES, Field.SOURCE: SOURCES, Field.LANGUAGE: LANGUAGES}


class Agency:
    """`Names` of the tables above; ``former`` slugs lead to keys."""

    def __init__(self, former: dict[str, str] | None = None) -> None:
        self.former = former or {}

    def key(self, field: Field, written: str) -> str | None:
        known = TABLES[field]
        wanted = written.lower()
        for key, ways in known.items():
            if wanted == key or wanted in [way.lower() for way in ways]:
                return key
        return self.former.get(wanted)

    def written(self, field: Field, key: str) -> str:
        return TABLES[field].get(key, (key,))[0]

    def near(self, field: Field, written: str) -> Sequence[str]:
        return get_close_matches(written.lower(), [ways[0] for ways in TABLES[field].values()])


AGENCY = Agency()

WORDS = [
    "syria",
    "war",
    "wars",
    "air",
    "force",
    "talks",
    "IS",
    "US",
    "us",
    "МИД",
    "порт",
    "порта",
    "сирия",
    "2016",
    "OR",
]
NAMES = ["konstantin kosachev", "ann lee", "o brien"]


def phrases() -> st.SearchStrategy[Node]:
    """Words and phrases to the letter, or with whatever else they are called."""

    def said(written: str, title: bool, exact: bool) -> Node:
        words = as_written(written)
        if exact or not bare(words):
            return Phrase(words, title, exact=True)
        return one_of(Phrase(each, title) for each in also_known_as(words))

    written = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
    return st.builds(said, written, st.booleans(), st.booleans())


KEYS: dict[Field, list[str]] = {
    **{field: sorted(known) for field, known in TABLES.items()},
    **{field: sorted(set(known.values())) for field, known in VALUES.items()},
    Field.URGENCY: [str(each) for each in URGENCIES],
    Field.COVERAGE: ["1", "1234"],
    **{
        field: [key_of(field, name) for name in NAMES]
        for field in (Field.PERSON, Field.ORGANISATION, Field.QUOTED, Field.AUTHOR)
    },
}
"""What may be asked for in each field."""


def fields() -> st.SearchStrategy[Node]:
    """Terms of every field."""
    return st.sampled_from(list(Field)).flatmap(
        lambda field: st.lists(st.sampled_from(KEYS[field]), min_size=1, max_size=3).map(
            lambda chosen: among(field, chosen)
        )
    )


def times() -> st.SearchStrategy[Node]:
    """``since:`` and ``until:``."""
    days = st.dates(dt.date(2016, 3, 20), dt.date(2016, 4, 2)).map(Date)
    times = st.integers(-200, 200).map(lambda hours: At(NOW + dt.timedelta(hours=hours)))
    moments = st.one_of(days, times, st.sampled_from([Day(0), Day(1)]), st.integers(1, 200).map(Age))
    return st.builds(When, st.booleans(), moments)


def nodes() -> st.SearchStrategy[Node]:
    """Filters of any shape, in their normal form."""
    return st.recursive(
        st.one_of(phrases(), fields(), times()),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(all_of),
            st.lists(inner, min_size=1, max_size=3).map(one_of),
            inner.map(lambda node: node if node == EVERYTHING else without(node)),
        ),
        max_leaves=8,
    )


TEXTS = [
    "Syrian air force strikes", "The war of words", "US and IS", "us", "SHOUTING IS NO US NEWS AT ALL", "МИД о порте",
    "Порты Сирии", "Wars, air", "talks in 2016", "", "Исламское государство", "The Islamic State. Force, air",
]  # fmt: skip


def stories() -> st.SearchStrategy[Facts]:
    """Stories that such filters may choose."""

    def told(language: str, texts: list[str], hours: int, filed: dict[Field, frozenset[str]]) -> Facts:
        headline, *rest = (part(each, language) for each in texts)
        return Facts(
            story_id=1,
            listed_at=NOW - dt.timedelta(hours=hours),
            language=language,
            title=headline,
            rest=tuple(rest),
            filed={**filed, Field.LANGUAGE: frozenset([language])},
        )

    filed = st.dictionaries(
        st.sampled_from([Field.TOPIC, Field.PLACE, Field.URGENCY, Field.IS]),
        st.sampled_from(["16000000", "11000000", "ru", "sy", "1", "3", "flash"]).map(lambda key: frozenset([key])),
        max_size=3,
    )
    texts = st.lists(st.sampled_from(TEXTS), min_size=3, max_size=3)
    return st.builds(told, st.sampled_from(["en", "ru", "de"]), texts, st.integers(0, 300), filed)
