"""Content codings (RFC 9110, sections 8.4 and 12.5.3): which one a client takes, and packing."""

import zlib
from functools import lru_cache

import brotli
import zstandard

ORDER = ("zstd", "br", "gzip")
"""Best first: see docs/benchmarks.md. A client that ranks them itself has its way."""
LEAST = 600
"""Bytes from which packing is worth the header."""
_GZIP = 31
"""zlib's window of 15 bits, in a gzip frame."""


def pack(body: bytes, coding: str) -> bytes:
    """``body`` in one of the codings in `ORDER`. Takes a millisecond for 30 KB and lets other threads run."""
    if coding == "zstd":
        return zstandard.ZstdCompressor(level=9, write_content_size=True).compress(body)
    if coding == "br":
        packed: bytes = brotli.compress(body, quality=5)
        return packed
    packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    return packer.compress(body) + packer.flush()


@lru_cache(maxsize=512)
def chosen(accepted: bytes) -> str:
    """The coding for an ``Accept-Encoding``; empty for none.

    A client that refuses every coding, the plain one too, gets it plain: an answer is of more use than a 406.
    """
    weights = _weights(accepted)
    anything = weights.get("*", 0.0)
    ranked = [(weights.get(coding, anything), -place, coding) for place, coding in enumerate(ORDER)]
    weight, _, best = max(ranked)
    return best if weight > 0 and weight >= weights.get("identity", 0.0) else ""


def _weights(accepted: bytes) -> dict[str, float]:
    found: dict[str, float] = {}
    for each in accepted.decode("latin-1").lower().split(","):
        name, *parameters = (part.strip() for part in each.split(";"))
        weight = next((_weight(each) for each in parameters if each.startswith("q")), 1.0)
        found["gzip" if name == "x-gzip" else name] = weight
    return found


def _weight(parameter: str) -> float:
    """Of ``q=0.5``; what cannot be read counts as a refusal."""
    try:
        weight = float(parameter.partition("=")[2])
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0
