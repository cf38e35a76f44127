"""Puts Korean syllables together again whose letters were written one by one, or half apart: ㅈㅣ금 is 지금."""

from __future__ import annotations

import re

from moderation.normalise import View, rewrite

# Letters as NFKC leaves them: initials and vowels in the order of the syllables, finals by their place in it.
_INITIAL, _VOWEL, _FINAL = "[ᄀ-ᄒ]", "[ᅡ-ᅵ]", "[ᆨ-ᇂ]"
_FINALS = dict(
    zip(
        "ᄀᄁᄂᄃᄅᄆᄇᄉᄊᄋᄌᄎᄏᄐᄑᄒ",
        (1, 2, 4, 7, 8, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27),
        strict=True,
    )
)
# Two letters that stand for one.
_FINALS |= {
    "ᄀᄉ": 3,
    "ᄂᄌ": 5,
    "ᄂᄒ": 6,
    "ᄅᄀ": 9,
    "ᄅᄆ": 10,
    "ᄅᄇ": 11,
    "ᄅᄉ": 12,
    "ᄅᄒ": 15,
    "ᄇᄉ": 18,
}
_GLIDES = {"ᅩᅡ": 9, "ᅩᅢ": 10, "ᅩᅵ": 11, "ᅮᅥ": 14, "ᅮᅦ": 15, "ᅮᅵ": 16, "ᅳᅵ": 19}
_CLOSE = "|".join(sorted(_FINALS, key=len, reverse=True))
# ㅋㅋㅠㅠ is laughing and crying, no syllable.
_SPELT = re.compile(
    rf"(?!.[ᅮᅲ](?![ᄀ-ᄒ가-힣ᅥᅦᅵ]))({_INITIAL})({'|'.join(_GLIDES)}|{_VOWEL})((?:{_CLOSE})(?!{_VOWEL})|{_FINAL})?"
)
# An open syllable takes the letter behind it where the word goes on, as in 주ㄱ고; ㅋ, ㅎ, ㅇ and ㄴ there are laughter, yes and no.
_OPEN = re.compile(rf"([{''.join(map(chr, range(0xAC00, 0xD7A4, 28)))}])([ᄀᄃᄅᄆᄇᄉᄌᄎᄐᄑ])(?=[가-힣])")


def compose(view: View) -> View:
    """Return a folded view with every Korean letter that stands alone put into its syllable."""
    return rewrite(rewrite(view, _SPELT, _syllable), _OPEN, _closed)


def _syllable(hit: re.Match[str]) -> str:
    initial, vowel, last = ord(hit[1]) - 0x1100, _GLIDES.get(hit[2], ord(hit[2][0]) - 0x1161), hit[3] or ""
    final = _FINALS[last] if last in _FINALS else ord(last) - 0x11A7 if last else 0
    return chr(0xAC00 + (initial * 21 + vowel) * 28 + final)


def _closed(hit: re.Match[str]) -> str:
    return chr(ord(hit[1]) + _FINALS[hit[2]])
