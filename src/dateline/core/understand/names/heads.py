"""Russian words that are, or introduce, an organisation's name, in any case."""

from functools import cache, lru_cache

from dateline.core.gazetteer.russian import is_form
from dateline.core.understand.names.vocabulary import listed

_SHARED = 3
"""Letters that all forms of a word have in common, at least."""


@lru_cache(maxsize=20_000)
def is_head(folded: str) -> bool:
    """Whether a word is the head of an organisation's name: «министерства»."""
    return _is_form(folded, "body")


@lru_cache(maxsize=20_000)
def is_kind(folded: str) -> bool:
    """Whether a word says what sort of organisation is named behind it in quotation marks: «движения»."""
    return _is_form(folded, "kind") or is_head(folded)


@lru_cache(maxsize=20_000)
def known_as(folded: str) -> str:
    """The nominative of a word that is an organisation by itself: of «Минобороны», «Газпрома»; empty for others."""
    return next((word for word in _by_beginning("known").get(folded[:_SHARED], ()) if is_form(folded, word)), "")


def _is_form(folded: str, sort: str) -> bool:
    return any(is_form(folded, word) for word in _by_beginning(sort).get(folded[:_SHARED], ()))


@cache
def _by_beginning(sort: str) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for word in listed(sort, "ru"):
        words[word[:_SHARED]] = (*words.get(word[:_SHARED], ()), word)
    return words
