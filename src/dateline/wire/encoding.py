"""Bodies packed as the client can take them: zstd (RFC 8878) before gzip."""

import gzip

import zstandard

_WORTHWHILE = 1000
"""Bytes below which packing saves nothing."""
_LEVEL = 3


def packed(body: bytes, accept_encoding: str) -> tuple[bytes, str]:
    """The body, and the content coding that it is in; empty for none."""
    if len(body) < _WORTHWHILE:
        return body, ""
    coding = coding_for(accept_encoding)
    if coding == "zstd":
        return zstandard.ZstdCompressor(level=_LEVEL).compress(body), coding
    if coding == "gzip":
        return gzip.compress(body, compresslevel=_LEVEL, mtime=0), coding
    return body, ""


def coding_for(accept_encoding: str) -> str:
    """The best coding that a client takes; one with the quality 0 is refused (RFC 9110, 12.5.3)."""
    taken = {}
    for part in accept_encoding.lower().split(",")[:20]:
        name, _, quality = part.strip().partition(";")
        taken[name.strip()] = quality.strip() not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((name for name in ("zstd", "gzip") if taken.get(name)), "")
