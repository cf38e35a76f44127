"""Limits: one table of token buckets, held in memory under a key that lives a day and is never written."""

import hashlib
import hmac
import ipaddress
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from math import ceil
from time import monotonic

from hideout.clock import DAY, now


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A bucket: `burst` tokens at once, then one more every `every` seconds."""

    burst: int
    every: float


# A whole school, or a whole city, shares one address: the wide ones only stop floods.
LIMITS = {
    "post": Limit(burst=100, every=0.5),
    "talk": Limit(burst=600, every=0.05),
    "name": Limit(burst=120, every=0.2),
    "report": Limit(burst=20, every=30),
    "all reports": Limit(burst=200, every=5),
    "change": Limit(burst=200, every=0.1),
    "wrong code": Limit(burst=30, every=6),
    "sign in": Limit(burst=10, every=20),
    "account": Limit(burst=8, every=60),
    "account from anywhere": Limit(burst=30, every=4),
    # Six digits, of which three fit at any moment: at this pace, guessing takes more than a year.
    "code": Limit(burst=10, every=120),
    "all posts": Limit(burst=3000, every=0.05),
}
_MOST = 50_000


class Buckets:
    """All buckets of this node. `scale` multiplies every burst and rate; 0 switches limits off (for benches)."""

    def __init__(self, scale: float = 1.0) -> None:
        self._scale = scale
        self._full: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._day = -1
        self._key = b""

    def take(self, name: str, who: str, *, give_back: bool = False) -> int:
        """Take a token of the bucket `name` of `who`; return 0, or the seconds until there is one again.

        With `give_back` it is only asked whether there is one.
        """
        if self._scale <= 0:
            return 0
        limit = LIMITS[name]
        burst, every = limit.burst * self._scale, limit.every / self._scale
        at = monotonic()
        key = self._blind(f"{name}:{who}")
        left, since = self._full.pop(key, (burst, at))
        left = min(burst, left + (at - since) / every)
        granted = left >= 1
        self._full[key] = (left - 1 if granted and not give_back else left, at)
        while len(self._full) > _MOST:
            self._full.popitem(last=False)
        return 0 if granted else max(1, ceil((1 - left) * every))

    def _blind(self, text: str) -> bytes:
        # The salt dies with the day and with the process, so that no address can be worked out later.
        day = now() // DAY
        if day != self._day:
            self._day, self._key = day, secrets.token_bytes(32)
            self._full.clear()
        return hmac.new(self._key, text.encode(), hashlib.sha256).digest()[:12]


def network(address: str) -> str:
    """Return the network that an address counts as: itself for IPv4, the /64 for IPv6, "unknown" for nonsense."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return str(ip.ipv4_mapped)
        return str(ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)
