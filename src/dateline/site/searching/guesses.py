"""What may have been meant where a word is found nowhere. It is offered and never done by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.archive.names import AgencyNames
from dateline.core.filters import EVERYTHING, Node, text
from dateline.core.filters.highlight import looked_for
from dateline.core.filters.nodes import All, OneOf, Phrase, all_of, one_of
from dateline.core.text.alike import LEAST, alike, other_alphabet
from dateline.index.search.public.port import Snapshot
from dateline.site.searching.asked import Search
from dateline.site.searching.hits import readable, texts

_WORDS = 3
"""Words of a question for which others are looked for."""
_EACH = 2
_TEXTS = 20


@dataclass(frozen=True, slots=True)
class Guess:
    """Another question, and how many stories it has in any language."""

    text: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class Alone:
    """A part of a question that asks for too much, by itself."""

    text: str
    href: str
    count: int


def guesses(search: Search, snapshot: Snapshot, unknown: Sequence[Phrase]) -> list[Guess]:
    """Questions with another word in the place of one that is found nowhere."""
    found: dict[str, Guess] = {}
    for phrase in unknown:
        for word in islice(_meant(search, snapshot, phrase), _EACH):
            other = replaced(search.node, phrase, Phrase((word,), phrase.title))
            guess = Guess(text(other, AgencyNames()), search.instead(other), snapshot.count(search.anywhere(other)))
            if guess.count:
                found[guess.text] = guess
    return list(found.values())


def alone(search: Search, snapshot: Snapshot) -> list[Alone]:
    """Each part of a question, and how many stories it has by itself."""
    if len(search.parts) < 2:
        return []
    return [
        Alone(text(part, AgencyNames()), search.instead(part), snapshot.count(search.asked(part)))
        for part in search.parts
    ]


def replaced(node: Node, old: Phrase, new: Phrase) -> Node:
    """The filter with another phrase in the place of one."""
    match node:
        case All():
            return all_of(replaced(part, old, new) for part in node.parts)
        case OneOf():
            return one_of(replaced(part, old, new) for part in node.parts)
    return new if node == old else node


def unknown_words(search: Search, snapshot: Snapshot) -> list[Phrase]:
    """The first of the words that are found nowhere."""
    return list(islice(_unknown(search, snapshot), _WORDS))


def _unknown(search: Search, snapshot: Snapshot) -> Iterator[Phrase]:
    for phrase in looked_for(search.node, title=True):
        single = len(phrase.words) == 1 and len(phrase.words[0]) >= LEAST and phrase.words[0].isalpha()
        if single and not snapshot.count(search.anywhere(phrase)):
            yield phrase


def _meant(search: Search, snapshot: Snapshot, phrase: Phrase) -> Iterator[str]:
    word = phrase.words[0].lower()
    spelt = [way for way in other_alphabet(word) if snapshot.count(search.anywhere(Phrase((way,), phrase.title)))]
    yield from spelt
    if not spelt:
        yield from alike(word, _texts_with_the_like(search, snapshot, word))


def _texts_with_the_like(search: Search, snapshot: Snapshot, word: str) -> Sequence[str]:
    """Only what may be seen: words of the copy itself, asked of the rows again."""
    near = snapshot.alike(word, search.anywhere(EVERYTHING), _TEXTS)
    if not near:
        near = [
            where for way in other_alphabet(word) for where in snapshot.alike(way, search.anywhere(EVERYTHING), _TEXTS)
        ]
    return [f"{copy.headline} {readable(copy)}" for copy in texts([where.story_id for where in near])]
