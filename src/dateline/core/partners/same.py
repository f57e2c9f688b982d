"""Whether a partner's headline tells a story that we have ourselves."""

from collections.abc import Iterable

from dateline.core.text.words import words

_ALIKE = 0.7
"""Share of the words of both that both have."""
_FEWEST = 4
"""Words below which only equal headlines are the same: “Snow in Sochi” and “Snow in Perm” are not."""

Key = frozenset[str]


def key(headline: str, language: str) -> Key:
    """A headline's words by their stems."""
    return frozenset(words(headline).stems(language))


def among(headline: Key, ours: Iterable[Key]) -> bool:
    """Whether it is as good as one of ``ours``."""
    return any(_same(headline, each) for each in ours)


def _same(one: Key, other: Key) -> bool:
    if one == other:
        return bool(one)
    if min(len(one), len(other)) < _FEWEST:
        return False
    return len(one & other) >= _ALIKE * len(one | other)
