"""From a web address to a connection: look the name up once, check, and connect to exactly what was checked."""

import asyncio
import errno
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address

from dateline.intake.net.address import AddressError, AllowPrivate, Target, check_address, check_name
from dateline.intake.net.exchange import FetchError, Kind, Limits
from dateline.intake.net.pipe import Pipe

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses, IPv4 and IPv6 in text, of a host name and port; raises `OSError` where there are none."""

MOST_TRIED = 3
"""Addresses of one name to which a connection is tried."""

# The event loop's own pool has six threads on two cores, and a dead name server holds each for ten seconds and more.
_LOOKUPS = ThreadPoolExecutor(32, "lookup")
_NO_WAY = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EADDRNOTAVAIL}


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """The machine's own: hosts file and name servers."""
    found = await asyncio.get_running_loop().run_in_executor(_LOOKUPS, _look_up, host, port)
    return list(dict.fromkeys(found))


@cache
def system_tls() -> ssl.SSLContext:
    """TLS that trusts whom the machine trusts."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


@dataclass(frozen=True, slots=True)
class Dialler:
    """Connects, to public addresses and those let through."""

    allow: AllowPrivate
    resolver: Resolver
    tls: ssl.SSLContext

    async def dial(self, to: Target, limits: Limits) -> Pipe:
        """A new connection. Raises `FetchError`."""
        try:
            async with asyncio.timeout(limits.connect) as limit:
                addresses = await self.checked(to)
                return await self._first(to, addresses, limit)
        except TimeoutError:
            reason = f"no connection to {to.host} within {limits.connect:g} seconds"
            raise FetchError(Kind.TIMEOUT, reason) from None
        except AddressError as error:
            raise FetchError(Kind.ADDRESS, str(error)) from None

    async def checked(self, to: Target) -> list[IPv4Address | IPv6Address]:
        """The addresses that may be connected to. Raises `AddressError` and `FetchError`."""
        check_name(to, self.allow)
        found = [ip_address(text) for text in await self._addresses(to)]
        if not found:
            raise FetchError(Kind.DNS, f"the name {to.host} has no address")
        passed, refused = [], []
        for address in found:
            try:
                check_address(to, address, self.allow)
                passed.append(address)
            except AddressError as error:
                refused.append(error)
        if not passed:
            raise refused[0]
        return _both_families(passed)

    async def _addresses(self, to: Target) -> Sequence[str]:
        try:
            return [str(ip_address(to.host))]
        except ValueError:
            pass
        try:
            return await self.resolver(to.host, to.port)
        except socket.gaierror as error:
            raise FetchError(Kind.DNS, _not_found(to.host, error)) from None
        except OSError as error:
            raise FetchError(Kind.DNS, f"the name {to.host} could not be looked up ({error})") from None

    async def _first(self, to: Target, addresses: Sequence[IPv4Address | IPv6Address], limit: asyncio.Timeout) -> Pipe:
        loop = asyncio.get_running_loop()
        end = limit.when() or loop.time()
        for left, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
            if left == 1:
                return await self._connect(to, address)
            try:
                async with asyncio.timeout((end - loop.time()) / left):
                    return await self._connect(to, address)
            except TimeoutError:
                continue
            except FetchError as error:
                if error.kind is not Kind.CONNECT:
                    raise
        raise AssertionError("there is at least one address")

    async def _connect(self, to: Target, address: IPv4Address | IPv6Address) -> Pipe:
        secure = self.tls if to.scheme == "https" else None
        name = to.host if secure else None
        try:
            # The host is an IP address, so nothing is looked up again; the name is only for TLS.
            _, pipe = await asyncio.get_running_loop().create_connection(
                Pipe, str(address), to.port, ssl=secure, server_hostname=name
            )
        except ssl.SSLError as error:
            raise FetchError(Kind.TLS, _tls_words(to.host, error)) from None
        except OSError as error:
            raise FetchError(Kind.CONNECT, _connect_words(to, error)) from None
        return pipe


async def checked_addresses(host: str, port: int, allow: AllowPrivate) -> list[str]:
    """The public addresses of a host, for whoever speaks something else than HTTP with it. Raises `FetchError`."""
    to = Target("https", host, port, "/")
    try:
        found = await Dialler(allow, system_resolver, system_tls()).checked(to)
    except AddressError as error:
        raise FetchError(Kind.ADDRESS, str(error)) from None
    return [str(address) for address in found]


def _look_up(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _both_families(addresses: list[IPv4Address | IPv6Address]) -> list[IPv4Address | IPv6Address]:
    """The first few, in their order, but with the second one of the other family, since IPv6 may lead nowhere."""
    other = next((address for address in addresses if address.version != addresses[0].version), None)
    if other is not None:
        addresses = [addresses[0], other, *(address for address in addresses[1:] if address is not other)]
    return addresses[:MOST_TRIED]


def _not_found(host: str, error: socket.gaierror) -> str:
    if error.errno == socket.EAI_AGAIN:
        return f"the name {host} could not be looked up just now"
    return f"there is no host with the name {host}"


def _tls_words(host: str, error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate of {host} is not to be trusted: {error.verify_message}"
    return f"no secure connection with {host} ({(error.reason or str(error)).replace('_', ' ').lower()})"


def _connect_words(to: Target, error: OSError) -> str:
    if isinstance(error, ConnectionRefusedError):
        return f"{to.host} takes no connections on port {to.port}"
    if isinstance(error, ConnectionError):
        return f"{to.host} broke the connection off at once"
    if error.errno in _NO_WAY:
        return f"there is no way to {to.host} from here"
    return f"no connection to {to.host} ({error.strerror or error})"
