"""The second vote: a linear model over letters, ideas and what the lists heard, trained by `training/train.py`.

It has read some ten thousand lines that were written for it, and so knows how danger sounds without its words. A text
becomes a set of numbered features (hashed with CRC-32, which is the same on every machine); each head is one row of
weights and a bias; the score of a head is a sum, and a logistic curve makes it a probability.
"""

from __future__ import annotations

import json
import math
from array import array
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from moderation.ideas import ideas
from moderation.normalise import View
from moderation.reading import Reading
from moderation.rules import Heard
from moderation.words import folder

LEVELS = ("concern", "high", "imminent", "now")
# Longest run of letters that is one feature: without spaces a letter says more.
_RUN = range(1, 6)
_WORDS = range(2, 7)
_PHRASES = range(1, 4)


@dataclass(frozen=True, kw_only=True, slots=True)
class Features:
    """A text as the model sees it: numbers of letter runs, and numbers of ideas and of what the lists heard."""

    letters: frozenset[int]
    ideas: frozenset[int]
    marks: frozenset[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """Heads by name: weights (one per feature number), scale and bias; and the thresholds of what it may raise."""

    mask: int
    heads: dict[str, tuple[array[int], float, float]]
    kinds: dict[str, tuple[array[int], float, float]]
    thresholds: dict[str, float]
    emphasis: tuple[float, float, float]


def features(reading: Reading, heard: Heard, mask: int) -> Features:
    """Return the numbers of everything the model may weigh in a text; linear in its length."""
    view, run = form(reading)
    letters = _letters(view.text, mask, _RUN if run else _WORDS)
    if not run:
        words = view.text.split()
        letters |= {
            crc32(f"w{' '.join(words[at : at + size])}".encode()) & mask
            for size in _PHRASES
            for at in range(len(words) - size + 1)
        }
    marks = {f"rule:{rule.list}" for rule in heard.rules} | {f"lowered:{rule.list}" for rule in heard.lowered}
    marks |= {f"level:{rule.level}" for rule in heard.rules} | {f"sign:{sign}" for sign in reading.signs}
    return Features(
        letters=frozenset(letters),
        ideas=frozenset(crc32(idea.encode()) & mask for idea in ideas(reading)),
        marks=frozenset(crc32(mark.encode()) & mask for mark in marks),
    )


def form(reading: Reading) -> tuple[View, bool]:
    """Return the form in which the model reads a text, and whether it is a run without spaces."""
    if reading.cjk:
        return reading.run, True
    if reading.romaji.text:
        return reading.romaji, True
    return reading.words, False


def _letters(text: str, mask: int, sizes: range) -> set[int]:
    coded = f"^{text}$".encode("utf-16-le", "surrogatepass")
    found: set[int] = set()
    for size in sizes:
        width = 2 * size
        found.update([crc32(coded[at : at + width]) & mask for at in range(0, len(coded) - width + 1, 2)])
    return found


def score(model: Model, seen: Features, head: tuple[array[int], float, float]) -> float:
    """Return the probability that one head gives to a text."""
    weights, scale, bias = head
    total = 0.0
    for group, emphasis in zip((seen.letters, seen.ideas, seen.marks), model.emphasis, strict=True):
        if group:
            total += emphasis * sum(map(weights.__getitem__, group)) / math.sqrt(len(group))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total * scale + bias))))


@cache
def model() -> Model | None:
    """Load the weights that travel with the house, `assets/vote/`; None where there are none."""
    path = folder().parent / "vote"
    return load(path) if (path / "model.json").is_file() else None


def load(path: Path) -> Model:
    """Read weights from a folder: `model.json` describes the heads, `weights.bin` holds them one after the other."""
    about = json.loads((path / "model.json").read_text("utf-8"))
    size = 1 << about["bits"]
    raw = (path / "weights.bin").read_bytes()
    rows: dict[str, tuple[array[int], float, float]] = {}
    for number, head in enumerate(about["heads"]):
        weights = array("b")
        weights.frombytes(raw[number * size : (number + 1) * size])
        rows[head["name"]] = (weights, head["scale"], head["bias"])
    return Model(
        mask=size - 1,
        heads={name: rows[name] for name in LEVELS},
        kinds={name: row for name, row in rows.items() if name not in LEVELS},
        thresholds=about["thresholds"],
        emphasis=tuple(about["emphasis"]),
    )
