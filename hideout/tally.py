"""Tallies: sums that may be shown, because nobody can be found in them."""

from collections.abc import Mapping
from typing import TypeVar

# A sum below this stands for so few that one of them might be recognised.
FEWEST = 10
HIDDEN = "*"
K = TypeVar("K")


def veiled(sums: Mapping[K, int]) -> dict[K, int | str]:
    """Return the sums with small ones hidden (0 is nobody and may be seen).

    Where only one is hidden, whoever knows the total could work it out: then the next smallest is hidden, too.
    """
    small = {key for key, count in sums.items() if 0 < count < FEWEST}
    if len(small) == 1:
        rest = sorted((count, str(key), key) for key, count in sums.items() if key not in small and count)
        small |= {key for _, _, key in rest[:1]}
    return {key: HIDDEN if key in small else count for key, count in sums.items()}


def rounded(sums: Mapping[K, int]) -> dict[K, int | str]:
    """Return the sums as they may leave the house: small ones hidden as by `veiled`, the others to the nearest five."""
    return {key: count if isinstance(count, str) else five(count) for key, count in veiled(sums).items()}


def five(count: int) -> int | str:
    """Return a single sum to the nearest five; a small one is hidden."""
    return HIDDEN if 0 < count < FEWEST else (count + 2) // 5 * 5
