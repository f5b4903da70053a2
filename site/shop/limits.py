"""How often one visitor may try something: a password, a voucher, the lookup of an order."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django_ratelimit.core import is_ratelimited


def client_address(request) -> str:
    """The visitor's address as our own proxies saw it; REMOTE_ADDR where there are none.

    Each proxy adds the address it was asked from at the right of X-Forwarded-For. What stands
    further left than TRUSTED_PROXIES entries was written by the visitor and is not believed.
    """
    hops = settings.TRUSTED_PROXIES
    named = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if not hops or len(named) < hops:
        return request.META["REMOTE_ADDR"]
    return named[-hops].strip() or request.META["REMOTE_ADDR"]


def household(address: str) -> str:
    """Whoever has one IPv6 address has the other 2⁶⁴ of its network too: they count as one."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address) or found.ipv4_mapped:
        return address
    return str(ip_network((found, 64), strict=False))


def too_many(request, *, group: str, rate: str, of: str = "") -> bool:
    """Counts one try; True where `rate` ("5/10m") is now passed, for this address or for `of`.

    `of` is what is tried at (an e-mail address, an order's number): many addresses may share it.
    """
    keys = {"ip": lambda *_: household(client_address(request)), "of": lambda *_: of.casefold()}
    return any(
        [
            is_ratelimited(request, f"{group}:{name}", key=key, rate=rate, increment=True)
            for name, key in keys.items()
            if name == "ip" or of
        ]
    )
