"""Signatures of webhooks as Standard Webhooks has them (standardwebhooks.com, "Signature scheme", symmetric)."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence

PREFIX = "whsec_"
_BYTES = 32


def new_secret() -> str:
    """A secret that nobody has yet."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def signature(names: Sequence[str], message_id: str, timestamp: int, body: bytes) -> str:
    """The field ``webhook-signature``: one signature for each secret, so that either opens while one is replaced."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return " ".join(f"v1,{_one(secret, signed)}" for secret in names)


def _one(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
