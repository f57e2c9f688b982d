"""Messages that only the browser can read, whoever runs the push service: RFC 8291, over RFC 8188."""

import base64
import binascii
import os
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

RECORD = 4096
"""Octets of the one record, which a push service has to take (RFC 8030, section 7.2)."""
_HEADER, _TAG = 16 + 4 + 1 + 65, 16
LONGEST = RECORD - _HEADER - _TAG - 1
"""Octets of a message. One of them says where the padding begins."""
_STEP = 512
"""Lengths are padded to multiples of this: a push service sees how long a message is, and headlines are public."""


class BadKeyError(ValueError):
    """No key that a message could be encrypted with."""


@dataclass(frozen=True, slots=True)
class Keys:
    """A subscription's: the browser's public key (``p256dh``) and the secret that it shares with us (``auth``)."""

    public: ec.EllipticCurvePublicKey
    secret: bytes

    @classmethod
    def read(cls, public_key: str, secret: str) -> "Keys":
        """From base64url. Raises `BadKeyError`."""
        shared = unpacked(secret)
        if len(shared) != 16:
            raise BadKeyError("the secret has 16 octets")
        try:
            return cls(ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unpacked(public_key)), shared)
        except ValueError as error:
            raise BadKeyError("the key is no point on P-256") from error


def encrypted(message: bytes, keys: Keys) -> bytes:
    """The body of a request, in the content coding ``aes128gcm``. Raises `ValueError` beyond `LONGEST` octets."""
    return with_key(padded(message), keys, ec.generate_private_key(ec.SECP256R1()), os.urandom(16))


def padded(message: bytes) -> bytes:
    """With the octet that ends the last record, and padding (RFC 8188, section 2)."""
    if len(message) > LONGEST:
        raise ValueError(f"a message has at most {LONGEST} octets")
    ended = message + b"\x02"
    return ended.ljust(min(-(-len(ended) // _STEP) * _STEP, LONGEST + 1), b"\0")


def with_key(record: bytes, keys: Keys, own: ec.EllipticCurvePrivateKey, salt: bytes) -> bytes:
    """The same with a key that was made for this message, and 16 random octets. A key is used once."""
    ours, theirs = _point(own.public_key()), _point(keys.public)
    agreed = own.exchange(ec.ECDH(), keys.public)
    secret = _derived(agreed, keys.secret, b"WebPush: info\0" + theirs + ours, 32)
    key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    header = salt + RECORD.to_bytes(4, "big") + len(ours).to_bytes(1, "big") + ours
    return header + AESGCM(key).encrypt(nonce, record, None)


def packed(octets: bytes) -> str:
    """Base64url without padding (RFC 7515, section 2)."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def unpacked(written: str) -> bytes:
    """The reverse. Raises `BadKeyError`."""
    try:
        return base64.b64decode(written.rstrip("=") + "=" * (-len(written.rstrip("=")) % 4), b"-_", validate=True)
    except (ValueError, binascii.Error) as error:
        raise BadKeyError("a key is written in base64url") from error


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
