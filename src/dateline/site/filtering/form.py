"""From the panel's fields to a filter as somebody would write it.

It is text that is read like any other: what is wrong with it is shown at its place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.http import QueryDict

from dateline.core.filters.scan import KEYWORDS

CHOOSE = "choose"
"""The field that says that the panel was sent: an empty box is not sent, and means something."""
BOTH = "both"
ALWAYS = "is:correction,flash"

_BETWEEN = re.compile(r"[,;\n]")
_WORD = re.compile(r"[\w.]+(?:['’]\w+)*")
_QUOTES = re.compile('["“”„«»]')


def written(sent: QueryDict, languages: Sequence[str]) -> str:
    """The filter that the panel's fields say; ``languages`` are those of all editions."""
    base = " ".join(_base(sent))
    also = sent.getlist("also")
    if base or also:
        base = " OR ".join([*filter(None, [base]), *also, *([ALWAYS] if "always" in sent else [])])
    tongue = _languages(sent.get("lang", ""), languages)
    return f"{tongue} ({base})" if tongue and base else tongue or base


def _base(sent: QueryDict) -> Iterator[str]:
    yield from _any_of("topic", sent.getlist("t"))
    yield from _any_of("place", [*sent.getlist("p"), *_pieces(sent.get("place", ""))])
    wanted = list(_phrases(sent.get("with", "")))
    if wanted:
        yield f"({' OR '.join(wanted)})"
    yield from (f"-{phrase}" for phrase in _phrases(sent.get("without", "")))
    yield from (f"-{subject}" for subject in sent.getlist("less"))
    yield from (f"({part})" for part in [*sent.getlist("mute"), *sent.getlist("rest")])


def _any_of(field: str, values: Iterable[str]) -> Iterator[str]:
    quoted = [f'"{_QUOTES.sub("", value)}"' for value in values]
    if quoted:
        yield f"{field}:{','.join(quoted)}"


def _languages(said: str, languages: Sequence[str]) -> str:
    if said == BOTH:
        return f"lang:{','.join(languages)}"
    return f"lang:{said}" if said else ""


def _pieces(text: str) -> Iterator[str]:
    return filter(None, (piece.strip() for piece in _BETWEEN.split(text)))


def _phrases(text: str) -> Iterator[str]:
    """What stands between commas: words next to each other in any form, or to the letter in quotation marks."""
    for piece in _pieces(text):
        words = _WORD.findall(piece)
        joined = "-".join(words)
        if not words:
            continue
        to_the_letter = joined in KEYWORDS or _QUOTES.match(piece)
        yield f'"{" ".join(words)}"' if to_the_letter else joined
