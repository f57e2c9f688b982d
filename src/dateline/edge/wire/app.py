"""The streams below ``/wire/`` as one application."""

import logging

from django.utils import timezone

from dateline.archive import ledger as archive_ledger
from dateline.edge.asgi import Receive, Scope, Send, answer
from dateline.edge.wire import history, ledger
from dateline.edge.wire.asked import Request, request_of
from dateline.edge.wire.places import Places
from dateline.edge.wire.tail import Tail
from dateline.edge.wire.work import Work
from dateline.wire.admission import Admitted, address_of, admit
from dateline.wire.problems import BAD_METHOD, FAULT, MEDIA_TYPE, Problem
from dateline.wire.receivers import Scope as Right

LEDGER, HISTORY = "/wire/ledger", "/wire/history"
ROUTES = (LEDGER, HISTORY)
_log = logging.getLogger(__name__)
_SAFE = {"x-content-type-options": "nosniff", "vary": "Accept, Accept-Encoding, Authorization"}


class WireStreams:
    """Answers `ROUTES`."""

    def __init__(self) -> None:
        self._work = Work()
        self._tail = Tail(self._work, archive_ledger.last_seq)
        self._places = Places()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; problems before its answer began are told, later ones end it."""
        began = False

        async def noted(message: dict[str, object]) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self._answer(scope, receive, noted)  # type: ignore[arg-type]
        except Problem as problem:
            if not began:
                await _tell(problem, send)
        except Exception as error:
            if began:
                raise
            _log.error("%s: %s", scope["path"], error, exc_info=error)
            await _tell(Problem(FAULT, "the request could not be answered; the fault is noted"), send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in {"GET", "HEAD"}:
            raise Problem(BAD_METHOD, "use GET", headers={"Allow": "GET"})
        request = request_of(scope)
        address = address_of(request.peer, request.forwarded)
        right = Right.LEDGER if request.path == LEDGER else Right.HISTORY
        admitted = await self._work.do(admit, request.authorization, address, right, timezone.now())
        headers = {**_SAFE, "cache-control": "no-store", **admitted.allowance.headers()}
        if scope["method"] == "HEAD":
            await answer(send, 200, [(name.lower().encode(), value.encode()) for name, value in headers.items()])
            return
        with self._places.taken(admitted.receiver, address):
            await self._stream(request, admitted, headers, receive, send)

    async def _stream(
        self, request: Request, admitted: Admitted, headers: dict[str, str], receive: Receive, send: Send
    ) -> None:
        if request.path == HISTORY:
            everything = await self._work.do(history.wish, request, admitted.receiver)
            await history.send_all(request, everything, headers, receive, send, work=self._work)
            return
        asked = await self._work.do(ledger.wish, request, admitted)
        if ledger.kind_of(request) == "json":
            await ledger.page(request, asked, headers, send, work=self._work, tail=self._tail)
        else:
            await ledger.stream(request, asked, headers, receive, send, work=self._work, tail=self._tail)


async def _tell(problem: Problem, send: Send) -> None:
    headers = {"content-type": MEDIA_TYPE, "cache-control": "no-store", **_SAFE, **problem.headers}
    given = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await answer(send, problem.kind.status.value, given, problem.body())
