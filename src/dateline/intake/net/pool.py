"""Connections kept for the next request to the same server."""

import asyncio
from dataclasses import dataclass

from dateline.intake.net.connection import Connection

KEPT = 64
"""Connections, of all servers."""
KEPT_FOR = 15.0
"""Seconds."""

Origin = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class _Kept:
    origin: Origin
    connection: Connection
    expiry: asyncio.TimerHandle


class Pool:
    """Idle connections, the oldest first. Each was checked when it was made and leads where it led then."""

    def __init__(self) -> None:
        self._kept: list[_Kept] = []

    def take(self, origin: Origin) -> Connection | None:
        """A connection to ``origin`` that still stands, if there is one."""
        for kept in [kept for kept in reversed(self._kept) if kept.origin == origin]:
            self._remove(kept)
            if kept.connection.pipe.usable:
                return kept.connection
            kept.connection.pipe.abort()
        return None

    def put(self, origin: Origin, connection: Connection) -> None:
        """Keep ``connection`` for a while."""
        connection.pipe.rest()
        expiry = asyncio.get_running_loop().call_later(KEPT_FOR, self._expire, connection)
        self._kept.append(_Kept(origin, connection, expiry))
        if len(self._kept) > KEPT:
            self._expire(self._kept[0].connection)

    async def close(self) -> None:
        """Close them all."""
        connections = [kept.connection for kept in self._kept]
        for kept in list(self._kept):
            self._remove(kept)
        for connection in connections:
            await connection.pipe.close()

    def _expire(self, connection: Connection) -> None:
        for kept in [kept for kept in self._kept if kept.connection is connection]:
            self._remove(kept)
            kept.connection.pipe.abort()

    def _remove(self, kept: _Kept) -> None:
        kept.expiry.cancel()
        self._kept.remove(kept)
