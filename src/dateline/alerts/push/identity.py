"""Who we are to push services: a key pair of the agency, and what is signed with it (VAPID, RFC 8292)."""

import time
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from dateline.alerts.push.encryption import packed
from dateline.archive.keyfile import write_once

FILE = "push-key"
"""In the data folder, for its owner alone. Browsers subscribed for this key: with another one none is reached."""
_VALID = 12 * 3600
"""Seconds; services take no more than a day (section 2)."""


class Identity:
    """Signs requests. A signature is made once for a service and some hours."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, contact: str) -> None:
        """``contact``: a ``mailto:`` or ``https:`` URI, for who runs a service (section 2.1)."""
        self._signer = Vapid02(key)
        self._contact = contact
        self._signed: dict[str, tuple[str, float]] = {}

    @property
    def public_key(self) -> str:
        """What a browser is told when it subscribes: the point, base64url."""
        return packed(self._signer.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    def authorization(self, origin: str) -> str:
        """The header field for requests to a service: ``vapid t=…,k=…``."""
        now = time.time()
        known, until = self._signed.get(origin, ("", 0.0))
        if until - now > _VALID / 2:
            return known
        claims = {"aud": origin, "sub": self._contact, "exp": int(now) + _VALID}
        said = str(self._signer.sign(claims)["Authorization"])
        self._signed[origin] = said, now + _VALID
        return said


@cache
def own_key(data: Path) -> ec.EllipticCurvePrivateKey:
    """The agency's key, from the data folder; made where there is none yet."""
    path = data / FILE
    if not path.exists():
        secret = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value.to_bytes(32, "big")
        write_once(path, packed(secret) + "\n")
    key = Vapid02.from_raw(path.read_bytes().strip()).private_key
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key
