"""Which addresses of the internet anybody may be led to."""

from __future__ import annotations

from enum import Enum
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address


class Reach(Enum):
    """Who can be met at an address: anybody, one's own network, or what no document lies at."""

    PUBLIC = "public"
    PRIVATE = "private"
    NEVER = "never"


# What clouds tell a machine of itself, keys included. Two of them lie where intranets lie, too.
_METADATA = frozenset(
    map(ip_address, ("169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"))
)
# RFC 1918, RFC 6598 (carriers), RFC 1122 and RFC 4291 (this machine), RFC 4193 (unique local).
_PRIVATE = tuple(
    map(
        ip_network,
        ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "::1", "fc00::/7"),
    )
)
# What the registries list as special, as Python's releases do not all agree on it.
_SPECIAL = tuple(
    map(
        ip_network,
        (
            *("0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24"),
            *("192.52.193.0/24", "192.88.99.0/24", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24"),
            *("203.0.113.0/24", "224.0.0.0/3"),
            # Teredo, 6to4 and the rest of what is no host's own: each could hide an IPv4 address.
            *("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
        ),
    )
)
_ASSIGNED = IPv6Network("2000::/3")
_TRANSLATED = IPv6Network("64:ff9b::/96")


def reach(address: str) -> Reach:
    """Whom one meets at `address`, in the notation of the internet.

    An IPv4 address that an IPv6 one holds, mapped (RFC 4291) or translated (RFC 6052), counts itself. Raises
    `ValueError` for what is no address.

    >>> [reach(address).value for address in ("93.184.215.14", "::ffff:10.0.0.1", "169.254.169.254")]
    ['public', 'private', 'never']
    """
    found = _held(ip_address(address))
    if found in _METADATA:
        return Reach.NEVER
    if any(found in network for network in _PRIVATE if network.version == found.version):
        return Reach.PRIVATE
    special = any(found in network for network in _SPECIAL if network.version == found.version)
    unassigned = isinstance(found, IPv6Address) and found not in _ASSIGNED
    return Reach.NEVER if special or unassigned else Reach.PUBLIC


def _held(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one; else the address, without the interface that it goes out by."""
    if isinstance(address, IPv4Address):
        return address
    bare = IPv6Address(int(address))
    if bare in _TRANSLATED:
        return IPv4Address(int(bare) & 0xFFFFFFFF)
    return bare.ipv4_mapped or bare
