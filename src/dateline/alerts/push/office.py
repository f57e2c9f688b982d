"""Push services: each notification is a POST to the address that the browser named (RFC 8030, section 5)."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.utils import timezone

from dateline.alerts.post.port import LaterError, LeftError, RefusedError, Trouble
from dateline.alerts.push.encryption import encrypted
from dateline.alerts.push.identity import Identity
from dateline.alerts.push.message import Push
from dateline.core.polling.freshness import wait_asked
from dateline.intake.net.address import AllowPrivate, Target, target
from dateline.intake.net.client import Client, FetchError, Kind, Limits, Request, Response

AT_ONCE = 16
"""Notifications on their way at a time."""
_LIMITS = Limits(connect=10, first_byte=20, total=30, body=64 << 10, redirects=0)
_AWAY = {Kind.DNS, Kind.CONNECT, Kind.TLS, Kind.TIMEOUT}
_FOR_GOOD = {Kind.ADDRESS, Kind.REDIRECT}
_GONE = {404, 410}
"""What a service answers once a subscription has ended (RFC 8030, section 7.3)."""


@dataclass(frozen=True, slots=True)
class PushOffice:
    """See `Office`. It never closes: there are many services, and each may be away by itself."""

    identity: Identity
    user_agent: str
    allow: AllowPrivate

    @contextmanager
    def open(self) -> Iterator["Session"]:
        """See `Office`."""
        with asyncio.Runner() as runner:
            client = Client(user_agent=self.user_agent, allow=self.allow)
            try:
                yield Session(runner, client, self.identity)
            finally:
                runner.run(client.close())


@dataclass(slots=True)
class Session:
    """See `Counter`. A service that is away is asked once."""

    runner: asyncio.Runner
    client: Client
    identity: Identity
    away: dict[tuple[str, str, int], LaterError] = field(default_factory=dict)

    def hand_over(self, messages: Sequence[Push]) -> Iterator[Trouble | None]:
        """See `Counter`."""
        for first in range(0, len(messages), AT_ONCE):
            yield from self.runner.run(self._together(messages[first : first + AT_ONCE]))

    async def _together(self, messages: Sequence[Push]) -> list[Trouble | None]:
        return await asyncio.gather(*(self._one(each) for each in messages))

    async def _one(self, message: Push) -> Trouble | None:
        to = target(message.endpoint)
        if to.origin in self.away:
            return self.away[to.origin]
        try:
            return _of_answer(await self.client.fetch(self._request(message, to), _LIMITS))
        except FetchError as error:
            if error.kind in _FOR_GOOD:
                return RefusedError(error.reason)
            later = LaterError(error.reason)
            if error.kind in _AWAY:
                self.away[to.origin] = later
            return later

    def _request(self, message: Push, to: Target) -> Request:
        origin = f"{to.scheme}://{to.authority}"
        return Request(
            url=message.endpoint,
            method="POST",
            headers={**message.headers, "Authorization": self.identity.authorization(origin)},
            body=encrypted(message.octets, message.keys),
            # What comes twice takes its own place: it has the same topic, and the same tag in the browser.
            repeatable=True,
        )


def _of_answer(answer: Response) -> Trouble | None:
    if answer.status < 300:
        return None
    words = f"{answer.status} {answer.body[:200].decode(errors='replace')}"
    if answer.status in _GONE:
        return LeftError(words)
    if answer.status == 429 or answer.status >= 500:
        return LaterError(words, wait_asked(answer.headers.get, timezone.now()))
    return RefusedError(words)
