"""How much a word tells: seldom ones much, common ones nothing.

A word's share of documents is that of general language (``core/data/common-words-*.tsv``) and of what came by lately,
together. Only the table knows a language before its first thousand stories; only the stream knows today's names.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from dateline.core.coverage.numbering import number
from dateline.core.data import text

BUCKETS = 1 << 22
"""Words are counted by the low bits of their number: 8 MB for any number of words; one in twenty shares a bucket."""
_MASK = BUCKETS - 1
_RAREST = 1.5e-4
"""Share of documents of a word that no table has."""
_WORTH = 4_000.0
"""How many stories the table counts for, against those that came by."""
_FULL = 60_000
"""Stories after which all counts are halved: what was news long ago becomes rare again."""
CUT = 2.5
"""Words in more than a twelfth of all stories (e to the -2.5) tell nothing."""

Ids = npt.NDArray[np.uint32]
Weights = npt.NDArray[np.float32]


class Rarity:
    """Counts of words by number (`dateline.core.coverage.numbering`), and what each is worth."""

    def __init__(self) -> None:
        self._counts = np.zeros(BUCKETS, np.uint16)
        self._stories = 0.0

    def worth(self, ids: Ids) -> Weights:
        """For each word how much it tells, in natural logarithms, 0 or less for common ones."""
        at = ids & _MASK
        share = (_general()[at] * _WORTH + self._counts[at]) / (_WORTH + self._stories)
        return np.asarray(-np.log(share + _RAREST) - CUT, np.float32)

    def count(self, ids: Ids) -> None:
        """One more story with these words, each given once."""
        self._counts[ids & _MASK] += 1
        self._stories += 1
        if self._stories > _FULL:
            self._counts >>= 1
            self._stories /= 2

    def state(self) -> tuple[npt.NDArray[np.uint16], float]:
        """What was counted, to be kept."""
        return self._counts, self._stories

    def restore(self, counts: npt.NDArray[np.uint16], stories: float) -> None:
        """Go on from what was kept."""
        self._counts, self._stories = counts.astype(np.uint16), stories


@cache
def _general() -> Weights:
    """Share of documents in general language, by bucket."""
    shares = np.zeros(BUCKETS, np.float32)
    for language in ("en", "ru"):
        for line in text(f"common-words-{language}.tsv").splitlines():
            if line and not line.startswith("#"):
                share, _, stems = line.partition("\t")
                for stem in stems.split():
                    shares[number(stem) & _MASK] += float(share)
    return shares
