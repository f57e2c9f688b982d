"""Where a filter's words stand in a text, and the passage that shows most of them, as safe markup.

Nothing of the text gets into the markup but through `html.escape`; ``<mark>`` is the only element there is.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from dateline.core.filters.nodes import All, Node, OneOf, Phrase
from dateline.core.filters.wording import part_of
from dateline.core.text.words import stems, words

LENGTH = 240
"""Characters of a passage, about."""
_READ = 50_000
"""Characters of a text in which words are looked for."""
_MARK = "<mark>{}</mark>"


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase at characters ``start`` to ``end``; ``phrase`` is its number among those looked for."""

    start: int
    end: int
    phrase: int


def looked_for(node: Node, *, title: bool) -> tuple[Phrase, ...]:
    """The phrases of a filter that a story may pass for; with ``title`` those of headlines too."""
    return tuple(dict.fromkeys(_phrases(node, title=title)))


def _phrases(node: Node, *, title: bool) -> Iterator[Phrase]:
    match node:
        case All() | OneOf():
            for part in node.parts:
                yield from _phrases(part, title=title)
        case Phrase() if title or not node.title:
            yield node


def found_in(text: str, phrases: Sequence[Phrase], language: str) -> list[Found]:
    """All places of the phrases in a text, by where they begin; of two at one place the longer."""
    read = words(text[:_READ])
    part = part_of(read, language)
    places: dict[int, Found] = {}
    for number, phrase in enumerate(phrases):
        small = phrase.words if phrase.exact else stems([word.lower() for word in phrase.words], language)
        columns = [
            part.capitals if word.isupper() else part.forms if phrase.exact else part.stems for word in phrase.words
        ]
        wanted = [word if word.isupper() else small[at] for at, word in enumerate(phrase.words)]
        for start in _starts(columns, wanted):
            found = Found(read.starts[start], read.ends[start + len(wanted) - 1], number)
            if found.start not in places or places[found.start].end < found.end:
                places[found.start] = found
    return [places[start] for start in sorted(places)]


def _starts(columns: Sequence[Sequence[str]], wanted: Sequence[str]) -> Iterator[int]:
    first, last = columns[0], len(columns[0]) - len(wanted)
    for start, token in enumerate(first):
        if (
            token == wanted[0]
            and start <= last
            and all(columns[at][start + at] == wanted[at] for at in range(1, len(wanted)))
        ):
            yield start


def marked(text: str, phrases: Sequence[Phrase], language: str) -> str:
    """A whole text, such as a headline, with the phrases marked."""
    return _markup(text, 0, len(text), found_in(text, phrases, language))


def passage(text: str, phrases: Sequence[Phrase], language: str, length: int = LENGTH) -> str:
    """The part of a text that has most of the phrases; its beginning where it has none. Empty for an empty text."""
    places = found_in(text, phrases, language)
    start = _best(places, length)
    first = _word_start(text, max(0, start - length // 4)) if start else 0
    last = _word_end(text, min(len(text), first + length))
    within = [found for found in places if first <= found.start and found.end <= last]
    before, after = "… " if first else "", " …" if last < len(text.rstrip()) else ""
    return f"{before}{_markup(text, first, last, within)}{after}"


def _best(places: Sequence[Found], length: int) -> int:
    """Where the passage's first phrase stands: most different phrases, then most, then the earliest."""
    starts = [found.start for found in places]
    best, value = 0, (0, 0)
    for at, found in enumerate(places[:500]):
        within = places[at : bisect_left(starts, found.start + length * 3 // 4, lo=at)]
        here = (len({each.phrase for each in within}), len(within))
        if here > value:
            best, value = found.start, here
    return best


def _word_start(text: str, at: int) -> int:
    gap = text.find(" ", at, at + 40)
    return gap + 1 if at and gap >= 0 else at


def _word_end(text: str, at: int) -> int:
    gap = text.rfind(" ", max(0, at - 40), at)
    return gap if at < len(text) and gap > 0 else at


def _markup(text: str, first: int, last: int, places: Sequence[Found]) -> str:
    pieces, at = [], first
    for found in places:
        if found.start >= at:
            pieces += [escape(text[at : found.start]), _MARK.format(escape(text[found.start : found.end]))]
            at = found.end
    return "".join([*pieces, escape(text[at:last])])
