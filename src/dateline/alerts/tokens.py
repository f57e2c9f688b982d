"""Links in mails that open something without a password.

A token is a random key, kept with the row, and a signature with the data folder's secret. So every mail can carry the
same link, and who has a copy of the database alone can make none.
"""

import base64
import secrets
from enum import StrEnum

from django.utils.crypto import constant_time_compare, salted_hmac

_KEY = 16
_SIGNED = 22


class Purpose(StrEnum):
    """What a token is good for, and nothing else."""

    CONFIRM = "confirm"
    STOP = "stop"
    DATA = "data"
    MOVED = "moved"


def new_key() -> str:
    """A key for a new row: 96 random bits."""
    return secrets.token_urlsafe(12)


def token(purpose: Purpose, key: str) -> str:
    """The token of a row."""
    digest = salted_hmac(f"dateline.alerts.{purpose}", key, algorithm="sha256").digest()
    return key + base64.urlsafe_b64encode(digest).decode()[:_SIGNED]


def key_in(purpose: Purpose, written: str) -> str | None:
    """The key of a token that we made for this purpose."""
    key = written[:_KEY]
    return key if constant_time_compare(token(purpose, key), written) else None
