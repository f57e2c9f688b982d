"""No more often than the other side wants."""

import asyncio
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pace:
    """Turns, by whose they are."""

    _next: dict[str, float] = field(default_factory=dict)

    async def turn(self, key: str, apart: float) -> None:
        """Wait until it is one's turn; the one after it comes ``apart`` seconds later."""
        moment = asyncio.get_running_loop().time()
        at = max(moment, self._next.get(key, 0.0))
        self._next[key] = at + apart
        await asyncio.sleep(at - moment)
