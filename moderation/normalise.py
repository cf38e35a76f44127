"""Brings a text into forms that words can be found in, and remembers where every character came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from moderation.drawn import CONFUSABLE, redraw
from moderation.verdict import Span

LIMIT = 4000
_HALF = LIMIT // 2

_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063"
    "\u2064\u206a\u206b\u206c\u206d\u206e\u206f\u2800\u3164\ufeff\uffa0\ufe0e\ufe0f\u200e\u200f"
)
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SMALL = str.maketrans("ぁぃぅぇぉゎゕゖ", "あいうえおわかけ")
_VOWEL = {
    chr(code): unicodedata.name(chr(code))[-1]
    for code in range(0x3041, 0x3097)
    if unicodedata.name(chr(code))[-1] in "AIUEO"
}
_SMALL_VOWELS = frozenset("ぁぃぅぇぉァィゥェォｧｨｩｪｫ")
_LETTERS = dict(zip("đðłøıŧƙᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "ddloitkabcdefghijklmnoprstuvwyz", strict=True))
_KATAKANA_TWINS = {
    "力": "か",
    "夕": "た",
    "工": "え",
    "口": "ろ",
    "二": "に",
    "八": "は",
    "卜": "と",
    "千": "ち",
    "ニ": "に",
    "三": "み",
    "厶": "む",
}
_REPEAT = re.compile(r"([a-z])\1{2,}")


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A changed text with, for each of its characters, the start and end in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Carry a half-open range of this view back to the original text."""
        if not self.starts or end <= start:
            return Span(start=0, end=0)
        return Span(start=self.starts[start], end=self.ends[end - 1])


class Draft:
    """A view being built: characters and their origins, side by side."""

    __slots__ = ("chars", "ends", "starts")

    def __init__(self) -> None:
        """Begin empty."""
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def put(self, char: str, start: int, end: int) -> None:
        """Append one character that came from original[start:end]."""
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def view(self) -> View:
        """Freeze what was built."""
        return View(text="".join(self.chars), starts=tuple(self.starts), ends=tuple(self.ends))


@lru_cache(maxsize=16384)
def _fold(cluster: str) -> str:
    """Fold one character with its marks: NFKC, casefold, hiragana, bare Latin letters."""
    out: list[str] = []
    for char in unicodedata.normalize("NFKC", cluster).casefold():
        code = ord(char)
        if 0x30A1 <= code <= 0x30F6:
            char = chr(code - 0x60)
        elif code > 0x7F:
            if unicodedata.category(char) in ("Mn", "Me"):
                continue
            base = unicodedata.normalize("NFD", char)[0]
            char = base if base.isascii() and base.isalpha() else _LETTERS.get(char, char)
        out.append(char)
    return "".join(out).translate(_SMALL)


# Letters that fold into one letter whatever stands beside them.
_PLAIN = {
    char: single
    for char in map(chr, (*range(0x20, 0x7F), *range(0x3041, 0x3094)))
    if char not in _SMALL_VOWELS and len(single := _fold(char)) == 1
}


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and (char in "ﾞﾟ" or unicodedata.category(char) in ("Mn", "Me"))


def _pieces(text: str) -> list[tuple[int, str]]:
    if len(text) <= LIMIT:
        return [(0, text)]
    return [(0, text[:_HALF] + "\n"), (len(text) - _HALF, text[-_HALF:])]


