"""Reads what was drawn for kana: letters by their sound, signs by their look, characters by how they are read, lines downwards."""

from __future__ import annotations

import re
from functools import cache

from moderation.normalise import Draft, View, fold
from moderation.romaji import SYLLABLES
from moderation.words import folder, listed

# "じさtu", "こnや": a few small Latin letters right behind hiragana; a word of another language stands apart or is longer.
_SOUNDS = re.compile(r"(?<=[ぁ-ゖ])[a-z]{1,4}(?![a-z0-9])")
_SYLLABLES = re.compile("(?:" + "|".join(sorted(SYLLABLES, key=lambda s: (-len(s), s))) + ")+")
_SYLLABLE = re.compile("|".join(sorted(SYLLABLES, key=lambda s: (-len(s), s))))
# A nought for the letter, or the two letters apart, in a Japanese text.
_APART_OD = re.compile(r"(?<![a-z0-9])(?:0[ .・/]?d|o[ ・]d)(?![a-z0-9])")
# Signs that are kana by their look; "<" only between kana, or it is a heart.
_LOOKS = {"⊇": "こ", "ι": "し", "∪": "し", "∋": "よ", "⊃": "つ", "<": "く"}
_SIGNS = re.compile(r"[⊇ι∪∋⊃](?=[ぁ-ゖ])|(?<=[ぁ-ゖ])[⊇ι∪∋⊃]|(?<=[ぁ-ゖ])<(?=[ぁ-ゖ])")
_KANA = re.compile(r"[ぁ-ゖ]")
# An acrostic has a line for each letter, and no line tells much.
_LEAST_LINES, _MOST_LINES, _LONGEST_LINE = 4, 16, 40
_BLANK = View(text="", starts=(), ends=())


def unscrawl(view: View, raw: str, signs: set[str]) -> View:
    """Return a folded text with what only sounds or looks like kana written as kana."""
    text = view.text
    changes: dict[int, tuple[int, str]] = {}
    if _KANA.search(text):
        for hit in _SOUNDS.finditer(text):
            small = all(raw[place].islower() for place in view.starts[hit.start() : hit.end()])
            if small and _SYLLABLES.fullmatch(hit.group()):
                sound = "".join(SYLLABLES[part] for part in _SYLLABLE.findall(hit.group()))
                changes[hit.start()] = (hit.end(), sound)
        for hit in _APART_OD.finditer(text):
            changes[hit.start()] = (hit.end(), "od")
        for hit in _SIGNS.finditer(text):
            changes[hit.start()] = (hit.end(), _LOOKS[hit.group()])
    for pattern, meant in _homophones():
        for hit in pattern.finditer(text):
            changes[hit.start()] = (hit.end(), meant)
    if not changes:
        return view
    signs.add("scrawl")
    draft, place = Draft(), 0
    while place < len(text):
        end, meant = changes.get(place, (place + 1, text[place]))
        for char in meant:
            draft.put(char, view.starts[place], view.ends[end - 1])
        place = end
    return draft.view()


def column(raw: str) -> View:
    """Return the first letters of the lines of a short text and, behind a stop, their last ones; empty where it has too few."""
    lines: list[tuple[int, str]] = []
    start = 0
    for line in raw.split("\n"):
        if any(char.isalnum() for char in line):
            lines.append((start, line))
        if len(line) > _LONGEST_LINE or len(lines) > _MOST_LINES:
            return _BLANK
        start += len(line) + 1
    if len(lines) < _LEAST_LINES:
        return _BLANK
    draft = Draft()
    for ends in (False, True):
        if ends:
            draft.put("。", lines[0][0], lines[0][0] + 1)
        for start, line in lines:
            places = range(len(line) - 1, -1, -1) if ends else range(len(line))
            place = next(place for place in places if line[place].isalnum())
            letter = fold(line[place])[0].text[:1]
            draft.put(_initials().get(letter, letter), start + place, start + place + 1)
    return draft.view()


@cache
def _table(name: str) -> dict[str, str]:
    """Read a list of characters and how they are read: "characters = kana", one character for each of them."""
    lines = (line.split(" = ") for line in listed(folder() / "ja" / f"{name}.txt"))
    return {char: kana for chars, kana in lines for char in chars}


def _initials() -> dict[str, str]:
    return _table("initials")


@cache
def _homophones() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what a wish looks like in characters that only sound so, the particle among them: else it would be a sentence."""
    heard: dict[str, str] = {}
    for char, kana in _table("homophones").items():
        heard[kana] = heard.get(kana, "") + char
    any_of = {kana: f"[{kana}{chars}]" for kana, chars in heard.items()}
    only = {kana: f"[{chars}]" for kana, chars in heard.items()}
    want = f"(?:{any_of['た']}{any_of['い']}|{only['たい']}(?![育操重制力調験験型温]))"
    return (
        (re.compile(f"{only['し']}{only['に']}{want}"), "しにたい"),
        (re.compile(f"{any_of['し']}に{only['た']}{only['い']}"), "しにたい"),
        (re.compile(f"{only['き']}{only['え']}{want}"), "きえたい"),
        (re.compile(f"{only['じ']}{only['さ']}{only['つ']}"), "じさつ"),
    )
