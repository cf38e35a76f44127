"""The bad terms and the innocent words of `assets/words/names`, folded and ready to be searched."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from moderation.glyph import DYING, ROLES, lengthened, script, sound
from moderation.normalise import folded
from moderation.words import COVER, folder, listed

MASK = "○"


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """The lists: `plain` is covered and `spelt` put away before the others are looked for."""

    plain: re.Pattern[str]
    spelt: re.Pattern[str]
    inside: Any
    edge: Any
    sounds: Any
    words: frozenset[str]
    word_sounds: frozenset[str]
    wholes: frozenset[str]
    every: frozenset[str]


def covered(text: str) -> str:
    """Blank the innocent words in a folded text, keeping every position."""
    return terms().plain.sub(lambda hit: COVER * len(hit.group()), text)


def unspelt(name: str) -> str:
    """Put a stop for every letter of the innocent words that are told by their exact spelling."""
    text = unicodedata.normalize("NFC", name)
    return (
        terms().spelt.sub(lambda hit: "。" * len(hit.group()), text) if terms().spelt.search(text) else name
    )


def tight(text: str) -> str:
    """Leave out what is neither a letter nor a digit; what is covered stays."""
    return "".join(char for char in text if char.isalnum() or char == COVER)


def _bare(name: str) -> list[str]:
    lines = listed(folder() / "names" / f"{name}.txt")
    return [folded(term) for term in (*lines, *map(lengthened, lines))]


def _tightened(name: str) -> set[str]:
    found = {tight(term) for term in _bare(name)}
    return {term for term in found if len(term) > 1 or (term and not term.isascii())}


@cache
def exact() -> frozenset[str]:
    """Return the terms that are bad wherever they stand, as whole words."""
    return frozenset(tight(term) for term in _bare("inside"))


@cache
def terms() -> Terms:
    """Read the lists, once."""
    inside, edge = _tightened("inside"), _tightened("edge")
    words = _tightened("word")
    wholes = _tightened("whole")
    plain = sorted(set(_bare("plain")), key=lambda word: (-len(word), word))
    return Terms(
        plain=re.compile(
            "|".join((ROLES, DYING, *(re.escape(word).replace(r"\ ", "[ _-]?") for word in plain)))
        ),
        spelt=_spelt(),
        inside=_automaton({term: term for term in inside}),
        edge=_automaton({term: term for term in edge}),
        sounds=_automaton({sound(term): term for term in inside if term.isascii() and len(sound(term)) >= 6}),
        every=frozenset(inside | edge | words | wholes),
        words=frozenset(words | edge),
        word_sounds=frozenset(sound(word) for word in words if word.isascii() and len(sound(word)) >= 4),
        wholes=frozenset(wholes),
    )


def _spelt() -> re.Pattern[str]:
    """Read the innocent words told by their spelling; Latin ones stand as whole words."""
    words = sorted(listed(folder() / "names" / "spelt.txt"), key=lambda word: (-len(word), word))
    latin = "|".join(re.escape(word) for word in words if script(word[0]) == "letters")
    other = "|".join(
        # A word of katakana is not cut out of a longer one: コイン, ビットコイン.
        f"(?<![ァ-ヿ]){re.escape(word)}(?![ァ-ヿ])"
        if all(script(char) == "katakana" for char in word)
        else re.escape(word)
        for word in words
        if script(word[0]) != "letters"
    )
    return re.compile(rf"(?<![^\W_])(?:{latin or '(?!)'})(?![^\W_])|{other or '(?!)'}", re.IGNORECASE)


def _automaton(table: dict[str, Any]) -> Any:
    automaton = ahocorasick.Automaton()
    automaton.add_word("\x01", "\x01")  # an empty one cannot be asked
    for key, value in table.items():
        automaton.add_word(key, value)
    automaton.make_automaton()
    return automaton