def fold(text: str) -> tuple[View, frozenset[str]]:
    """Fold a text (at most LIMIT code points of it; head and tail beyond) and name the disguises met.

    Signs: `invisible`, `bidi`, `stacked`, `lookalike`, `cut`.
    """
    draft, signs = Draft(), set[str]()
    chars, starts, ends, known = draft.chars, draft.starts, draft.ends, _PLAIN
    if len(text) > LIMIT:
        signs.add("cut")
    for offset, piece in _pieces(text):
        index, size = 0, len(piece)
        while index < size:
            char, start = piece[index], index
            index += 1
            plain = char if "一" <= char < "\u9fa0" else known.get(char)
            if plain is not None and (
                index == size or piece[index] in known or "一" <= piece[index] < "\u9fa0"
            ):
                # Most letters fold into one letter and nothing hangs on them: no need to look closer.
                chars.append(plain)
                starts.append(offset + start)
                ends.append(offset + index)
                continue
            if char in _BIDI:
                signs.add("bidi")
                continue
            if char in _INVISIBLE:
                if char not in "\u200d\ufe0e\ufe0f" or _between_letters(piece, start):
                    signs.add("invisible")
                continue
            letter = index
            if index < size and _is_mark(piece[index]):
                # Half-width marks stand behind half-width letters; behind any other they are a disguise.
                stray = piece[index] in "ﾞﾟ" and not "ｦ" <= char <= "ﾝ"
                while index < size and _is_mark(piece[index]):
                    index += 1
                if index - start > 3:
                    signs.add("stacked")
            if char in "ー〜～ｰ" and draft.chars and draft.chars[-1] in _VOWEL:
                if draft.chars[-1] == "て":  # 死にてー is 死にたい: the long vowel carries the wish
                    draft.put("え", offset + start, offset + index)
                continue
            folded = _fold(piece[start : min(index, start + 4)] if index == letter or not stray else char)
            if (
                char in _SMALL_VOWELS
                and folded != "え"
                and draft.chars
                and _VOWEL.get(draft.chars[-1]) == _VOWEL.get(folded)
            ):
                continue
            for part in folded:
                draft.put(part, offset + start, offset + index)
    _untwin(draft, text, signs)
    return draft.view(), frozenset(signs)


def _between_letters(piece: str, index: int) -> bool:
    before = piece[index - 1 : index]
    after = piece[index + 1 : index + 2]
    return before.isalnum() and after.isalnum()


def _untwin(draft: Draft, text: str, signs: set[str]) -> None:
    """Put back letters that only look like Latin or katakana ones, in place."""
    chars, katakana = draft.chars, False
    for index, char in enumerate(chars):
        before, katakana = katakana, "ァ" <= text[draft.starts[index]] <= "ヶ"
        if char in _KATAKANA_TWINS and not katakana:
            behind = chars[index + 1 : index + 2]
            # Katakana on each side, or another such letter behind: 二夕 in シ二夕イ, and no 力 in コミュ力が.
            after = bool(behind) and "ァ" <= text[draft.starts[index + 1]] <= "ヶ"
            fits = not behind or after or behind[0] in _KATAKANA_TWINS
            if fits and (before if index else after):
                chars[index], katakana = _KATAKANA_TWINS[char], True
                signs.add("lookalike")
    joined = "".join(chars)
    read = redraw(joined)
    if read != joined:
        signs.add("lookalike")
        chars[:] = read


def rewrite(view: View, pattern: re.Pattern[str], read: Callable[[re.Match[str]], str]) -> View:
    """Return a view with what a pattern finds written otherwise; each new character comes from all that was found."""
    draft, last = Draft(), 0
    for hit in pattern.finditer(view.text):
        for place in range(last, hit.start()):
            draft.put(view.text[place], view.starts[place], view.ends[place])
        for char in read(hit):
            draft.put(char, view.starts[hit.start()], view.ends[hit.end() - 1])
        last = hit.end()
    if not last:
        return view
    for place in range(last, len(view.text)):
        draft.put(view.text[place], view.starts[place], view.ends[place])
    return draft.view()


def calm(view: View) -> View:
    """Shorten stretched Latin letters: three or more become one (two for l and f, as in `kill`, `off`)."""
    if not _REPEAT.search(view.text):
        return view
    draft, last = Draft(), 0
    for found in _REPEAT.finditer(view.text):
        keep = found.start() + (2 if found.group(1) in "lf" else 1)
        for place in (*range(last, keep),):
            draft.put(view.text[place], view.starts[place], view.ends[place])
        draft.ends[-1] = view.ends[found.end() - 1]
        last = found.end()
    for place in range(last, len(view.text)):
        draft.put(view.text[place], view.starts[place], view.ends[place])
    return draft.view()


def folded(text: str) -> str:
    """Fold a word of a list the same way as texts, without origins."""
    known = _PLAIN
    if len(text) <= LIMIT and all(
        (char in known or "一" <= char < "\u9fa0") and char not in _KATAKANA_TWINS and char not in CONFUSABLE
        for char in text
    ):
        # Nothing in it hangs on what stands beside it: twenty thousand words need no closer look at each start.
        plain = "".join([known.get(char, char) for char in text])
        if not _REPEAT.search(plain):
            return plain
    return calm(fold(text)[0]).text
