"""A notification on its way: what a push service is asked to do with it (RFC 8030, section 5)."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dateline.alerts.push.encryption import LONGEST, Keys

FRESH = dt.timedelta(days=1)
"""How long news is worth a notification."""
LASTING = dt.timedelta(days=28)
"""As long as services keep anything: who may have seen a story hears that it was wrong."""
_BODY = 600
"""Characters of what stands below the title; systems show two to six lines."""


class Urgency(StrEnum):
    """Whether a device on its battery is to be woken for it (section 5.3)."""

    NORMAL = "normal"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """One notification, not yet encrypted."""

    endpoint: str
    keys: Keys
    said: Mapping[str, Any]
    """What ``worker.js`` reads."""
    kept_for: dt.timedelta
    urgency: Urgency
    topic: str
    """An undelivered message with the same one is replaced (section 5.4): up to 32 characters of base64url."""

    @property
    def octets(self) -> bytes:
        """As JSON, cut to what one message holds."""
        body = str(self.said["body"])[:_BODY]
        while True:
            written = json.dumps({**self.said, "body": body}, ensure_ascii=False, separators=(",", ":")).encode()
            if len(written) <= LONGEST or not body:
                return written
            body = body[: len(body) // 2]

    @property
    def headers(self) -> dict[str, str]:
        """Of the request, but for who it is from."""
        return {
            "TTL": str(int(self.kept_for.total_seconds())),
            "Urgency": self.urgency.value,
            "Topic": self.topic,
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
        }
