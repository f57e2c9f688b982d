"""What goes wrong, as clients are told (RFC 9457, application/problem+json)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from dateline.core.filters import FilterError
from dateline.site import links
from dateline.wire.cursors import FutureCursorError

MEDIA_TYPE = "application/problem+json"
_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of problem; the docs have an entry for each."""

    name: str
    status: HTTPStatus
    title: str


NO_TOKEN = Kind("no-token", HTTPStatus.UNAUTHORIZED, "A token is needed")
BAD_TOKEN = Kind("bad-token", HTTPStatus.UNAUTHORIZED, "The token opens nothing")
NO_SCOPE = Kind("no-scope", HTTPStatus.FORBIDDEN, "The token is not good for this")
NOT_FOUND = Kind("not-found", HTTPStatus.NOT_FOUND, "There is no such thing here")
GONE = Kind("gone", HTTPStatus.GONE, "The story was taken back")
BAD_FILTER = Kind("bad-filter", HTTPStatus.BAD_REQUEST, "The filter cannot be used")
BAD_CURSOR = Kind("bad-cursor", HTTPStatus.BAD_REQUEST, "The cursor is not ours")
FUTURE_CURSOR = Kind("future-cursor", HTTPStatus.CONFLICT, "The cursor is ahead of the ledger")
BAD_REQUEST = Kind("bad-request", HTTPStatus.BAD_REQUEST, "The request cannot be understood")
BAD_METHOD = Kind("bad-method", HTTPStatus.METHOD_NOT_ALLOWED, "The wire can only be read")
NOT_ACCEPTABLE = Kind("not-acceptable", HTTPStatus.NOT_ACCEPTABLE, "There is no such format")
TOO_MANY = Kind("too-many-requests", HTTPStatus.TOO_MANY_REQUESTS, "Too many requests")
TOO_BUSY = Kind("too-many-streams", HTTPStatus.SERVICE_UNAVAILABLE, "Too many streams are open")
FAULT = Kind("fault", HTTPStatus.INTERNAL_SERVER_ERROR, "The fault is ours")
KINDS = (
    NO_TOKEN, BAD_TOKEN, NO_SCOPE, NOT_FOUND, GONE, BAD_FILTER, BAD_CURSOR, FUTURE_CURSOR, BAD_REQUEST, BAD_METHOD,
    NOT_ACCEPTABLE, TOO_MANY, TOO_BUSY, FAULT,
)  # fmt: skip


class Problem(Exception):  # noqa: N818, the name of RFC 9457
    """One that happened. ``more`` are members of its own, ``headers`` go with the answer."""

    def __init__(
        self, kind: Kind, detail: str, more: Mapping[str, Any] = _NOTHING, headers: Mapping[str, str] = _NOTHING
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.more = more
        self.headers = headers

    def with_headers(self, headers: Mapping[str, str]) -> "Problem":
        """The same with further fields."""
        return Problem(self.kind, self.detail, self.more, {**self.headers, **headers})

    def body(self) -> bytes:
        """The JSON object."""
        members = {
            "type": links.absolute(f"/wire/docs#{self.kind.name}"),
            "title": self.kind.title,
            "status": self.kind.status.value,
            "detail": self.detail,
            **self.more,
        }
        return json.dumps(members, ensure_ascii=False).encode("utf-8", "replace")


def bad_filter(error: FilterError) -> Problem:
    """Where a filter is wrong, and what may have been meant."""
    written = f": {error.written}" if error.written else ""
    more = {"position": error.start, "end": error.end, "suggestions": list(error.suggestions)}
    return Problem(BAD_FILTER, f"{error.problem.value}{written}, at character {error.start + 1}", more)


def bad_cursor(error: ValueError) -> Problem:
    """A cursor of somebody else, or of a ledger that was longer than ours."""
    if isinstance(error, FutureCursorError):
        detail = "this agency was restored from a backup, or the cursor is another one's; begin anew without a cursor"
        return Problem(FUTURE_CURSOR, detail)
    return Problem(BAD_CURSOR, "use cursors as they were given, or none to begin at the start")
