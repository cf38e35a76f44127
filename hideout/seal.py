"""Sealed values: small records that travel in a page or a cookie, unreadable and unchangeable outside."""

import base64
import hashlib
import hmac
import json
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hideout.clock import DAY, now

_NONCE = 12
_STEP = 256


class Sealer:
    """Seals and opens records with keys that live a day (AES-256-GCM; the purpose is authenticated with it).

    `key_of(day)` returns the 32-byte key of a day number, or None once it has been destroyed: what was sealed
    with it can then never be opened again, by anybody.
    """

    def __init__(self, key_of: Callable[[int], bytes | None]) -> None:
        self._key_of = key_of

    def seal(self, purpose: str, data: Mapping[str, Any], ttl: int) -> str:
        """Return `data` (JSON) sealed for `purpose`, to be opened within `ttl` seconds; URL-safe text."""
        at = now()
        day = at // DAY
        key = self._key_of(day)
        if key is None:
            raise RuntimeError("no key for today")
        nonce = secrets.token_bytes(_NONCE)
        body = json.dumps({"until": at + ttl, "data": dict(data)}, ensure_ascii=False, separators=(",", ":"))
        # Filled up, so that the length of a sealed value does not tell what is in it.
        body += " " * (-len(body.encode()) % _STEP)
        box = AESGCM(key).encrypt(nonce, body.encode(), f"{purpose}:{day}".encode())
        return base64.urlsafe_b64encode(day.to_bytes(4) + nonce + box).decode().rstrip("=")

    def open(self, purpose: str, sealed: str) -> dict[str, Any] | None:
        """Return the record, or None when it was bent, has expired, or was sealed for another purpose."""
        try:
            raw = base64.b64decode(sealed + "=" * (-len(sealed) % 4), altchars=b"-_", validate=True)
            day = int.from_bytes(raw[:4])
            key = self._key_of(day)
            if key is None:
                return None
            purpose_and_day = f"{purpose}:{day}".encode()
            box = json.loads(AESGCM(key).decrypt(raw[4 : 4 + _NONCE], raw[4 + _NONCE :], purpose_and_day))
        except (ValueError, InvalidTag, OverflowError):
            return None
        data = box["data"]
        return data if box["until"] >= now() and isinstance(data, dict) else None


class OnceTokens:
    """Tokens that make one form count once: a random part, its hour, and a digest so that only we make them."""

    LIFE = DAY
    _MOST_SPENT = 20_000

    def __init__(self, secret: bytes) -> None:
        self._key = digest_key(secret, "once")
        self._spent: OrderedDict[str, None] = OrderedDict()

    def issue(self) -> str:
        """Return a new token."""
        body = f"{secrets.token_urlsafe(12)}.{now()}"
        return f"{body}.{self._mark(body)}"

    def check(self, token: str) -> bool:
        """Return whether the token is ours and not older than a day."""
        body, _, mark = token.rpartition(".")
        if not hmac.compare_digest(mark.encode(), self._mark(body).encode()):
            return False
        return now() - int(body.rpartition(".")[2]) <= self.LIFE

    def fresh(self, token: str) -> bool:
        """Return whether the token is good and was not spent in this process before."""
        return self.check(token) and token not in self._spent

    def spend(self, token: str) -> bool:
        """Return whether the token is good and was not spent in this process before (the newest 20,000 are known)."""
        if not self.fresh(token):
            return False
        self._spent[token] = None
        if len(self._spent) > self._MOST_SPENT:
            self._spent.popitem(last=False)
        return True

    def _mark(self, body: str) -> str:
        return hmac.new(self._key, body.encode(), hashlib.sha256).hexdigest()[:32]


@lru_cache(maxsize=64)
def digest_key(secret: bytes, purpose: str) -> bytes:
    """Return a 32-byte key for one purpose, derived from the site's secret."""
    return hmac.new(secret, purpose.encode(), hashlib.sha256).digest()
