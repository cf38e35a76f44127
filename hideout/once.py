"""Answers kept under numbers: what is asked of a line many times is worked out once, and no word of the line stays."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
# So many answers are kept; then all of them go.
MOST = 4096


def once(ask: Callable[P, R]) -> Callable[P, R]:
    """Return a function that asks once for the same arguments, which have to be hashable.

    `functools.lru_cache` would keep the arguments, and with them what somebody wrote. Here only their hash is a key: it is
    of 64 bits and salted for each process, so two lines never meet in practice, and none can be read out of it.
    """
    known: dict[int, R] = {}

    @wraps(ask)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        asked: Hashable = (args, tuple(kwargs.items()))
        number = hash(asked)
        if number not in known:
            if len(known) >= MOST:
                known.clear()
            known[number] = ask(*args, **kwargs)
        return known[number]

    return answer
