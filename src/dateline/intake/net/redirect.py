"""What a redirect makes of a request (RFC 9110, section 15.4)."""

from dateline.intake.net.address import PORTS, AddressError, Target, redirected
from dateline.intake.net.connection import Asked
from dateline.intake.net.exchange import FetchError, Kind

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TO_STRANGERS = {"a-im", "cache-control", "if-modified-since", "if-none-match", "user-agent"} | {
    "accept",
    "accept-encoding",
    "accept-language",
}
"""Headers that go on to another host; whatever else there is may be a credential."""


def after(asked: Asked, status: int, location: str) -> Asked:
    """The request that ``location`` asks for. Raises `FetchError`."""
    try:
        to = redirected(asked.to, location)
    except AddressError as error:
        raise FetchError(Kind.ADDRESS, f"the redirect to {location[:200]} is refused: {error}") from None
    method = asked.method
    if (status == 303 and method != "HEAD") or (status in {301, 302} and method == "POST"):
        method = "GET"
    body = asked.body if method == asked.method else b""
    if _same_keeper(asked.to, to):
        return Asked(to, method, asked.headers, body)
    if body:
        raise FetchError(Kind.REDIRECT, f"what is sent to {asked.to.host} is not sent on to {to.host}")
    return Asked(to, method, [(name, value) for name, value in asked.headers if name in _TO_STRANGERS], body)


def _same_keeper(old: Target, new: Target) -> bool:
    """The same origin, or its secure door."""
    upgraded = old.host == new.host and (old.scheme, new.scheme) == ("http", "https")
    usual = old.port == PORTS["http"] and new.port == PORTS["https"]
    return old.origin == new.origin or (upgraded and usual)
