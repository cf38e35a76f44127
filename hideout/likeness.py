"""Likeness: which texts say nearly the same, told by pairs of letters; marks find the candidates without comparing all."""

import hashlib

LEAST = 0.7
"""From here on two texts are alike (shared pairs of letters, of all pairs of both)."""
_SHORTEST = 12
_BANDS, _ROWS = 5, 3


def letters(text: str) -> str:
    """Return only what is said: letters and digits, without case."""
    return "".join(char for char in text.casefold() if char.isalnum())


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1; short ones are alike only when they are the same."""
    first, second = letters(one), letters(other)
    if min(len(first), len(second)) < _SHORTEST:
        return float(first == second)
    pairs, others = _pairs(first), _pairs(second)
    return len(pairs & others) / len(pairs | others)


def marks(key: bytes, text: str) -> tuple[str, ...]:
    """Return five keyed marks of which alike texts most likely share one; a short text has none."""
    said = letters(text)
    if len(said) < _SHORTEST:
        return ()
    size = _BANDS * _ROWS
    drawn = [hashlib.blake2b(pair.encode(), key=key, digest_size=4 * size).digest() for pair in _pairs(said)]
    least = [min(digest[4 * row : 4 * row + 4] for digest in drawn) for row in range(size)]
    return tuple(
        f"{band}{hashlib.blake2b(b''.join(least[band * _ROWS : (band + 1) * _ROWS]), key=key, digest_size=8).hexdigest()}"
        for band in range(_BANDS)
    )


def _pairs(said: str) -> set[str]:
    return {said[place : place + 2] for place in range(len(said) - 1)}
