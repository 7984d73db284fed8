"""Tells addresses of the public internet from those of machines, networks and services within.

The list of ``special_addresses.toml`` decides, and not what a version of Python knows of them.
"""

from __future__ import annotations

import functools
import ipaddress

from dashboard.registry import read_toml

BLOCKS = "inbox/special_addresses.toml"
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def find_purpose(address: str) -> str | None:
    """What an address is for, where that is no site of the public internet; None for such a site.

    A zone behind it ("%eth0") does not count. Raises ValueError for what is no address.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    return next((what for network, what in _blocks() if ip in network), None)


@functools.cache
def _blocks() -> tuple[tuple[_Network, str], ...]:
    """The networks of the list with what they are for, the smallest first."""
    rows = read_toml(BLOCKS)["block"]
    blocks = [(ipaddress.ip_network(row["network"]), str(row["what"])) for row in rows]
    return tuple(sorted(blocks, key=lambda block: -block[0].prefixlen))
