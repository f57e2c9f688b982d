"""What is asked of a filled index: questions of each kind, by how frequent their words are."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zoneinfo import ZoneInfo

from dateline.bench.inside.searching.stories import BEGINNING, Corpus
from dateline.core.filters import EVERYTHING, Field, Node
from dateline.core.filters.highlight import looked_for, passage
from dateline.core.filters.nodes import Phrase, all_of, among
from dateline.index.pages import Cursor
from dateline.index.search.public.embedded.snapshot import TantivySnapshot
from dateline.index.words import Asked

NOW = BEGINNING + dt.timedelta(days=365 * 19)
_PAGE = 20
_FIELDS = (Field.TOPIC, Field.PLACE, Field.SOURCE, Field.LANGUAGE, Field.KIND)
_MONTHS = [BEGINNING + dt.timedelta(days=30 * month) for month in range(240)]
RANKED, WHOLE = 30.0, 60.0
"""Milliseconds of CPU, p99."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A kind of question: how it is asked, of which filters, and what it may cost."""

    name: str
    meaning: str
    ask: Callable[[Node], object]
    of: Sequence[Node]
    budget: float | None = None


def asked(node: Node) -> Asked:
    """At the end of the archive."""
    return Asked(node, NOW, ZoneInfo("Europe/Moscow"))


def asks(made: Corpus, snapshot: TantivySnapshot) -> Iterator[Ask]:
    """All kinds."""
    rare = [Phrase((word,)) for word in frequent(made, 0.0005, 0.002)[:25]]
    common = frequent(made, 0.05, 0.4)
    pairs = [all_of([Phrase((one,)), Phrase((other,))]) for one, other in pairwise(common)][:25]
    most = [Phrase((word,)) for word in common[:5]]
    phrases = _phrases(made)
    russian = [Phrase((word,)) for word in _russian(made)]
    filtered = [all_of([pair, among(Field.TOPIC, [f"t{number % 17}"])]) for number, pair in enumerate(pairs)]

    def best(node: Node) -> object:
        return snapshot.best(asked(node), _PAGE)

    def newest(node: Node) -> object:
        return snapshot.newest(asked(node), None, _PAGE)

    def deep(node: Node) -> object:
        return snapshot.newest(asked(node), Cursor(BEGINNING + dt.timedelta(days=3000), 1), _PAGE)

    def page(node: Node) -> object:
        snapshot.tally(asked(node), _FIELDS, 24, _MONTHS)
        snapshot.spread(asked(node), Field.LANGUAGE, ["ru"])
        found = snapshot.best(asked(node), _PAGE)
        phrases = looked_for(node, title=False)
        texts = [made.texts[hit.where.story_id % len(made.texts)][1] for hit in found]
        return [passage(text, phrases, "en") for text in texts]

    yield Ask("best.rare", "a rare word, the best of it", best, rare, RANKED)
    yield Ask("best.two", "two common words, the best", best, pairs, RANKED)
    yield Ask("best.phrase", "two words side by side, the best", best, phrases, RANKED)
    yield Ask("best.russian", "a Russian word in any form, the best", best, russian, RANKED)
    yield Ask("best.filtered", "two common words and a topic, the best", best, filtered, RANKED)
    yield Ask("best.most", "one of the most common words of all, the best", best, most)
    yield Ask("newest.two", "two common words, newest first", newest, pairs, RANKED)
    yield Ask("newest.deep", "the same from the middle of the archive on", deep, pairs, RANKED)
    yield Ask("newest.all", "everything, newest first", newest, [EVERYTHING])
    yield Ask("count.two", "two common words, how many", lambda node: snapshot.count(asked(node)), pairs)
    yield Ask("page.rare", "a whole page: best, facets, months, passages; a rare word", page, rare, WHOLE)
    yield Ask("page.two", "a whole page; two common words", page, pairs, WHOLE)
    yield Ask("page.most", "a whole page; one of the most common words of all", page, most)
    beginnings = [word[:3] for word in common[:25]]
    yield Ask(
        "suggest",
        "headlines with words that begin with three letters",
        lambda node: snapshot.headlines(asked(EVERYTHING), node.words[0], 4),  # type: ignore[union-attr]
        [Phrase((each,)) for each in beginnings],
    )
    misspelt = [Phrase((word[:2] + word[3:],)) for word in frequent(made, 0.0005, 0.1) if len(word) > 7][:10]
    yield Ask(
        "alike",
        "words that differ by a letter or two",
        lambda node: snapshot.alike(node.words[0], asked(EVERYTHING), 20),  # type: ignore[union-attr]
        misspelt,
    )


def frequent(made: Corpus, least: float, most: float) -> list[str]:
    """Forms in such a share of the halves, most frequent first."""
    total = len(made.halves)
    found = made.words.most_common()
    return [word for word, count in found if word.isalpha() and len(word) > 2 and least <= count / total <= most]


def _phrases(made: Corpus) -> list[Node]:
    forms = [title.forms for title in made.titles if len(title.forms) > 4]
    return [Phrase((each[1], each[2])) for each in forms[:200:8] if each[1].isalpha() and each[2].isalpha()]


def _russian(made: Corpus) -> list[str]:
    counted: dict[str, int] = {}
    for text in made.russian:
        for form in text.forms:
            counted[form] = counted.get(form, 0) + 1
    return sorted(counted, key=lambda form: -counted[form])[5:130:5]
