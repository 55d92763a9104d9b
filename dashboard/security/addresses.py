"""Network addresses and host names, as they stand in sockets and headers."""

import ipaddress
from urllib.parse import urlsplit

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address can only mean this machine itself.

    Parameters
    ----------
    host : str
        ``localhost`` or an address, without port; brackets round an IPv6 address are allowed.

    Returns
    -------
    bool
        False also for names that merely resolve to a loopback address: who asks may own the name.
    """
    bare = host.removeprefix("[").removesuffix("]")
    if bare.lower() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(bare)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def host_name(header: str) -> str:
    """Return the host of a ``Host`` header without its port; empty when it is no host at all."""
    try:
        parts = urlsplit(f"//{header}")
        parts.port  # noqa: B018 - reading the port is what checks it
    except ValueError:
        return ""
    if parts.username or parts.path or parts.query or parts.fragment:
        return ""
    return parts.hostname or ""


def lies_in(address: str, networks: tuple[Network, ...]) -> bool:
    """Tell whether a peer address belongs to one of some networks."""
    try:
        peer = ipaddress.ip_address(address)
    except ValueError:
        return False
    peer = getattr(peer, "ipv4_mapped", None) or peer
    return any(peer in network for network in networks)
