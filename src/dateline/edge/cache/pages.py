"""Django's pages as readers get them: kept ones at once, others rendered once for all who wait for them.

1. a page that is kept: its bytes, or 304
2. one that somebody is waiting for already: wait, too
3. else Django renders it; kept if its view says what it depends on, and if nothing happened meanwhile
"""

import asyncio
import datetime as dt
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from dateline.edge import min_seq
from dateline.edge.asgi import SERVER, Receive, Scope, Send, answer
from dateline.edge.cache.asked import Asked, without_conditions
from dateline.edge.cache.coding import chosen
from dateline.edge.cache.entry import MISS, Entry, Form
from dateline.edge.cache.store import PageCache
from dateline.edge.change import Change, Seen
from dateline.edge.wsgi import Answer, Wsgi
from dateline.partners import counting
from dateline.site.depends import Receipt

APART = ("/desk/", "/wire/", "/websub/", "/img/", "/go/", "/mail/")
"""What is below these is asked of Django as it comes: it belongs to one client, or is no page."""
_PRIVATE = frozenset([b"set-cookie", b"vary"])
"""An answer with these is not the same for all, whatever its view says."""


class Follows(Protocol):
    """Who tells the cache what happens: see `dateline.edge.follower`."""

    noted: int
    """Everything that pages read has seen the ledger up to here."""

    def sees(self, now: float) -> bool:
        """Whether it has looked at the ledger of late. A cache that does not know what happened must not answer."""

    async def reach(self, seq: int, patience: float) -> None:
        """Wait until everything has seen ``seq``, or for so many seconds."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What Django answered; ``entry`` where all readers may have it, kept or not."""

    answer: Answer
    entry: Entry | None

    @property
    def shared(self) -> bool:
        """Whether it answers everybody who waits: a page for all does, and so does a failure."""
        return self.entry is not None or self.answer.status >= 500


class CachedPages:
    """An ASGI application in front of Django."""

    def __init__(
        self, django: Wsgi, cache: PageCache, follows: Follows, clock: Callable[[], float] = time.time
    ) -> None:
        self._django, self._cache, self._follows, self._clock = django, cache, follows, clock
        self._under_way: dict[str, asyncio.Task[Rendered]] = {}
        self._begun: dict[asyncio.Task[Rendered], int] = {}
        self._packers = ThreadPoolExecutor(1, thread_name_prefix="pack")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        method, path = scope["method"], scope["path"]
        asked = Asked.of(scope) if method in {"GET", "HEAD"} and not path.startswith(APART) else None
        if asked is None or asked.own:
            await self._apart(scope, receive, send)
            return
        query: bytes = scope["query_string"]
        key = f"{path}?{query.decode('latin-1')}" if query else path
        now = self._clock()
        # 1
        entry = self._cache.get(key, now) if self._follows.sees(now) else None
        kept, others = entry is not None, key in self._under_way
        if entry is None:
            rendered = await self._rendered(key, scope)
            if rendered is None or rendered.entry is None:
                await self._plain(rendered, asked, scope, receive, send)
                return
            entry = rendered.entry
        if entry.depends.receipt and method == "GET" and (kept or others):
            self._note(entry.depends.receipt, entry.forms[""].tag, now)
        coding = chosen(asked.coding) if asked.coding else ""
        form = entry.forms.get(coding) or await self._packed(entry, coding)
        if (asked.tags or asked.since) and asked.has(form.tag, entry.modified):
            await send(form.start_unchanged)
            await send(_NOTHING)
            return
        await send(form.start if kept else form.start_fresh)
        await send(form.body if method == "GET" else _NOTHING)

    def begins(self, seq: int) -> None:
        """See `dateline.edge.follower.Listener`."""
        self._cache.recent.forget(seq)

    def turned(self, what: Collection[str]) -> None:
        """See `dateline.edge.follower.Listener`. Rates stand on every page, partners on few."""
        if set(what) == {"partners"}:
            self._cache.partners_changed()
        else:
            self._cache.clear()
        self._under_way.clear()

    def happened(self, changes: Sequence[Change]) -> None:
        """See `dateline.edge.follower.Listener`."""
        self._cache.happened(changes)
        if any(change.known for change in changes):
            # Whoever comes now does not get what was read before.
            self._under_way.clear()

    def learnt(self, seen: Sequence[Seen]) -> None:
        """See `dateline.edge.follower.Listener`."""
        self._cache.learnt(seen)

    def reached(self, _seq: int) -> None:
        """See `dateline.edge.follower.Listener`."""
        self._cache.recent.forget(min([self._follows.noted, *self._begun.values()]))

    async def _apart(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As Django has it; after what the client has published itself has been followed."""
        seq = min_seq.asked(scope)
        if seq is not None:
            await self._follows.reach(seq, min_seq.PATIENCE)
        await self._django(scope, receive, send)

    async def _rendered(self, key: str, scope: Scope) -> Rendered | None:
        """What Django answers; None where somebody else's answer turned out to be for them alone."""
        # 2
        task = self._under_way.get(key)
        if task is not None:
            rendered = await asyncio.shield(task)
            return rendered if rendered.shared else None
        # 3
        task = asyncio.get_running_loop().create_task(self._render(key, scope))
        self._under_way[key] = task
        self._begun[task] = self._follows.noted
        task.add_done_callback(lambda _: self._ended(key, task))
        # A reader who goes away takes nobody's page along.
        return await asyncio.shield(task)

    @staticmethod
    def _note(receipt: Receipt, tag: bytes, now: float) -> None:
        """As its view does for whoever had it rendered."""
        counting.fetched(receipt.partner, receipt.form, tag.decode().strip('"'), dt.datetime.fromtimestamp(now, dt.UTC))

    def _ended(self, key: str, task: asyncio.Task[Rendered]) -> None:
        if self._under_way.get(key) is task:
            del self._under_way[key]
        self._begun.pop(task, None)

    async def _render(self, key: str, scope: Scope) -> Rendered:
        noted = self._follows.noted
        turns = self._cache.turns
        whole = {**scope, "method": "GET", "headers": without_conditions(scope["headers"])}
        done = await self._django.ask(whole)
        depends = done.depends
        if depends is None or any(name in _PRIVATE for name, _ in done.headers):
            return Rendered(done, None)
        entry = Entry(key, done.status, [*done.headers, SERVER], b"".join(done.body), depends)
        if depends.address == key:
            self._cache.put(entry, noted, turns, self._clock())
        return Rendered(done, entry)

    async def _packed(self, entry: Entry, coding: str) -> Form:
        before = entry.size
        form = await entry.packed(coding, self._packers)
        self._cache.grown(entry, entry.size - before)
        return form

    async def _plain(self, rendered: Rendered | None, asked: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        """An answer for this reader alone."""
        if rendered is None:
            await self._django(scope, receive, send)
            return
        done = rendered.answer
        tag = next((value for name, value in done.headers if name == b"etag"), b"")
        headers = [*done.headers, MISS]
        if done.status == 200 and asked.has(tag, None):
            await answer(send, 304, headers)
            return
        await answer(send, done.status, headers, b"".join(done.body))


_NOTHING = {"type": "http.response.body", "body": b""}
