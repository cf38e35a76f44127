"""Reads Japanese in Latin letters as hiragana, so that every Japanese list hears it too."""

from __future__ import annotations

import re

from moderation.normalise import Draft, View

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
    "y": "や ゆ よ",
    "w": "わ   を",
}
# What is written with two letters before the vowel: its kana before the small y-kana.
_PAIRS = {
    "ky": "き",
    "gy": "ぎ",
    "sy": "し",
    "sh": "し",
    "zy": "じ",
    "jy": "じ",
    "j": "じ",
    "ty": "ち",
    "ch": "ち",
    "cy": "ち",
    "ny": "に",
    "hy": "ひ",
    "by": "び",
    "py": "ぴ",
    "my": "み",
    "ry": "り",
}


def _syllables() -> dict[str, str]:
    table = {
        row + vowel: kana
        for row, kanas in _ROWS.items()
        for vowel, kana in zip("aiueo", kanas, strict=True)
        if kana != " "
    }
    for row, kana in _PAIRS.items():
        for vowel, small in zip("auo", "やゆよ", strict=True):
            table[row + vowel] = kana + small
    table |= {
        "shi": "し",
        "chi": "ち",
        "ji": "じ",
        "tsu": "つ",
        "fu": "ふ",
        "ja": "じや",
        "ju": "じゆ",
        "jo": "じよ",
    }
    table |= {
        "she": "しえ",
        "che": "ちえ",
        "je": "じえ",
        "fa": "ふあ",
        "fi": "ふい",
        "fe": "ふえ",
        "fo": "ふお",
    }
    return table | {"thi": "てい", "dhi": "でい", "n": "ん", "nn": "ん", "xtu": "つ", "ltu": "つ"}


SYLLABLES = _syllables()
_SYLLABLE = "|".join(sorted((s for s in SYLLABLES if s not in ("n", "nn")), key=lambda s: (-len(s), s)))
_PIECE = re.compile(
    rf"(?P<long>(?<=[aiueo])-)|(?P<double>([bcdfghjkmpqrstvwyz])(?=\3)|t(?=ch))|{_SYLLABLE}|nn(?![aiueoy])|n"
)
_WORD = re.compile(rf"(?:([bcdfghjkmpqrstvwyz])(?=\1)|t(?=ch)|{_SYLLABLE}|n)+[sw]?")
_TOKEN = re.compile(r"[a-z]+")
# English words that are also Japanese syllables weigh nothing either way.
_BOTH = frozenset(
    [
        "a",
        "i",
        "me",
        "no",
        "to",
        "so",
        "do",
        "he",
        "be",
        "we",
        "are",
        "name",
        "home",
        "more",
        "make",
        "same",
        "take",
        "here",
        "hate",
        "one",
        "see",
        "you",
        "go",
        "am",
        "in",
        "on",
        "an",
        "man",
    ]
)
_LEAST = 6
_PARTICLES = {"wa": "は", "o": "を", "e": "へ"}


def kana(words: View) -> View | None:
    """Return the hiragana of a view of words that is Japanese in Latin letters, else None."""
    known = unknown = 0
    for hit in _TOKEN.finditer(words.text):
        token = hit.group()
        if token not in _BOTH:
            if _WORD.fullmatch(token):
                known += len(token)
            else:
                unknown += len(token)
    if known < _LEAST or unknown * 4 > known:
        return None
    draft, last = Draft(), 0
    for hit in _TOKEN.finditer(words.text):
        _rest(draft, words, last, hit.start())
        _spell(draft, words, hit.start(), hit.end())
        last = hit.end()
    _rest(draft, words, last, len(words.text))
    return draft.view()


def _rest(draft: Draft, words: View, start: int, end: int) -> None:
    """Copy what stands between words: sentence ends and digits, no spaces."""
    for place in range(start, end):
        char = words.text[place]
        if char != " ":
            draft.put("。" if char == "." else char, words.starts[place], words.ends[place])


def _spell(draft: Draft, words: View, start: int, end: int) -> None:
    text, place = words.text[start:end], 0
    if text in _PARTICLES:
        draft.put(_PARTICLES[text], words.starts[start], words.ends[end - 1])
        return
    while place < len(text):
        hit = _PIECE.match(text, place)
        if hit is None:  # not Japanese: leave the letter as it is
            draft.put(text[place], words.starts[start + place], words.ends[start + place])
            place += 1
            continue
        for char in "つ" if hit["double"] else SYLLABLES.get(hit.group(), ""):
            draft.put(char, words.starts[start + place], words.ends[start + hit.end() - 1])
        place = hit.end()
