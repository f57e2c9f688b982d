"""The few methods of the Bot API that a channel needs (core.telegram.org/bots/api), and what its errors mean."""

import json
from dataclasses import dataclass, field
from typing import Any

from dateline.intake.net.client import Client, FetchError, Limits, Request
from dateline.wire.delivery.pacing import Pace
from dateline.wire.delivery.port import RefusedError, UnreachableError

LIMITS = Limits(connect=5, first_byte=15, total=20, body=1 << 20, redirects=0)
APART = 1.05
"""Seconds between two messages in one chat: the platform wants no more than one a second."""
_UNAUTHORIZED, _FORBIDDEN, _TOO_MANY = 401, 403, 429


class NotDoneError(Exception):
    """The platform says why it does not do something (400)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """A bot that is an administrator of the channel ``chat``."""

    client: Client
    root: str
    """``https://api.telegram.org``"""
    token: str
    chat: str
    pace: Pace = field(default_factory=Pace)

    async def call(self, method: str, **said: Any) -> dict[str, Any]:
        """The result. Raises `NotDoneError`, `RefusedError` and `UnreachableError`."""
        await self.pace.turn(f"telegram {self.chat}", APART)
        request = Request(
            url=f"{self.root}/bot{self.token}/{method}",
            method="POST",
            headers={"content-type": "application/json"},
            body=json.dumps({"chat_id": self.chat, **said}).encode(),
        )
        try:
            answer = await self.client.fetch(request, LIMITS)
        except FetchError as error:
            raise UnreachableError(error.reason) from error
        return _result(answer.status, answer.body)


def _result(status: int, body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
        done, words = bool(said["ok"]), str(said.get("description", status))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UnreachableError(f"it answers {status}") from None
    if done:
        return said["result"] if isinstance(said.get("result"), dict) else {}
    if status == _TOO_MANY:
        wait = (said.get("parameters") or {}).get("retry_after", 1)
        raise UnreachableError(words, float(wait) if isinstance(wait, int) else 1, arrived=False)
    if status in (_UNAUTHORIZED, _FORBIDDEN) or status >= 500:
        raise UnreachableError(words, arrived=status >= 500)
    raise NotDoneError(words)


def refused(error: NotDoneError) -> RefusedError:
    """An error that nothing else is to be done about."""
    return RefusedError(str(error), arrived=False)
