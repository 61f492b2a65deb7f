"""Which addresses of the network may be asked for articles: public ones, and those that are allowed by name."""

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

NOT_PUBLIC = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
"""Networks of protocols, which older Pythons take for public (IANA's registry of special purposes)."""
TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""IPv6 addresses whose last four bytes are one of IPv4, to which a gateway passes on (RFC 6052, RFC 8215)."""


def networks(written: str | None) -> list[Network]:
    """The networks in `10.1.0.0/16,::1/128`. Raises ValueError."""
    return [ip_network(part.strip()) for part in (written or "").split(",") if part.strip()]


def may_be_asked(address: str, allowed: Sequence[Network] = ()) -> bool:
    """Whether an address, as a resolver writes it, is public with all that it stands for, or lies in one of the networks."""
    found = ip_address(address.partition("%")[0])
    if any(found in network for network in allowed):
        return True
    return all(map(_is_public, (found, *_within(found))))


def _is_public(address: Address) -> bool:
    return address.is_global and not address.is_multicast and not any(address in network for network in NOT_PUBLIC)


def _within(address: Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses at which one of IPv6 arrives in the end."""
    if isinstance(address, IPv4Address):
        return
    yield from (each for each in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if each)
    if any(address in network for network in TRANSLATED) or int(address) >> 32 == 0:
        yield IPv4Address(int(address) & 0xFFFFFFFF)
