"""A stream's request: its query and fields, read and checked before anything is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from dateline.edge.asgi import Scope, header
from dateline.wire.problems import BAD_REQUEST, Problem

_FIELDS = 20
"""Fields of a query that are read."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, in text."""

    path: str
    query: Mapping[str, str]
    accept: str
    accept_encoding: str
    authorization: str
    last_event_id: str
    peer: str
    forwarded: str
    connection: tuple[str, int] | None = None
    """Address and port of whoever is connected."""

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number of the query. Raises `Problem`."""
        written = self.query.get(name, "")
        if not written:
            return default
        if not (written.isascii() and written.isdigit() and len(written) < 20) or not least <= int(written) <= most:
            raise Problem(BAD_REQUEST, f"{name} is a whole number of {least} to {most}")
        return int(written)

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        """A word of the query, or empty text. Raises `Problem`."""
        written = self.query.get(name, "")
        if written and written not in known:
            raise Problem(BAD_REQUEST, f"{name} is one of {', '.join(known)}")
        return written


def request_of(scope: Scope) -> Request:
    """Raises `Problem` for a query that cannot be read."""
    try:
        pairs = parse_qsl(scope["query_string"].decode("ascii", "replace"), max_num_fields=_FIELDS)
    except ValueError:
        raise Problem(BAD_REQUEST, f"the query has more than {_FIELDS} fields") from None

    def said(name: bytes) -> str:
        return header(scope, name).decode("latin-1")

    return Request(
        path=scope["path"],
        query=dict(pairs),
        accept=said(b"accept").lower(),
        accept_encoding=said(b"accept-encoding"),
        authorization=said(b"authorization"),
        last_event_id=said(b"last-event-id"),
        peer=(scope.get("client") or ("", 0))[0],
        forwarded=said(b"x-forwarded-for"),
        connection=tuple(scope["client"]) if scope.get("client") else None,
    )
