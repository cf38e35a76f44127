"""The vote on a name: what it is like, beside what lists and patterns find; learnt from `training/data/names*.tsv`."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from zlib import crc32

from moderation import vote
from moderation.reading import Reading
from moderation.rules import listen
from moderation.weights import Features, Table, model
from moderation.writing import writing_of

# More than this of a name is not weighed.
_LOOK = 64
_RUN = range(1, 5)
# How near the vote on messages comes to hearing concern or danger in a name, in steps.
_NEAR = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3, 1.7)
_SCRIPTS = {"HIRAGANA": "h", "KATAKANA": "k", "CJK": "c", "LATIN": "a", "HANGUL": "g", "CYRILLIC": "y"}


def features(name: str, reading: Reading, listed: Iterable[str] = ()) -> Features:
    """Return what may be weighed in a name: the features of a message, its shape, and its letters as written.

    `reading` is of the name, or of what its disguise means; `listed` is how the terms of lists and patterns stand in it.
    """
    seen = vote.features(reading, listen(reading))
    written = unicodedata.normalize("NFKC", name[:_LOOK])
    signs = {f"shape:{_shape(written)}", f"length:{min(len(written), 17) // 3}"}
    signs |= {f"sign:{sign}" for sign in reading.signs} | {f"listed:{sign}" for sign in listed}
    framed = f"^{written.lower()}$"
    runs = (framed[at : at + size] for size in _RUN for at in range(len(framed) - size + 1))
    return replace(seen, signs=_numbers(signs), couples=_numbers(f"name:{run}" for run in runs))


def heard(seen: Features, levels: Table, limits: Mapping[str, float]) -> Features:
    """Return the features with how grave `levels`, the vote on messages, finds the name: its answers beside their `limits`."""
    # To the vote on messages a name is a short message: its shape says nothing there.
    answers = levels.answers(replace(seen, signs=frozenset(), couples=frozenset()))
    near = {
        f"{head}>{step}"
        for head in ("concern", "high")
        for step in _NEAR
        if answers[head] > step * limits[head]
    }
    return replace(seen, signs=seen.signs | _numbers(near))


def refuses(name: str, reading: Reading, listed: Collection[str] = ()) -> bool:
    """Return whether a name is refused; without weights, whether lists or patterns found anything (`listed`).

    What they found stands unless the vote is fairly sure of the contrary: a bad run in an innocent word.
    """
    known = model()
    if known is None:
        return bool(listed)
    seen = heard(features(name, reading, listed), known.levels, known.thresholds[writing_of(reading)])
    return known.names.answers(seen)["refuse"] > known.thresholds["name"]["listed" if listed else "refuse"]


def _shape(name: str) -> str:
    """Return which scripts follow each other in a name: one letter for a run of each."""
    return "".join(kind for kind, _ in groupby(map(_kind, name)))


def _kind(char: str) -> str:
    if char.isdigit():
        return "9"
    if not char.isalpha():
        return "_" if char.isspace() else "e" if unicodedata.category(char) == "So" else "."
    kind = _SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0], "x")
    return kind.upper() if char.isupper() else kind


def _numbers(names: Iterable[str]) -> frozenset[int]:
    return frozenset(crc32(name.encode("utf-8", "surrogatepass")) for name in names)
