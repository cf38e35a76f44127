"""The second vote: a linear model over letters, ideas and what the lists heard, trained by `training/train.py`.

It has read some hundred thousand lines that were written for it, and so knows how danger sounds without its words. A text
becomes a set of numbered features (hashed with CRC-32, which is the same on every machine); each head has a weight for
each of them and a bias; its score is a sum, and a logistic curve makes that a probability.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sized
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from zlib import crc32

from moderation.ideas import ideas
from moderation.reading import Reading
from moderation.rules import Heard
from moderation.verdict import Span
from moderation.weights import Features, Table, model
from moderation.writing import form, short, writing_of

# Under this name one check leaves the features of a text for the next.
SEEN = "features"
_SENTENCE = re.compile(r"[^。.]+")
# Longest run of letters that is one feature: without spaces a letter says more.
_RUN = range(1, 6)
_WORDS = range(2, 7)
_PHRASES = range(1, 4)
_IDEAS = 2
# From which probability on somebody sounds sad, and from which on where letters alone say so. On the lines of `training/dev`
# 141 of 168 sad ones lie above, and 8 of 178 of ordinary talk that the vote would meet with a gentle word; of `training/test` 53 of 58 and 27 of 254.
_SAD, _SAD_ALONE = 0.4, 0.6
# Below this a word of sadness that a list heard is one of a film, an onion, a lost match: so 1 of 242 sad lines there, and 107
# of 143 ordinary ones.
_CALM = 0.05
# Below this a level above the mark is more often a misreading than danger: of strangers' lines that the vote alone raised, 76 of
# 94 false ones lie below, and 72 of 364 grave ones.
_SURELY = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote:
    """What the model hears: a level 0..3, whether now and sure, whether danger is at least thinkable, or possible, whether it is sad or calm."""

    level: int
    now: bool
    sure: bool
    thinkable: bool
    possible: bool
    sad: bool
    calm: bool


def features(reading: Reading, heard: Heard) -> Features:
    """Return the numbers of everything the model may weigh in a text; linear in its length."""
    view, run = form(reading)
    letters = _letters(view.text, _RUN if run else _WORDS)
    if not run:
        words = view.text.split()
        letters |= {
            crc32(f"w{' '.join(words[at : at + size])}".encode())
            for size in _PHRASES
            for at in range(len(words) - size + 1)
        }
    touched = ideas(reading)
    marks = {f"rule:{rule.list}" for rule in heard.rules} | {f"lowered:{rule.list}" for rule in heard.lowered}
    marks |= {f"level:{rule.level}" for rule in heard.rules} | {f"sign:{sign}" for sign in reading.signs}
    return Features(
        letters=frozenset(letters),
        ideas=frozenset([_idea(idea) for idea in touched if "+" not in idea]),
        pairs=frozenset([_idea(idea) for idea in touched if "+" in idea]),
        marks=_numbers(marks),
    )


def signed(seen: Features, signs: Iterable[str]) -> Features:
    """Return the features of a post: those of its text, and what kinds of sign stand in it, alone and in pairs."""
    names = sorted(set(signs))
    couples = (f"shape:{one}+{other}" for one, other in combinations(names, 2))
    return replace(seen, signs=_numbers(f"shape:{name}" for name in names), couples=_numbers(couples))


def _numbers(names: Iterable[str]) -> frozenset[int]:
    return frozenset(crc32(name.encode()) for name in names)


@lru_cache(maxsize=1 << 15)
def _idea(name: str) -> int:
    return crc32(f"idea:{name}".encode())


def bare(ideas: Sized, marks: Sized) -> bool:
    """Tell whether no list and hardly an idea is heard in a text: of most ordinary talk this is so, of danger seldom."""
    return not marks and len(ideas) <= _IDEAS


def _letters(text: str, sizes: range) -> set[int]:
    coded = f"^{text}$".encode("utf-16-le", "surrogatepass")
    chars = [coded[at : at + 2] for at in range(0, len(coded), 2)]
    found: set[int] = set()
    numbers = list(map(crc32, chars))
    for size in range(1, sizes.stop):
        if size in sizes:
            found.update(numbers)
        # The number of a run goes on from that of the run without its last letter.
        numbers = list(map(crc32, chars[size:], numbers))
    return found


def hear(reading: Reading, seen: Features, *, post: bool = False) -> Vote | None:
    """Return the vote on a text, or None where no weights are installed; a board is for sadness, so a post bears more."""
    known = model()
    if known is None:
        return None
    limits = known.thresholds[writing_of(reading)]
    limits = limits | known.thresholds["post"] if post else limits
    concern, high, imminent, now = known.levels.answers(seen).values()
    # Where no list and hardly an idea is heard, letters alone have to be surer of themselves.
    alone = bare(seen.ideas, seen.marks)
    enough = max(limits["high"], limits["bare"]) if alone else limits["high"]
    uneasy = max(limits["concern"], limits["uneasy"]) if alone else limits["concern"]
    doubt = limits["doubt"] * enough / limits["high"]
    level = 2 if high > enough or imminent > limits["sure"] else 1 if concern > uneasy or high > doubt else 0
    if level == 2 and imminent > limits["imminent"] and not short(reading):
        level = 3
    return Vote(
        level=level,
        now=level == 3 and now > limits["now"],
        sure=(imminent if level == 3 else high) > _SURELY,
        thinkable=high > limits["doubt"],
        possible=high > limits["plain"],
        sad=concern > (_SAD_ALONE if alone else _SAD),
        calm=concern < _CALM,
    )


def kind(seen: Features, *, home: bool = False) -> str:
    """Return the likeliest kind of danger; where trouble at home was heard, being hurt there is twice as likely."""
    known = model()
    if known is None:
        return "suicide"
    answers = known.kinds.answers(seen)
    return max(answers, key=lambda kind: answers[kind] * (2 if home and kind == "abuse" else 1))


def flags(reading: Reading, seen: Features) -> dict[str, float]:
    """Return for each flag that is judged how near the model is to raising it: above 1 raises; {} without weights."""
    known = model()
    if known is None:
        return {}
    answers, limits = known.flags.answers(seen), known.thresholds[f"flags:{writing_of(reading)}"]
    return {flag: answers[flag] / limits[flag] for flag in limits}


def where(table: Table, reading: Reading, head: str) -> Span:
    """Return the place in the original of the sentence whose letters speak most for a head."""
    view, run = form(reading)
    best, place = -math.inf, Span(start=0, end=0)
    for hit in _SENTENCE.finditer(view.text):
        speaks = table.weigh(_letters(hit.group(), _RUN if run else _WORDS), head)
        if speaks > best:
            best, place = speaks, view.span(hit.start(), hit.end())
    return place
