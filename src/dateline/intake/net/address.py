"""Which addresses may be fetched. Pure: no socket, no lookup.

One reading of an address serves for checking, connecting and asking, so that no two parsers can differ over it;
whatever has more than one reading (a name with a %, an @, a number that is not four plain ones) is refused.
"""

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, urljoin, urlsplit

from dateline.intake.net.public import why_not_public

LONGEST = 8192
"""Characters of an address."""
PORTS = {"http": 80, "https": 443}

_AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:@%\\/?#\s]+)(?::([0-9]{0,5}))?")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""A last label that makes the whole name an IPv4 address (WHATWG URL, "ends in a number checker")."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_OUTER_SPACE = " \t\r\n\f"
_PATH = "%/:@!$&'()*+,;=~[]|"
_DOTS = str.maketrans("。．｡", "...")


class AddressError(ValueError):
    """The address is refused; the message says why, in words for an editor."""


@dataclass(frozen=True, slots=True)
class AllowPrivate:
    """Exact (host, port) pairs that an operator lets through although they are not public.

    The host is a name or an IP address as `Target.host` has it. An address lets connections to itself through, a name
    connections to whatever it resolves to.
    """

    pairs: frozenset[tuple[str, int]] = frozenset()


NOTHING_PRIVATE = AllowPrivate()


@dataclass(frozen=True, slots=True)
class Target:
    """A web address taken apart. ``host`` is a name in ASCII and lower case or an IP address, without brackets."""

    scheme: str
    host: str
    port: int
    path: str
    """With the query; at least "/"; printable ASCII."""

    @property
    def authority(self) -> str:
        """What stands in the header Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address in its normal form, without the fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port (RFC 6454)."""
        return self.scheme, self.host, self.port


def target(url: str) -> Target:
    """``url`` read. Raises `AddressError`."""
    url = url.strip(_OUTER_SPACE)
    if len(url) > LONGEST:
        raise AddressError(f"the address is longer than {LONGEST} characters")
    if _CONTROL.search(url):
        raise AddressError("the address has a control character in it")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise AddressError("the address cannot be read") from None
    if parts.scheme not in PORTS:
        raise AddressError("the address does not begin with http:// or https://")
    host, port = _authority(parts.netloc)
    path = quote(parts.path or "/", safe=_PATH) + ("?" + quote(parts.query, safe=_PATH + "?") if parts.query else "")
    return Target(parts.scheme, host, port or PORTS[parts.scheme], path)


def redirected(base: Target, location: str) -> Target:
    """Where ``location``, a relative or whole address, leads from ``base``. Raises `AddressError`."""
    location = location.strip(_OUTER_SPACE)
    if len(location) > LONGEST:
        raise AddressError(f"the address is longer than {LONGEST} characters")
    try:
        return target(urljoin(base.url, location))
    except AddressError:
        raise
    except ValueError:
        raise AddressError("the address cannot be read") from None


def check_name(to: Target, allow: AllowPrivate) -> None:
    """Refuse what needs no lookup to be refused. Raises `AddressError`."""
    if (to.host, to.port) in allow.pairs:
        return
    if to.host == "localhost" or to.host.endswith(".localhost"):
        raise AddressError(f"the address leads to this machine itself ({to.host}), which is refused")
    try:
        found = ip_address(to.host)
    except ValueError:
        return
    check_address(to, found, allow)


def secure_target(url: str, allow: AllowPrivate) -> Target:
    """``url`` read, for what is not for everybody: by https, but to an address that is let through.

    Raises `AddressError`.
    """
    to = target(url)
    check_name(to, allow)
    if to.scheme != "https" and (to.host, to.port) not in allow.pairs:
        raise AddressError("the address does not begin with https://, and what goes there is not for everybody")
    return to


def check_address(to: Target, found: IPv4Address | IPv6Address, allow: AllowPrivate) -> None:
    """Refuse the IP address ``found`` for ``to`` unless it is public or let through. Raises `AddressError`."""
    if (to.host, to.port) in allow.pairs or (str(found), to.port) in allow.pairs:
        return
    network = why_not_public(found)
    if network:
        raise AddressError(f"the address leads to {network} ({found}), which is refused")


def _authority(netloc: str) -> tuple[str, int]:
    if "@" in netloc:
        raise AddressError("the address has a user name or an @ before its host, which is refused")
    matched = _AUTHORITY.fullmatch(netloc)
    if matched is None:
        raise AddressError("the address has no host that can be read")
    host, digits = matched.groups()
    port = int(digits) if digits else 0
    if digits and not 1 <= port <= 65535:
        raise AddressError(f"the port {digits} does not exist")
    return (_ipv6(host[1:-1]) if host.startswith("[") else _name(host)), port


def _ipv6(host: str) -> str:
    try:
        return str(IPv6Address(host))
    except ValueError:
        raise AddressError(f"[{host}] is no IP address") from None


def _name(host: str) -> str:
    name = _ascii(host).removesuffix(".")
    labels = name.split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise AddressError(f"{host[:100]} is no host name")
    if not _NUMBER.fullmatch(labels[-1]):
        return name
    try:
        return str(IPv4Address(name))
    except ValueError:
        raise AddressError(f"{host[:100]} is no host name and no IP address of four plain numbers") from None


def _ascii(host: str) -> str:
    if len(host) > 253:
        raise AddressError(f"{host[:100]}… is too long for a host name")
    if host.isascii():
        return host.lower()
    try:
        return unicodedata.normalize("NFKC", host).translate(_DOTS).encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise AddressError(f"{host[:100]} is no host name") from None
