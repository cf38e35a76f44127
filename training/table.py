"""Texts as rows of numbers to learn from, and what was learnt as the table that `moderation/vote.py` reads."""

from __future__ import annotations

import math

import numpy as np
import scipy.sparse as sparse

from moderation.weights import NOTHING, Features, Table

Row = tuple[list[int], ...]
# What is kept of a table: its heads, their biases, its size and what `pack` makes of it.
Packed = tuple[tuple[str, ...], np.ndarray, int, tuple[bytes, list[float], np.ndarray]]

# How much letters, ideas, pairs of ideas, what the lists heard, signs and pairs of signs weigh against each other.
EMPHASIS = (1.0, 0.5, 0.5, 0.3, 2.0, 1.5)
# A feature that stands in fewer texts is chance, and would only lie in the way of others.
LEAST = 2
_CLIP = 99.99


def row_of(seen: Features) -> Row:
    """Return a text's features sorted, so that the same data gives the same weights."""
    groups = (seen.letters, seen.ideas, seen.pairs, seen.marks, seen.signs, seen.couples)
    return tuple(sorted(group) for group in groups)


def vocabulary(rows: list[Row]) -> np.ndarray:
    """Return the numbers, in order, of the features that stand in at least LEAST rows."""
    numbers, counts = np.unique(
        np.concatenate([np.array(group, dtype=np.int64) for groups in rows for group in groups]),
        return_counts=True,
    )
    return numbers[counts >= LEAST]


def matrix(rows: list[Row], known: np.ndarray) -> sparse.csr_matrix:
    """Return the rows as one matrix with a column for each known feature, weighed as they will be when read."""
    places: list[np.ndarray] = []
    values: list[np.ndarray] = []
    ends = [0]
    for groups in rows:
        size = ends[-1]
        for group, emphasis in zip(groups, EMPHASIS, strict=False):
            if group:
                at = np.searchsorted(known, group).clip(max=len(known) - 1)
                at = at[known[at] == group]
                places.append(at)
                values.append(np.full(len(at), emphasis / math.sqrt(len(group)), dtype=np.float32))
                size += len(at)
        ends.append(size)
    return sparse.csr_matrix(
        (np.concatenate(values), np.concatenate(places), np.array(ends)), shape=(len(rows), len(known))
    )


def pack(known: np.ndarray, columns: np.ndarray, bits: int) -> tuple[bytes, list[float], np.ndarray]:
    """Return a table of 2**bits places, what a step of each head is worth, and the weights as they will be read.

    A feature's place is the low bits of its number; where two fall together the one that weighs more stays. Each place
    holds the high byte of the number, to tell others apart, and a byte for each head.
    """
    first = np.argsort(-np.abs(columns).sum(axis=1), kind="stable")
    places, at = np.unique(known[first] & ((1 << bits) - 1), return_index=True)
    kept = first[at]
    scales = np.array([np.percentile(np.abs(one[one != 0]), _CLIP) for one in columns.T]) / 127
    steps = np.clip(np.round(columns[kept] / scales), -127, 127)
    table = np.full((1 << bits, 1 + columns.shape[1]), NOTHING, dtype=np.uint8)
    table[places, 0] = known[kept] >> 24
    table[places, 1:] = steps + NOTHING
    rounded = np.zeros_like(columns)
    rounded[kept] = steps * scales
    return table.tobytes(), [float(scale) for scale in scales], rounded


def opened(packed: Packed) -> Table:
    """Return a packed table as it will be read."""
    heads, biases, bits, (cells, scales, _) = packed
    return Table(
        heads=heads,
        weights=cells,
        mask=(1 << bits) - 1,
        scales=tuple(scales),
        biases=tuple(map(float, biases)),
        emphasis=EMPHASIS,
    )
