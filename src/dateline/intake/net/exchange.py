"""What is asked, what came back, and what went wrong, as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile
from types import MappingProxyType

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how much, for one fetch with all its redirects. Times are seconds, sizes are bytes."""

    connect: float = 10
    """For each hop: looking the name up, connecting and agreeing on TLS."""
    first_byte: float = 20
    """For each hop: from the request to the end of the answer's headers."""
    total: float = 60
    """For everything, so that an answer that drips cannot last."""
    body: int = 32 * MIB
    """Of the body, packed and unpacked alike."""
    headers: int = 64 << 10
    fields: int = 200
    """Header lines of one answer."""
    redirects: int = 5
    ratio: int = 200
    """How many bytes one packed byte may become, once there is a MiB of them."""


USUAL = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request. What `Client` sets itself (Host, Connection, Accept-Encoding, Content-Length) cannot be set here."""

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    body: bytes = b""
    repeatable: bool = False
    """What is not a GET may be sent again, too, when a connection that was kept turns out to have ended."""


class Headers:
    """The header lines of an answer: names in any case, repeated ones joined by commas (RFC 9110, section 5.3)."""

    __slots__ = ("_values",)

    def __init__(self, lines: Iterator[tuple[str, str]]) -> None:
        self._values: dict[str, str] = {}
        for name, value in lines:
            known = self._values.get(name.lower())
            self._values[name.lower()] = value if known is None else f"{known}, {value}"

    def get(self, name: str, default: str = "") -> str:
        """The value, or ``default`` where there is no such header."""
        return self._values.get(name.lower(), default)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Names in lower case, with their values."""
        return iter(self._values.items())


PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect: the status that said so, and the whole address it led to."""

    status: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The last answer, whatever its status. ``url`` is where it came from; ``body`` is unpacked."""

    url: str
    status: int
    headers: Headers
    body: bytes
    hops: tuple[Hop, ...] = ()

    @property
    def moved_to(self) -> str:
        """The address to store from now on: where the permanent redirects led before any temporary one, else ""."""
        permanent = list(takewhile(lambda hop: hop.status in PERMANENT, self.hops))
        return permanent[-1].url if permanent else ""


class Kind(StrEnum):
    """What sort of failure it was, for those who count them or decide what to do next."""

    ADDRESS = "address"
    """Refused before anything was sent: not an address of the public web."""
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    PROTOCOL = "protocol"
    """What came back is no complete HTTP answer."""
    REDIRECT = "redirect"
    UNPACK = "unpack"
    """The body is packed wrongly, in a way we cannot read, or to burst."""


class FetchError(Exception):
    """There is no answer. ``reason`` says why in a sentence for an editor."""

    def __init__(self, kind: Kind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
