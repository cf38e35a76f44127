"""Writes a line as somebody else would type it, so that both are learnt: Japanese in kana alone, English in a hurry."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any, TypeVar
from zlib import crc32

from training.lines import Alarm, Line

_Told = TypeVar("_Told", Line, Alarm)
# So many of a hundred lines are learnt twice. In a trial all of them were no better.
SHARE = 50
# Nobody writes more than this in kana alone.
_LONGEST = 90
_KANJI = re.compile(r"[\u3400-\u9fff々]")
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
# Readings that a child means, where the dictionary gives another.
_MEANT = {
    "今日": "きょう",
    "私": "わたし",
    "明日": "あした",
    "昨日": "きのう",
    "何": "なに",
    "後": "あと",
    "家": "いえ",
    "一人": "ひとり",
    "誰": "だれ",
    "母": "はは",
    "人": "ひと",
}
# How often a habit of quick fingers is followed, and how often a longer word is mistyped.
_HABIT, _SLIP, _LONG = 0.4, 0.1, 4
_HABITS = (
    (r"\byou\b", "u"),
    (r"\bare\b", "r"),
    (r"\byour\b", "ur"),
    (r"\bbecause\b", "cuz"),
    (r"\bgoing to\b", "gonna"),
    (r"\bwant to\b", "wanna"),
    (r"\bplease\b", "pls"),
    (r"\bpeople\b", "ppl"),
    (r"\bto\b", "2"),
    (r"\bsomeone\b", "sm1"),
    (r"\bwith\b", "w"),
    (r"\bthough\b", "tho"),
    (r"\babout\b", "abt"),
)


def variants(lines: list[_Told]) -> list[_Told]:
    """Return SHARE of a hundred lines as somebody else would type them; the same lines always the same."""
    chosen = [line for line in lines if crc32(line.text.encode()) % 100 < SHARE]
    told = [(line, variant(line)) for line in chosen]
    return [replace(line, text=text) for line, text in told if text]


def variant(line: Line | Alarm) -> str:
    """Return a line as somebody else would type it, or an empty text where that is no other way."""
    if line.language == "ja" and len(line.text) <= _LONGEST and _KANJI.search(line.text):
        told = in_kana(line.text)
    elif line.language == "en":
        told = hurried(line.text)
    else:
        told = line.text
    return told if told != line.text else ""


def in_kana(text: str) -> str:
    """Return a Japanese text with the reading of every word that holds kanji."""
    return "".join(
        _MEANT.get(word.surface()) or word.reading_form().translate(_KATAKANA)
        if _KANJI.search(word.surface())
        else word.surface()
        for word in _reader().tokenize(text)
    )


def hurried(text: str) -> str:
    """Return an English text as quick fingers type it: without signs, shortened, with a slip in one long word of ten."""
    chance = Random(text)
    told = re.sub(r"[.,;:!'’]", "", text.lower())
    for habit, short in _HABITS:
        if chance.random() < _HABIT:
            told = re.sub(habit, short, told)
    return " ".join(_slipped(word, chance) for word in told.split(" "))


@cache
def _reader() -> Any:
    import sudachipy  # installed where the weights are learnt, not where they are used

    return sudachipy.Dictionary().tokenizer()


def _slipped(word: str, chance: Random) -> str:
    if len(word) < _LONG or chance.random() > _SLIP:
        return word
    at, way = chance.randrange(len(word) - 1), chance.randrange(3)
    if way == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if way == 1 else word[: at + 1] + word[at:]
