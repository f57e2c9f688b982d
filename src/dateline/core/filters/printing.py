"""The canonical form of a filter: what its address, its feed's title and the reader's box show."""

from collections.abc import Sequence

from dateline.core.filters.fields import NAMED, SINCE, TITLE, UNTIL, URGENCIES, Field
from dateline.core.filters.names import Names
from dateline.core.filters.nodes import Age, All, Among, At, Date, Day, Moment, Node, OneOf, Phrase, Without
from dateline.core.filters.scan import KEYWORDS, PLAIN
from dateline.core.filters.values import TODAY, YESTERDAY


def text(node: Node, names: Names) -> str:
    """The one way to write a filter; reading it back gives an equal tree."""
    match node:
        case All():
            return " ".join(_bracketed(part, names) for part in node.parts)
        case OneOf():
            return " OR ".join(text(part, names) for part in node.parts)
        case Without():
            return f"-{text(node.term, names)}"
        case Phrase():
            return _phrase(node)
        case Among():
            return f"{node.field.value}:{','.join(_values(node, names))}"
    return f"{UNTIL if node.until else SINCE}:{_moment(node.moment)}"


def _bracketed(part: Node, names: Names) -> str:
    return f"({text(part, names)})" if isinstance(part, OneOf) else text(part, names)


def bare(words: Sequence[str]) -> str:
    """A phrase as it is written without quotation marks, ``air-force``; empty where it cannot be."""
    joined = "-".join(words)
    return joined if joined not in KEYWORDS and PLAIN.fullmatch(joined) else ""


def _phrase(phrase: Phrase) -> str:
    words = f'"{" ".join(phrase.words)}"' if phrase.exact else bare(phrase.words)
    return f"{TITLE}:{words}" if phrase.title else words


def _values(term: Among, names: Names) -> Sequence[str]:
    if term.field is Field.URGENCY:
        return _urgencies([int(key) for key in term.keys])
    if term.field in NAMED:
        return [_quoted(names.written(term.field, key)) for key in term.keys]
    return [_quoted(key) for key in term.keys]


def _quoted(value: str) -> str:
    return value if PLAIN.fullmatch(value) else f'"{value}"'


def _urgencies(keys: list[int]) -> Sequence[str]:
    """``<=3`` or ``>=5`` where that says it, else each."""
    if len(keys) > 1 and keys == [each for each in URGENCIES if each <= keys[-1]]:
        return [f"<={keys[-1]}"]
    if len(keys) > 1 and keys == [each for each in URGENCIES if each >= keys[0]]:
        return [f">={keys[0]}"]
    return [str(key) for key in keys]


def _moment(moment: Moment) -> str:
    match moment:
        case Date():
            return moment.day.isoformat()
        case Day():
            return TODAY if not moment.ago else YESTERDAY
        case At():
            return f"{moment.time.replace(tzinfo=None).isoformat(timespec='minutes')}Z"
        case Age():
            return f"{moment.hours // 24}d" if moment.hours % 24 == 0 else f"{moment.hours}h"
