"""How a text is written, and the form in which the second vote reads it."""

from __future__ import annotations

import re

from moderation.normalise import View
from moderation.reading import Reading

WRITINGS = ("ja", "cjk", "en", "latin")
# Small words that stand in English, or begin its words, more often than in the other languages written with Latin letters.
_ENGLISH = re.compile(
    r"(?<!\S)(?:the|i|and|it|my|you|of|that|for|was|with|im|on|but|have|just|not|like|its|this|all|get|up|out|what|are|she|they|we|know|want|if|when|your|his|her|him|from|or|can|about|been|had|will|would|dont|cant|how|who|them|then|there|some|our|their|did|has|because|why|is|in|an|by|now|still|never|ive|id|were|am|go|going|today|feel|think|really|more|after|got|too|im|youre|were|where)"
)

# Fewer words than this may hold none of those.
_SHOWS = 12


def writing_of(reading: Reading) -> str:
    """Return how a text is written, one of WRITINGS: each has thresholds of its own."""
    if reading.kana or reading.romaji.text:
        return "ja"
    if reading.cjk:
        return "cjk"
    words = reading.words.text
    return "en" if 4 * len(_ENGLISH.findall(words)) > words.count(" ") else "latin"


def english(reading: Reading) -> bool:
    """Tell whether a text is English, or so short in Latin letters that no language shows."""
    writing = writing_of(reading)
    return writing == "en" or (writing == "latin" and reading.words.text.count(" ") < _SHOWS)


def form(reading: Reading) -> tuple[View, bool]:
    """Return the form in which the model reads a text, and whether it is a run without spaces."""
    if reading.cjk:
        return reading.run, True
    if reading.romaji.text:
        return reading.romaji, True
    return reading.words, False


def short(reading: Reading) -> bool:
    """Tell whether a text is a word or two, which may sound like anything: what they mean is for the lists to say."""
    view, run = form(reading)
    return len(view.text) < 9 if run else view.text.count(" ") < 3
