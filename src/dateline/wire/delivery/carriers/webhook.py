"""Webhooks: each event as a signed POST (Standard Webhooks). The answer's status is the acknowledgement."""

import datetime as dt
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from dateline.core.polling.freshness import wait_asked
from dateline.intake.net.client import Client, FetchError, Kind, Limits, Request, Response
from dateline.wire.cursors import cursor
from dateline.wire.delivery.carriers.signing import signature
from dateline.wire.delivery.port import EndedError, Message, RefusedError, Taken, UnreachableError
from dateline.wire.forms import Form

LIMITS = Limits(connect=5, first_byte=10, total=15, body=1 << 20, redirects=0)
"""Redirects are not followed: where they lead nobody agreed to."""
_BUSY = {408, 425, 429, 502, 503, 504}
"""Answers that say nothing of the message (RFC 9110 and RFC 6585)."""
_GONE = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """See `Carrier`. ``secrets`` are those that sign, one or, while one is replaced, two."""

    client: Client
    url: str
    secrets: tuple[str, ...]
    form: Form
    clock: Callable[[], float] = time.time

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Webhook"]:
        """See `Carrier`; there is nothing to open."""
        yield self

    async def hand_over(self, message: Message) -> Taken:
        """See `Counter`. 2xx takes it, 410 ends the delivery, everything else is tried again."""
        body = message.written(self.form)
        headers = self._headers(message) | self._signed(message, body)
        try:
            answer = await self.client.fetch(Request(url=self.url, method="POST", headers=headers, body=body), LIMITS)
        except FetchError as error:
            raise UnreachableError(_words(error)) from error
        if 200 <= answer.status < 300:
            return Taken()
        raise _error(answer)

    def _headers(self, message: Message) -> dict[str, str]:
        item = message.sending.item
        return {
            "content-type": self.form.media_type,
            "dateline-cursor": cursor(message.seq),
            "dateline-verb": message.verb.value,
            "dateline-takes": "true" if message.takes else "false",
            "dateline-uri": item.uri,
            "dateline-version": str(message.number),
        }

    def _signed(self, message: Message, body: bytes) -> dict[str, str]:
        message_id, timestamp = f"msg_{message.key}", int(self.clock())
        return {
            "webhook-id": message_id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": signature(self.secrets, message_id, timestamp, body),
        }


def _error(answer: Response) -> Exception:
    words = f"it answers {answer.status}"
    if answer.status == _GONE:
        return EndedError("it answers 410: it wants no more")
    if answer.status in _BUSY:
        return UnreachableError(words, wait_asked(answer.headers.get, dt.datetime.now(dt.UTC)).total_seconds())
    return RefusedError(words)


def _words(error: FetchError) -> str:
    return "it answers with a redirect, which is not followed" if error.kind is Kind.REDIRECT else error.reason
