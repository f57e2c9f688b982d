"""Places in the ledger as clients keep them: opaque, and refused where we did not make them."""

import base64
import binascii
import hashlib
import struct

_CURSOR = struct.Struct(">q3s")


class BadCursorError(ValueError):
    """A cursor that this agency did not make."""


class FutureCursorError(ValueError):
    """A cursor beyond our last event: it is another agency's, or we were restored from a backup."""


def cursor(seq: int) -> str:
    """After the event ``seq``; 0 is before all of them."""
    return base64.urlsafe_b64encode(_CURSOR.pack(seq, _check(seq))).decode().rstrip("=")


def seq_of(text: str, last: int) -> int:
    """The inverse, for a ledger whose last event is ``last``. Empty text is the beginning.

    Raises `BadCursorError` and `FutureCursorError`.
    """
    if not text:
        return 0
    try:
        seq, check = _CURSOR.unpack(base64.b64decode(text + "=", altchars=b"-_", validate=True))
    except (binascii.Error, struct.error, ValueError) as error:
        raise BadCursorError(text) from error
    if seq < 0 or check != _check(seq) or cursor(seq) != text:
        raise BadCursorError(text)
    if seq > last:
        raise FutureCursorError(text)
    return int(seq)


def _check(seq: int) -> bytes:
    return hashlib.blake2b(struct.pack(">q", seq), digest_size=3, person=b"wire cursor").digest()
