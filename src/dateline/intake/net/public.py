"""Which IP addresses are public: IANA's special-purpose registries (RFC 6890) and what clouds keep for themselves."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

_HERE = "this machine itself"
_PRIVATE = "a private network"
_LINK = "the local link, where clouds keep their secrets"
_MANY = "a multicast group"
_PAPER = "a network that exists only in documents and tests"
_RESERVED = "a reserved network"
_TUNNEL = "a tunnel into other networks"

# Tables of our own, since what Python's ``is_global`` says changed between its patch releases.
_V4 = {
    IPv4Network(text): words
    for text, words in {
        "0.0.0.0/8": _HERE,
        "10.0.0.0/8": _PRIVATE,
        "100.64.0.0/10": "a provider's inner network",
        "127.0.0.0/8": _HERE,
        "168.63.129.16/32": "a cloud's inner service",
        "169.254.0.0/16": _LINK,
        "172.16.0.0/12": _PRIVATE,
        "192.0.0.0/24": _RESERVED,
        "192.0.2.0/24": _PAPER,
        "192.88.99.0/24": _TUNNEL,
        "192.168.0.0/16": _PRIVATE,
        "198.18.0.0/15": _PAPER,
        "198.51.100.0/24": _PAPER,
        "203.0.113.0/24": _PAPER,
        "224.0.0.0/4": _MANY,
        "240.0.0.0/4": _RESERVED,
    }.items()
}

_EMBEDDING = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""IPv4-mapped, and NAT64 (RFC 6052), by which an IPv6-only machine reaches the IPv4 web: as public as what they hold.
"""
_V6 = {
    IPv6Network(text): words
    for text, words in {
        "::/127": _HERE,
        "::/96": _TUNNEL,
        "64:ff9b:1::/48": _TUNNEL,
        "2001::/32": _TUNNEL,
        "2001::/23": _RESERVED,
        "2001:db8::/32": _PAPER,
        "2002::/16": _TUNNEL,
        "3fff::/20": _PAPER,
        "fc00::/7": _PRIVATE,
        "fe80::/10": _LINK,
        "fec0::/10": _PRIVATE,
        "ff00::/8": _MANY,
    }.items()
}
_GLOBAL = IPv6Network("2000::/3")
"""All that IANA has given out for global unicast; the rest of IPv6 is no-one's."""


def why_not_public(address: IPv4Address | IPv6Address) -> str:
    """The network that ``address`` lies in, in words, if it is not of the public internet; else ""."""
    if isinstance(address, IPv4Address):
        return next((words for network, words in _V4.items() if address in network), "")
    if address.scope_id:
        return _LINK
    if any(address in network for network in _EMBEDDING):
        return why_not_public(IPv4Address(int(address) & 0xFFFFFFFF))
    words = next((words for network, words in _V6.items() if address in network), "")
    return words or ("" if address in _GLOBAL else _RESERVED)
