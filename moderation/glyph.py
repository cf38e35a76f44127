"""Redraws a name: the readings that digits, pictures, split characters and look-alike letters may be meant for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.normalise import fold
from moderation.romaji import SYLLABLES

_LEET = str.maketrans("0134578@$€£¥¡!+|", "oleastbaselyiitl")
_LEET_I = str.maketrans("0134578@$€£¥¡!+|", "oieastbaselyiiti")
_SMALL_CAPITALS = dict(
    zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ", "abcdefghijklmnoprstuvwyzacefghijkmrtvwy", strict=True)
)
_LOOKALIKE = dict(zip("аеорсухіѕјԁɡһкмтвнпαεικνορτυχωьɑ", "aeopcyxisjdghkmtbhnaeiknoptuxwba", strict=True))
# Characters taken apart, and pictures read aloud.
_WHOLE = {
    "歹匕": "死",
    "歹ヒ": "死",
    "歹七": "死",
    "ﾀﾋ": "死",
    "夕匕": "死",
    "タ匕": "死",
    "ﾀ匕": "死",
    "夕ヒ": "死",
    "糸冬": "終",
    "氵肖": "消",
    "木又": "殺",
    "目殺": "自殺",
    "自札": "自殺",
    "自刹": "自殺",
    "じ刹": "自殺",
    "口耳": "咡",
    "💀": "死",
    "☠": "死",
    "⚰": "死体",
    "🪦": "死体",
    "🐟": "たい",
    "🐠": "たい",
    "🎣": "つり",
    "🪢": "吊り",
    "π": "ぱい",
    "鯛": "たい",
    "隊": "たい",
    "糞": "くそ",
}
_CAPITAL_L = re.compile(r"(?<=[A-Z])l(?=[A-Z])")
_SMALL_I = re.compile(r"(?<=[a-z])I(?![a-z]*[A-Z])")
_BETWEEN = re.compile(r"(?<=[^\W\da-z])[\da-z]{1,2}(?=[^\W\da-z])")
_DIGITS = re.compile(r"(?:[0-9]+(?=[ぁ-ゖ一-鿿])|(?<=[ぁ-ゖ一-鿿])[0-9]+)")
_SPOKEN = (("56", "ころ"), ("4", "し"), ("2", "に"))
_LATIN_RUN = re.compile(r"[a-z]+")
_KANA = re.compile(r"[ぁ-ゖ]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def readings(raw: str) -> Iterator[str]:
    """Yield the name as folded, then as pictures, digits and letters that only look alike would be read."""
    drawn = redraw(raw)
    seen: set[str] = set()
    for text in (raw, drawn, _lookalike(drawn)):
        folded_text = fold(_CAMEL.sub(" ", text))[0].text
        for reading in (
            folded_text,
            folded_text.translate(_LEET),
            folded_text.translate(_LEET_I),
            _spoken(folded_text),
            _BETWEEN.sub("", folded_text),
        ):
            if reading not in seen:
                seen.add(reading)
                yield reading
    # ADMlN, LlNE: a small l among capitals is an i; ofFIciaI: a capital I among small letters is an l.
    swapped = _CAPITAL_L.sub("i", _SMALL_I.sub("l", raw))
    if swapped != raw:
        yield fold(swapped)[0].text


def redraw(raw: str) -> str:
    """Write boxed letters plainly, join characters that were taken apart, read pictures aloud."""
    text = "".join(_letter(char) for char in raw)
    for seen, meant in _WHOLE.items():
        if seen in text:
            text = text.replace(seen, meant)
    return text


def _letter(char: str) -> str:
    code = ord(char)
    for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6):  # squared, circled, boxed letters, flags
        if first <= code < first + 26:
            return chr(code - first + 97)
    return _SMALL_CAPITALS.get(char, char)


def _lookalike(text: str) -> str:
    """Read a word whose every letter looks Latin as Latin, which `fold` does for mixed words only."""
    low = text.lower()
    if low.isascii() or not all(char.isascii() or char in _LOOKALIKE for char in low):
        return text
    return "".join(_LOOKALIKE.get(char, char) for char in low)


def _spoken(text: str) -> str:
    """Read digits beside kana aloud, and Latin letters among kana as kana."""
    if not any("ぁ" <= char <= "鿿" for char in text):
        return text
    text = _DIGITS.sub(lambda hit: _aloud(hit.group()), text)
    if _KANA.search(text) or len(text) <= 4:
        text = _LATIN_RUN.sub(lambda hit: _kana(hit.group()), text)
    return text


def _aloud(digits: str) -> str:
    for digit, kana in _SPOKEN:
        digits = digits.replace(digit, kana)
    return digits


def _kana(letters: str) -> str:
    out, place = [], 0
    while place < len(letters):
        for size in (3, 2, 1):
            kana = SYLLABLES.get(letters[place : place + size])
            if kana:
                out.append(kana)
                place += size
                break
        else:
            out.append(letters[place])
            place += 1
    return "".join(out)
