"""How often somebody may ask for alerts: so many an hour from one network, and so many from everywhere.

In this process's memory, as the wire's limits are; how often one address is written to is asked of the database
(`keeping.CONFIRMATIONS`).
"""

from ipaddress import IPv6Address, ip_address, ip_network

from dateline.wire.limits import Buckets

NETWORK, EVERYBODY = 10, 1_000
"""An hour."""
_IPV4, _IPV6 = 24, 48
"""Bits of an address that are its network's."""
BUCKETS = Buckets(3600)


def wait_for(client: str) -> int:
    """Count a request; 0 where it is taken, else seconds until one will be."""
    return BUCKETS.take(network_of(client), NETWORK).wait or BUCKETS.take("everybody", EVERYBODY).wait


def network_of(client: str) -> str:
    """The network that an address belongs to; what is no address is one by itself."""
    try:
        address = ip_address(client.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    bits = _IPV6 if isinstance(address, IPv6Address) else _IPV4
    return str(ip_network((address, bits), strict=False))
