"""A linear model of topics: one weight for each pair of topic and word, learnt from what the desk confirmed.

Logistic regression, one topic against the rest, over stems weighed by tf·idf and scaled to length one (Joachims 1998
showed that linear models over such features do well on news). Deterministic.
"""

import io
import math
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FORMAT = 1
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

    def vector(self, stems: Sequence[str], title: int) -> Vector:
        """The features of a story; its first ``title`` stems are the title's."""
        return vector(stems, title, self._numbers, self.idf)

    def scores(self, features: Vector) -> NDArray[np.float32]:
        """For each topic of ``codes`` how sure it is, 0 to 1."""
        numbers, values = features
        raw = self.weights[:, numbers] @ values + self.bias
        return np.asarray(1 / (1 + np.exp(-np.clip(raw, -30, 30))), dtype=np.float32)

    def strongest(self, topic: int, features: Vector, count: int = 4) -> list[str]:
        """The stems that speak most for topic number ``topic``."""
        numbers, values = features
        added = self.weights[topic, numbers] * values
        best = np.argsort(-added, kind="stable")[:count]
        return [self.vocabulary[numbers[at]] for at in best if added[at] > 0]

    def to_bytes(self) -> bytes:
        """For `from_bytes`: NumPy's own archive format, without pickles."""
        target = io.BytesIO()
        np.savez_compressed(
            target,
            format=np.array([FORMAT]),
            codes=_packed(self.codes),
            vocabulary=_packed(self.vocabulary),
            examples=self.examples,
            idf=self.idf,
            weights=self.weights.astype(np.float16),
            bias=self.bias,
        )
        return target.getvalue()


def from_bytes(data: bytes) -> Model:
    """Raises `ValueError` for what `Model.to_bytes` of this version did not write."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as parts:
            if parts["format"][0] != FORMAT:
                raise ValueError(
                    f"the model has format {parts['format'][0]}, this version reads {FORMAT}: train it anew"
                )
            model = Model(
                codes=_unpacked(parts["codes"]),
                vocabulary=_unpacked(parts["vocabulary"]),
                examples=parts["examples"],
                idf=parts["idf"],
                weights=parts["weights"].astype(np.float32),
                bias=parts["bias"],
            )
    except (KeyError, OSError, EOFError, IndexError, zipfile.BadZipFile) as error:
        raise ValueError(f"this is no model of topics: {error}") from error
    topics, size = len(model.codes), len(model.vocabulary)
    if model.weights.shape != (topics, size) or model.bias.shape != (topics,) or model.idf.shape != (size,):
        raise ValueError("this is no model of topics: its parts do not fit together")
    return model


def vector(stems: Sequence[str], title: int, numbers: dict[str, int], idf: NDArray[np.float32]) -> Vector:
    """tf·idf with a logarithm of the count, scaled to length one."""
    counts: dict[int, float] = {}
    for at, stem in enumerate(stems):
        number = numbers.get(stem)
        if number is not None:
            counts[number] = counts.get(number, 0.0) + (TITLE if at < title else 1.0)
    found = np.fromiter(counts, dtype=np.int64, count=len(counts))
    values = np.array([1 + math.log(count) for count in counts.values()], dtype=np.float32) * idf[found]
    length = float(np.sqrt((values**2).sum()))
    return found, values / length if length else values


def _packed(names: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> tuple[str, ...]:
    text = packed.tobytes().decode()
    return tuple(text.split("\n")) if text else ()
