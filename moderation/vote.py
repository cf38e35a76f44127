"""The second vote: a linear model over letters, ideas and what the lists heard, trained by `training/train.py`.

It has read some fifty thousand lines that were written for it, and so knows how danger sounds without its words. A text
becomes a set of numbered features (hashed with CRC-32, which is the same on every machine); each head has a weight for
each of them and a bias; its score is a sum, and a logistic curve makes that a probability.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from moderation.ideas import ideas
from moderation.normalise import View
from moderation.reading import Reading
from moderation.rules import Heard
from moderation.verdict import Span
from moderation.words import folder

LEVELS = ("concern", "high", "imminent", "now")
WRITINGS = ("ja", "cjk", "latin")
BITS = 20
_PLACES = (1 << BITS) - 1
_NOTHING = 128
# Under this name one check leaves the features of a text for the next.
SEEN = "features"
_SENTENCE = re.compile(r"[^。.]+")
# Longest run of letters that is one feature: without spaces a letter says more.
_RUN = range(1, 6)
_WORDS = range(2, 7)
_PHRASES = range(1, 4)


@dataclass(frozen=True, kw_only=True, slots=True)
class Features:
    """A text as the model sees it: numbers of letter runs, of ideas, of pairs of ideas, and of what the lists heard."""

    letters: frozenset[int]
    ideas: frozenset[int]
    pairs: frozenset[int]
    marks: frozenset[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Questions the model answers in one go: for each place one byte a head, so that a text is looked up once.

    A byte of _NOTHING weighs nothing; `scales` is what a step from there is worth, `biases` what a head says of no text.
    """

    heads: tuple[str, ...]
    weights: bytes
    mask: int
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    emphasis: tuple[float, ...]

    def answers(self, seen: Features) -> dict[str, float]:
        """Return the probability that each head gives to a text."""
        width, weights, mask = len(self.heads), self.weights, self.mask
        totals = [0.0] * width
        groups = (seen.letters, seen.ideas, seen.pairs, seen.marks)
        for group, emphasis in zip(groups, self.emphasis, strict=True):
            if not group:
                continue
            starts = [(place & mask) * width for place in group]
            cells = b"".join([weights[start : start + width] for start in starts])
            share = emphasis / math.sqrt(len(group))
            for head in range(width):
                totals[head] += share * (sum(cells[head::width]) - _NOTHING * len(group))
        steps = zip(self.heads, totals, self.scales, self.biases, strict=True)
        return {head: _chance(total * scale + bias) for head, total, scale, bias in steps}

    def weigh(self, places: Iterable[int], head: str) -> int:
        """Return how much some places speak for a head, in its own steps."""
        width, column = len(self.heads), self.heads.index(head)
        return sum([self.weights[(place & self.mask) * width + column] - _NOTHING for place in places])


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """Tables for levels, kinds of danger and flags of posts, and from which probability on each may raise."""

    levels: Table
    kinds: Table
    flags: Table
    thresholds: dict[str, dict[str, float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote:
    """What the model hears: a level 0..3, whether now, and whether danger is at least thinkable, or possible."""

    level: int
    now: bool
    thinkable: bool
    possible: bool


def features(reading: Reading, heard: Heard) -> Features:
    """Return the numbers of everything the model may weigh in a text; linear in its length."""
    view, run = form(reading)
    letters = _letters(view.text, _RUN if run else _WORDS)
    if not run:
        words = view.text.split()
        letters |= {
            crc32(f"w{' '.join(words[at : at + size])}".encode()) & _PLACES
            for size in _PHRASES
            for at in range(len(words) - size + 1)
        }
    touched = ideas(reading)
    marks = {f"rule:{rule.list}" for rule in heard.rules} | {f"lowered:{rule.list}" for rule in heard.lowered}
    marks |= {f"level:{rule.level}" for rule in heard.rules} | {f"sign:{sign}" for sign in reading.signs}
    return Features(
        letters=frozenset(letters),
        ideas=frozenset(crc32(f"idea:{idea}".encode()) & _PLACES for idea in touched if "+" not in idea),
        pairs=frozenset(crc32(f"idea:{idea}".encode()) & _PLACES for idea in touched if "+" in idea),
        marks=frozenset(crc32(mark.encode()) & _PLACES for mark in marks),
    )


def writing_of(reading: Reading) -> str:
    """Return how a text is written, one of WRITINGS: each has thresholds of its own."""
    if reading.kana or reading.romaji.text:
        return "ja"
    return "cjk" if reading.cjk else "latin"


def form(reading: Reading) -> tuple[View, bool]:
    """Return the form in which the model reads a text, and whether it is a run without spaces."""
    if reading.cjk:
        return reading.run, True
    if reading.romaji.text:
        return reading.romaji, True
    return reading.words, False


def _letters(text: str, sizes: range) -> set[int]:
    coded = f"^{text}$".encode("utf-16-le", "surrogatepass")
    found: set[int] = set()
    for size in sizes:
        width = 2 * size
        found.update([crc32(coded[at : at + width]) & _PLACES for at in range(0, len(coded) - width + 1, 2)])
    return found


def hear(reading: Reading, seen: Features, *, post: bool = False) -> Vote | None:
    """Return the vote on a text, or None where no weights are installed; a board is for sadness, so a post bears more."""
    known = model()
    if known is None:
        return None
    limits = known.thresholds[writing_of(reading)]
    limits = limits | known.thresholds["post"] if post else limits
    concern, high, imminent, now = known.levels.answers(seen).values()
    level = 2 if high > limits["high"] else 1 if concern > limits["concern"] or high > limits["doubt"] else 0
    view, run = form(reading)
    # A word or two may sound like anything: that they are a last word is for the lists to say.
    short = len(view.text) < 9 if run else view.text.count(" ") < 3
    if level == 2 and imminent > limits["imminent"] and not short:
        level = 3
    return Vote(
        level=level,
        now=level == 3 and now > limits["now"],
        thinkable=high > limits["doubt"],
        possible=high > limits["plain"],
    )


def kind(seen: Features) -> str:
    """Return the likeliest kind of danger."""
    known = model()
    if known is None:
        return "suicide"
    answers = known.kinds.answers(seen)
    return max(answers, key=answers.__getitem__)


def flags(reading: Reading, seen: Features) -> list[tuple[str, Span]]:
    """Return the flags the model would raise on a post, each with the sentence that speaks most for it."""
    known = model()
    if known is None:
        return []
    answers, limits = known.flags.answers(seen), known.thresholds["flags"]
    return [(flag, where(known.flags, reading, flag)) for flag in limits if answers[flag] > limits[flag]]


def where(table: Table, reading: Reading, head: str) -> Span:
    """Return the place in the original of the sentence whose letters speak most for a head."""
    view, run = form(reading)
    best, place = -math.inf, Span(start=0, end=0)
    for hit in _SENTENCE.finditer(view.text):
        speaks = table.weigh(_letters(hit.group(), _RUN if run else _WORDS), head)
        if speaks > best:
            best, place = speaks, view.span(hit.start(), hit.end())
    return place


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


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
        for name in ("levels", "kinds", "flags"):
            table = about["tables"][name]
            tables[name] = Table(
                heads=tuple(table["heads"]),
                weights=file.read(len(table["heads"]) << table["bits"]),
                mask=(1 << table["bits"]) - 1,
                scales=tuple(table["scales"]),
                biases=tuple(table["biases"]),
                emphasis=tuple(about["emphasis"]),
            )
    return Model(
        levels=tables["levels"], kinds=tables["kinds"], flags=tables["flags"], thresholds=about["thresholds"]
    )
