"""The forms in which every check reads one text, and the record that carries them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from moderation.look import Look, look
from moderation.normalise import Draft, View, calm, fold
from moderation.romaji import kana as romaji
from moderation.verdict import Kind, Span
from moderation.words import folder, listed, replacements

# A run of single letters kept apart, as in "s h i n e" or one letter per line.
_APART = re.compile(r"(?<![^\W_])(?:[^\W_](?:[^\w。]|[_。]){1,3}){2,}[^\W_](?![^\W_])")
_LEET = {
    "0": "o",
    "1": "i",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "@": "a",
    "$": "s",
    "!": "i",
    "|": "l",
    "€": "e",
}
_SIGNS = frozenset("@$!|*€")
_LEET_WORD = re.compile(r"[a-z0-9@$!|*€]{2,24}")
# Which lists read which writing; "ja-Latn" is Japanese in Latin letters.
CJK_LANGUAGES = ("ja", "zh", "ko")
LATIN_LANGUAGES = ("en", "ja-Latn", "es", "pt", "vi", "tl")
_STOPS = frozenset("。.!?！？…\n")
_DROPPED = frozenset("'’‘`´´")
_CJK = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af々]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_LATIN = re.compile(r"[a-z]")
_LONG_WORD = re.compile(r"[a-z]{4,12}")
# A digit or sign beside a letter, as in "d1e"; without one nothing can be read as leet.
_SUSPECT = re.compile(r"[a-z][0-9@$!|*€]|[0-9@$!|*€][a-z]")
# No name is longer; of longer texts only the plainest words are looked for across stops.
_NAME = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One text in the forms its lists need.

    `plain` folded only; `words` Latin words apart by one space, sentences by " . "; `leet` the same with digits and
    symbols read as letters (empty when that changes nothing); `run` Japanese, Chinese, Korean without spaces and
    decoration, sentences ended by 。; `squeezed` the run without any stop (empty when the same); `romaji` the
    hiragana of Japanese in Latin letters. `looks` pairs each form
    with the languages it may be written in; `torn` is the look at the squeezed run, `mirror` the look at a short text
    read from its end.
    """

    raw: str
    plain: View
    words: View
    leet: View
    run: View
    squeezed: View
    signs: frozenset[str]
    kana: bool
    cjk: bool
    latin: bool
    romaji: View
    looks: tuple[Look, ...]
    torn: Look
    mirror: Look

    def places(self, name: str, *, bare: bool = True) -> list[Span]:
        """List where the entries of a list stand in the original text; unless `bare`, what is harmless is covered first."""
        return [
            look.view.span(hit.start, hit.end)
            for look in self.looks
            for language in look.languages
            for hit in look.hits(language, name, None if bare else look.covered(language))
        ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What a check is given: the kind of text, its reading, and what an earlier check has already worked out."""

    kind: Kind
    text: str
    reading: Reading
    memo: dict[str, Any] = field(default_factory=dict)

    def mostly(self, spans: Iterable[Span]) -> bool:
        """Tell whether one of the spans is half of the text or more: then there is little else that could change it."""
        letters = sum(char.isalnum() for char in self.text)
        return max((span.end - span.start for span in spans), default=0) * 2 >= letters


_EMPTY = View(text="", starts=(), ends=())


def read(text: str) -> Reading:
    """Read a text in every form, in time linear in its length."""
    plain, signs = fold(text)
    found = set(signs)
    plain = _swap(plain, found)
    joined = _join_apart(plain, found)
    words = _unjumble(calm(_words(joined, keep_leet=False)))
    latin = bool(_LATIN.search(words.text))
    leet = _EMPTY
    if _SUSPECT.search(joined.text):
        candidate = calm(_unleet(_words(joined, keep_leet=True)))
        if candidate.text != words.text:
            leet = candidate
    cjk = bool(_CJK.search(joined.text))
    run = _run(joined) if cjk else _EMPTY
    squeezed = _squeeze(run) if cjk else _EMPTY
    if squeezed.text == run.text:
        squeezed = _EMPTY
    kana = bool(_KANA.search(joined.text))
    looks = [look(view, LATIN_LANGUAGES, "words") for view in (words, leet) if latin or leet.text]
    if cjk:
        # Chinese is never written with kana; its short words would be found inside Japanese ones.
        looks.insert(0, look(run, tuple(code for code in CJK_LANGUAGES if code != "zh" or not kana), "run"))
    spelt = (romaji(words) if latin and not cjk else None) or _EMPTY
    looks.append(look(spelt, ("ja", "ko"), "run"))  # the index that kana has already
    return Reading(
        raw=text,
        plain=plain,
        words=words,
        leet=leet,
        run=run,
        squeezed=squeezed,
        signs=frozenset(found),
        kana=kana,
        cjk=cjk,
        latin=latin or bool(leet.text),
        romaji=spelt,
        looks=tuple(one for one in looks if one.view.text),
        torn=look(squeezed, ("ja",), "run", "core" if len(text) > _NAME else ""),
        mirror=look(_mirror(squeezed if squeezed.text else run), ("ja",), "run", "wish")
        if cjk
        else look(_mirror(words), ("en",), "words", "wish"),
    )


def _mirror(view: View) -> View:
    """Return a short text from its end to its beginning; longer ones are not read so."""
    if len(view.text) > _NAME:
        return _EMPTY
    return View(text=view.text[::-1], starts=view.starts[::-1], ends=view.ends[::-1])


def _swap(view: View, signs: set[str]) -> View:
    """Write stand-ins (`4ね`, `自○`) as what they stand for."""
    pattern, table = replacements()
    if not pattern.search(view.text):
        return view
    draft, last = Draft(), 0
    for hit in pattern.finditer(view.text):
        for place in range(last, hit.start()):
            draft.put(view.text[place], view.starts[place], view.ends[place])
        for char in table[hit.group()]:
            draft.put(char, view.starts[hit.start()], view.ends[hit.end() - 1])
        last = hit.end()
    for place in range(last, len(view.text)):
        draft.put(view.text[place], view.starts[place], view.ends[place])
    signs.add("standin")
    return draft.view()


def _join_apart(view: View, signs: set[str]) -> View:
    """Close up letters written one by one; where two kinds of gap are mixed, spaces still part words."""
    if not _APART.search(view.text):
        return view
    drop: set[int] = set()
    for hit in _APART.finditer(view.text):
        gaps = [p for p in range(hit.start(), hit.end()) if not view.text[p].isalnum()]
        spaces = {p for p in gaps if view.text[p] == " "}
        wide = {p for p in spaces if p + 1 in spaces or p - 1 in spaces}
        kept = spaces if 0 < len(spaces) < len(gaps) else wide if len(wide) < len(spaces) else set()
        drop.update(set(gaps) - kept)
    signs.add("apart")
    draft = Draft()
    for place, char in enumerate(view.text):
        if place not in drop:
            draft.put(char, view.starts[place], view.ends[place])
    return _swap(draft.view(), signs)


def _words(view: View, *, keep_leet: bool) -> View:
    text = view.text
    chars: list[str] = []
    places: list[int] = []
    size, gap = len(text), ""
    for place, char in enumerate(text):
        if not char.isalnum():
            inside = keep_leet and not gap and bool(chars) and place + 1 < size and text[place + 1].isalnum()
            if not ((inside and char in _SIGNS) or (char == "@" and keep_leet and gap)):
                if char in _STOPS:
                    gap = " . "
                elif char not in _DROPPED:
                    gap = gap or " "
                continue
        if gap:
            if chars:
                chars += gap
                places += [place] * len(gap)
            gap = ""
        chars.append(char)
        places.append(place)
    return _picked(view, chars, places)


def _picked(view: View, chars: list[str], places: list[int]) -> View:
    """Return characters, each with the origin of the one at its place in another view."""
    starts, ends = view.starts, view.ends
    return View(
        text="".join(chars),
        starts=tuple([starts[place] for place in places]),
        ends=tuple([ends[place] for place in places]),
    )


def _unjumble(view: View) -> View:
    """Put the letters of known words in order where somebody typed them in another (the first one stands)."""
    known = _jumbled()
    chars = None
    for hit in _LONG_WORD.finditer(view.text):
        word = hit.group()
        meant = known.get(word[0] + "".join(sorted(word[1:])))
        if meant and meant != word:
            chars = chars or list(view.text)
            chars[hit.start() : hit.end()] = meant
    return view if chars is None else View(text="".join(chars), starts=view.starts, ends=view.ends)


@cache
def _jumbled() -> dict[str, str]:
    words = listed(folder() / "en" / "jumbled.txt")
    return {word[0] + "".join(sorted(word[1:])): word for word in words}


def _unleet(view: View) -> View:
    chars = list(view.text)
    for hit in _LEET_WORD.finditer(view.text):
        word = hit.group()
        letters = sum(char.isalpha() for char in word)
        if letters == 0 or letters == len(word) or letters * 2 + 1 < len(word):
            continue
        for place in range(hit.start(), hit.end()):
            chars[place] = _LEET.get(chars[place], chars[place])
    return View(text="".join(chars), starts=view.starts, ends=view.ends)


def _run(view: View) -> View:
    chars: list[str] = []
    places: list[int] = []
    text = view.text
    size = len(text)
    for place, char in enumerate(text):
        if char.isalnum():
            if char == "ω":
                continue
        elif char in "。.!?\n、,":
            char = "。" if char in "。.!?" else "、"
            if not chars or chars[-1] in "。、":
                continue
        elif char != " " or not (
            place and place + 1 < size and text[place - 1].isascii() and text[place + 1].isascii()
        ):
            continue
        chars.append(char)
        places.append(place)
    return _picked(view, chars, places)


def _squeeze(view: View) -> View:
    kept = [place for place, char in enumerate(view.text) if char not in "。、 "]
    if len(kept) == len(view.text):
        return view
    return _picked(view, [view.text[place] for place in kept], kept)
