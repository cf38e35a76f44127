"""Which ideas a text touches: words of nine languages under some two hundred names that are the same in all of them.

The words stand in `assets/words/<language>/concepts.txt`; `training/ideas.py` spells every choice in them out, folded,
into static tries (marisa-trie) in `assets/vote/`, which are what is read here. In a key `…` is a gap.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import marisa_trie

from moderation.normalise import View
from moderation.reading import Reading
from moderation.words import folder

GAP = "…"
# Two ideas belong together when they stand this near and in one sentence.
_NEAR = {True: 40, False: 90}
_GAP_REACH = {True: 24, False: 60}
_MOST = 80


class Meaning(NamedTuple):
    """What a key stands for in one language; `rest` is what must follow behind its gap."""

    language: str
    ideas: tuple[str, ...]
    rest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """Keys in a trie, and for the number of each key what it means."""

    trie: Any
    numbers: array[int]
    meanings: list[tuple[Meaning, ...]]
    longest: int


def ideas(reading: Reading) -> set[str]:
    """Name the ideas a text touches, and the pairs of ideas that stand near each other in one sentence."""
    named: set[str] = set()
    for view, run, languages in _views(reading):
        places = _touched(view, run, languages)[:_MOST]
        text = view.text
        ends = [place for place, char in enumerate(text) if char in "。."]
        sentences = [bisect_left(ends, place) for place, _ in places]
        for index, (place, idea) in enumerate(places):
            named.add(idea)
            for other in range(index + 1, len(places)):
                if sentences[other] != sentences[index] or places[other][0] - place > _NEAR[run]:
                    break
                second = places[other][1]
                if second != idea:
                    named.add(f"{idea}+{second}" if idea < second else f"{second}+{idea}")
    return named


def _views(reading: Reading) -> list[tuple[View, bool, frozenset[str]]]:
    views: list[tuple[View, bool, frozenset[str]]] = []
    if reading.cjk:
        views.append((reading.run, True, frozenset(("ja",) if reading.kana else ("ja", "zh", "ko"))))
    if reading.romaji.text:
        views.append((reading.romaji, True, frozenset(("ja",))))
    if reading.latin and not reading.cjk:
        views.append((reading.words, False, frozenset(("en", "es", "pt", "vi", "tl"))))
    return views


def _touched(view: View, run: bool, languages: frozenset[str]) -> list[tuple[int, str]]:
    words = lexicon("run" if run else "words")
    text = view.text if run else f" {view.text} "
    found: list[tuple[int, str, tuple[str, ...]]] = []
    weight: Counter[str] = Counter()
    for start in range(len(text)):
        if run or text[start] == " ":
            for key, number in words.trie.iter_prefixes_with_ids(text[start : start + words.longest]):
                for meaning in words.meanings[words.numbers[number]]:
                    if meaning.language in languages and _follows(meaning.rest, text, start + len(key), run):
                        found.append((start, meaning.language, meaning.ideas))
                        weight[meaning.language] += len(key)
    # Short words of one language stand by chance in texts of another: only the likeliest languages speak.
    spoken = {language for language, sum_ in weight.items() if sum_ * 5 >= max(weight.values()) * 3}
    touched = {(place, idea) for place, language, names in found if language in spoken for idea in names}
    return sorted(touched)


def _follows(rest: str, text: str, place: int, run: bool) -> bool:
    """Tell whether what comes behind the gaps of a key follows near enough, in the same sentence."""
    for part in rest.split(GAP) if rest else ():
        at = text.find(part, max(0, place - 1), place + _GAP_REACH[run])
        if at < 0 or "。" in text[place:at] or " . " in text[place:at]:
            return False
        place = at + len(part)
    return True


@cache
def lexicon(reads: str) -> Lexicon:
    """Load the words of `run` or `words` languages; they stay in a static trie of some hundred kilobytes."""
    trie = marisa_trie.Trie()
    trie.load(str(path() / f"ideas.{reads}.trie"))
    numbers = array("H")
    numbers.frombytes((path() / f"ideas.{reads}.bin").read_bytes())
    about = json.loads((path() / "ideas.json").read_text("utf-8"))[reads]
    return Lexicon(
        trie=trie,
        numbers=numbers,
        meanings=[
            tuple(Meaning(language, tuple(names), rest) for language, names, rest in one)
            for one in about["meanings"]
        ],
        longest=about["longest"],
    )


def path() -> Path:
    """Return the folder of the spelt-out words."""
    return folder().parent / "vote"
