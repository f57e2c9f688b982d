"""A linear model of topics: one weight for each pair of topic and word, learnt from what the desk confirmed.

Logistic regression, one topic against the rest, over stems weighed by tf·idf and scaled to length one (Joachims 1998
showed that linear models over such features do well on news). Deterministic.
"""

import hashlib
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from dateline.core.understand.topics.reading import Reading

_HEAD = b"dateline topics "
_FORMAT = b"2\n"
"""Changes with the meaning of the numbers, so that a model of another version is not misread."""
_DIGEST = hashlib.sha256().digest_size
_MARK = "="
"""Before the code of a topic that terms speak for; no stem begins so."""
_SHARE = 2.0
"""What the terms' whole evidence counts, where all stems of a story together count one."""
TITLE = 2.0
"""How many times a word of the title counts."""
Vector = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Numbers of features, and their values."""


@dataclass(frozen=True)
class Model:
    """``weights`` is topics × words (float32), ``bias`` and ``examples`` have one number for each topic."""

    codes: tuple[str, ...]
    examples: NDArray[np.float32]
    """Confirmed stories of each topic that it was trained on."""
    vocabulary: tuple[str, ...]
    idf: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {stem: number for number, stem in enumerate(self.vocabulary)}

    def vector(self, reading: Reading) -> Vector:
        """The features of a story."""
        return vector(reading, self._numbers, self.idf)

    def scores(self, features: Vector) -> NDArray[np.float32]:
        """For each topic of ``codes`` how sure it is, 0 to 1."""
        numbers, values = features
        raw = self.weights[:, numbers] @ values + self.bias
        return np.asarray(1 / (1 + np.exp(-np.clip(raw, -30, 30))), dtype=np.float32)

    def strongest(self, topic: int, features: Vector, count: int = 4) -> list[str]:
        """The stems that speak most for topic number ``topic``."""
        numbers, values = features
        added = self.weights[topic, numbers] * values
        ranked = (at for at in np.argsort(-added, kind="stable") if added[at] > 0)
        named = (self.vocabulary[numbers[at]] for at in ranked)
        return list(islice((name for name in named if not name.startswith(_MARK)), count))

    def to_bytes(self) -> bytes:
        """For `from_bytes`: a line that names the format, a SHA-256, and NumPy's own archive, without pickles."""
        target = io.BytesIO()
        np.savez_compressed(
            target,
            codes=_packed(self.codes),
            vocabulary=_packed(self.vocabulary),
            examples=self.examples,
            idf=self.idf,
            weights=self.weights.astype(np.float16),
            bias=self.bias,
        )
        parts = target.getvalue()
        return _HEAD + _FORMAT + hashlib.sha256(parts).digest() + parts


def from_bytes(data: bytes) -> Model:
    """Raises `ValueError` for what `Model.to_bytes` of this version did not write, or what was damaged since."""
    if not data.startswith(_HEAD):
        raise ValueError("this is no model of topics")
    if not data.startswith(_HEAD + _FORMAT):
        raise ValueError("the model of topics was made by another version of the program: train it anew")
    body = data[len(_HEAD + _FORMAT) :]
    digest, parts = body[:_DIGEST], body[_DIGEST:]
    if hashlib.sha256(parts).digest() != digest:
        raise ValueError("the model of topics is damaged: its checksum does not fit")
    with np.load(io.BytesIO(parts), allow_pickle=False) as found:
        return Model(
            codes=_unpacked(found["codes"]),
            vocabulary=_unpacked(found["vocabulary"]),
            examples=found["examples"],
            idf=found["idf"],
            weights=found["weights"].astype(np.float32),
            bias=found["bias"],
        )


def words_of(reading: Reading) -> set[str]:
    """Everything in a story that may be a feature: its stems, and a mark for each topic that terms speak for."""
    return {*reading.stems, *(_MARK + code for code in reading.shares)}


def vector(reading: Reading, numbers: dict[str, int], idf: NDArray[np.float32]) -> Vector:
    """tf·idf with a logarithm of the count, scaled to length one; and beside that the terms' shares."""
    counts: dict[int, float] = {}
    for at, stem in enumerate(reading.stems):
        number = numbers.get(stem)
        if number is not None:
            counts[number] = counts.get(number, 0.0) + (TITLE if at < reading.title else 1.0)
    marks = {numbers[_MARK + code]: _SHARE * share for code, share in reading.shares.items() if _MARK + code in numbers}
    found = np.fromiter((*counts, *marks), dtype=np.int64, count=len(counts) + len(marks))
    stems = np.array([1 + math.log(count) for count in counts.values()], dtype=np.float32) * idf[found[: len(counts)]]
    length = float(np.sqrt((stems**2).sum()))
    shares = np.array(list(marks.values()), dtype=np.float32)
    return found, np.concatenate([stems / length if length else stems, shares])


def _packed(names: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> tuple[str, ...]:
    text = packed.tobytes().decode()
    return tuple(text.split("\n")) if text else ()
