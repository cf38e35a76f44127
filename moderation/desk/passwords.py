"""Passwords of staff: hashed with argon2id, two at a time, in threads of their own."""

import asyncio
import base64
import secrets
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from hideout.errors import Busy
from hideout.language import N_

LEAST, MOST = 12, 256
_KINDS = 5
_KIB, _ROUNDS, _LANES = 64 * 1024, 3, 4
_WAITING = 12
T = TypeVar("T")

_hasher = PasswordHasher(time_cost=_ROUNDS, memory_cost=_KIB, parallelism=_LANES, hash_len=32, salt_len=16)
# Each hash takes 64 MiB and a quarter of a second: two threads bound both, however many knock.
_threads = ThreadPoolExecutor(2, thread_name_prefix="passwords")
_waiting = 0


def _decoy() -> str:
    """Return a hash that no password has, and that costs as much to try as a real one."""
    salt, end = (base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (16, 32))
    return f"$argon2id$v=19$m={_KIB},t={_ROUNDS},p={_LANES}${salt}${end}"


_DECOY = _decoy()


async def make(password: str) -> str:
    """Return the hash of a password, made outside the event loop; raises Busy when too many are waiting."""
    return await _apart(lambda: _hasher.hash(_composed(password)))


async def check(password: str, hashed: str) -> bool:
    """Return whether a password is the one that was hashed; no hash at all costs the same time and is never right."""
    if len(password) > MOST:
        return False
    return await _apart(lambda: _is_right(_composed(password), hashed or _DECOY))


def problem(name: str, password: str, again: str) -> str:
    """Return what is wrong with a new password (an English msgid), or an empty string."""
    if len(password) < LEAST:
        return N_("That is shorter than 12 characters.")
    if len(password) > MOST:
        return N_("That is longer than 256 characters.")
    if password != again:
        return N_("The two passwords are not the same.")
    if len(name) > 2 and name.casefold() in password.casefold():
        return N_("Your own name must not be in the password.")
    if len(set(password)) < _KINDS:
        return N_("The same few characters again and again are easy to guess.")
    return ""


def _composed(password: str) -> str:
    # One keyboard sends full-width or decomposed letters where another does not.
    return unicodedata.normalize("NFKC", password)


def _is_right(password: str, hashed: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


async def _apart(job: Callable[[], T]) -> T:
    global _waiting
    if _waiting >= _WAITING:
        raise Busy(N_("Many people are signing in at once. Please try again in a little while."))
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_threads, job)
    finally:
        _waiting -= 1
