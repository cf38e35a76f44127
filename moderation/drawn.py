"""Reads words drawn with letters and signs of other scripts that only look like Latin ones."""

from __future__ import annotations

import re

# For each Latin letter what is drawn for it, as `fold` leaves it: Cyrillic, Greek, signs, Armenian, Thai.
_LOOKS = {
    "a": "аα₳ค",
    "b": "вьъβ฿๒",
    "c": "с¢₵",
    "d": "ԁδ∂๔",
    "e": "еєэёεξ",
    "f": "ғ",
    "g": "ɡ₲ց",
    "h": "һнհђ",
    "i": "іиι",
    "j": "јנ",
    "k": "кκ",
    "l": "ӏ",
    "m": "м๓",
    "n": "пйηπ₦ภ",
    "o": "оθοσφօ๏",
    "p": "рρ₱",
    "r": "гяґ",
    "s": "ѕ₴ร",
    "t": "тτ₮",
    "u": "цμυսย",
    "v": "ѵνγ",
    "w": "шщԝωψ₩ฬ",
    "x": "хχж",
    "y": "уүчλ",
    "z": "зζ",
}
CONFUSABLE = {drawn: letter for letter, every in _LOOKS.items() for drawn in every}
_SOME = re.compile(f"[{''.join(CONFUSABLE)}]")
# Two letters are a formula ("μm") as often as a word.
_WORD = re.compile(f"[a-z{''.join(CONFUSABLE)}]{{3,}}")


def redraw(text: str) -> str:
    """Return a folded text, letter for letter, with look-alikes read as Latin where a word of it mixes scripts."""
    if text.isascii() or not _SOME.search(text):
        return text
    # A word of one script alone may be Russian or Greek; who draws one word draws the others as well.
    if not any(len(set(map(_script, word.group()))) > 1 for word in _WORD.finditer(text)):
        return text
    return "".join([CONFUSABLE.get(char, char) for char in text])


def _script(char: str) -> str:
    return next((name for last, name in _LAST if char <= last), "signs")


# The last letter of each script, in the order of code points.
_LAST = (("z", "latin"), ("\u03ff", "greek"), ("\u052f", "cyrillic"), ("\u058f", "armenian"))
