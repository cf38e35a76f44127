"""Recovery codes: what opens the second lock when the phone is lost, each once."""

import hashlib
import hmac
import secrets
import unicodedata

from hideout.seal import digest_key

COUNT = 10
# Nothing that is easily taken for another: no 0 and o, no 1, i and l.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS, _LENGTH = 3, 4


def make() -> list[str]:
    """Return ten new codes such as "k7mp-x2qd-9whn", 59 bits each."""
    return ["-".join(_group() for _ in range(_GROUPS)) for _ in range(COUNT)]


def digest(secret: bytes, staff: str, code: str) -> str:
    """Return what is kept of somebody's code, however it was typed: keyed, so that a stolen store has nothing to try."""
    plain = unicodedata.normalize("NFKC", code).casefold()
    letters = "".join(letter for letter in plain if letter in _LETTERS)
    return hmac.new(
        digest_key(secret, "recovery code"), f"{staff}:{letters}".encode(), hashlib.sha256
    ).hexdigest()


def _group() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
