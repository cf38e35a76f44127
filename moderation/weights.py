"""What the second vote has learnt: tables of weights as `make train` writes them, in `assets/vote/`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from moderation.words import folder

LEVELS = ("concern", "high", "imminent", "now")
# The tables in the order in which they lie in the file.
TABLES = ("levels", "kinds", "flags", "names", "emergencies", "follows")
NOTHING = 128


@dataclass(frozen=True, kw_only=True, slots=True)
class Features:
    """A text as the model sees it: numbers of letter runs, ideas, pairs of ideas, and of what the lists heard.

    Of a post also `signs`: what kinds of name, place or number stand in it and what the patterns found, and pairs of those.
    Of a name its shape as `signs`, and as `couples` its letters as written.
    """

    letters: frozenset[int]
    ideas: frozenset[int]
    pairs: frozenset[int]
    marks: frozenset[int]
    signs: frozenset[int] = frozenset()
    couples: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Questions the model answers in one go: for each place a byte to know its feature by, and one for each head.

    The low bits of a feature's number are its place, the high byte must stand there, else the model does not know it.
    A byte of NOTHING weighs nothing; `scales` is what a step from there is worth, `biases` what a head says of no text.
    """

    heads: tuple[str, ...]
    weights: bytes | memoryview
    mask: int
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    emphasis: tuple[float, ...]

    def answers(self, seen: Features) -> dict[str, float]:
        """Return the probability that each head gives to a text."""
        totals = [0.0] * len(self.heads)
        groups = (seen.letters, seen.ideas, seen.pairs, seen.marks, seen.signs, seen.couples)
        for group, emphasis in zip(groups, self.emphasis, strict=True):
            cells = self._cells(group)
            share = emphasis / math.sqrt(len(group) or 1)
            for head in range(len(totals)):
                heard = cells[head + 1 :: len(totals) + 1]
                totals[head] += share * (sum(heard) - NOTHING * len(heard))
        steps = zip(self.heads, totals, self.scales, self.biases, strict=True)
        return {head: _chance(total * scale + bias) for head, total, scale, bias in steps}

    def weigh(self, numbers: Iterable[int], head: str) -> int:
        """Return how much some features speak for a head, in its own steps."""
        heard = self._cells(numbers)[self.heads.index(head) + 1 :: len(self.heads) + 1]
        return sum(heard) - NOTHING * len(heard)

    def _cells(self, numbers: Iterable[int]) -> bytes:
        width, weights, mask = len(self.heads) + 1, self.weights, self.mask
        return b"".join(
            [
                weights[start : start + width]
                for number in numbers
                if weights[start := (number & mask) * width] == number >> 24
            ]
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """Tables for levels, kinds of danger, flags of posts, names, emergencies and what follows them, and from which probability on each may raise."""

    levels: Table
    kinds: Table
    flags: Table
    names: Table
    emergencies: Table
    follows: Table
    thresholds: dict[str, dict[str, float]]


@cache
def model() -> Model | None:
    """Load the weights that travel with the house, `assets/vote/`; None where there are none."""
    path = folder().parent / "vote"
    return load(path) if (path / "model.json").is_file() else None


def load(path: Path) -> Model:
    """Read weights from a folder: `model.json` describes the tables, `weights.bin` holds them one after the other."""
    about = json.loads((path / "model.json").read_text("utf-8"))
    tables: dict[str, Table] = {}
    with (path / "weights.bin").open("rb") as file:
        # Mapped, so that what no text has touched takes no memory, and several processes share the rest.
        cells, end = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ)), 0
        for name in TABLES:
            table = about["tables"][name]
            tables[name] = Table(
                heads=tuple(table["heads"]),
                weights=cells[end : (end := end + ((len(table["heads"]) + 1) << table["bits"]))],
                mask=(1 << table["bits"]) - 1,
                scales=tuple(table["scales"]),
                biases=tuple(table["biases"]),
                emphasis=tuple(about["emphasis"]),
            )
    return Model(**tables, thresholds=about["thresholds"])


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
