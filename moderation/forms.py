"""The forms of a text in which lists are looked for: words apart, digits read as letters, one run, without any stop."""

from __future__ import annotations

import re
from functools import cache

from moderation.normalise import Draft, View, rewrite
from moderation.words import folder, listed, replacements

# A run of single letters kept apart, as in "s h i n e" or one letter per line.
_APART = re.compile(r"(?<![^\W_])(?:[^\W_](?:[^\w。]|[_。]){1,3}){2,}[^\W_](?![^\W_])")
# What ends a sentence parts words as well where the letters before and behind it stand apart.
_STOP = re.compile(r"(?<=[^\W_] [^\W_])[.,!?…、。]+[ \n]+")
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
_STOPS = frozenset("。.!?！？…\n")
_DROPPED = frozenset("'’‘`´´")
_LONG_WORD = re.compile(r"[a-z]{4,12}")
_GRAVE = re.compile("[\U0001faa6\u26b0]")
# No name is longer; of longer texts only the plainest words are looked for across stops.
NAME = 60
EMPTY = View(text="", starts=(), ends=())


def swap(view: View, signs: set[str]) -> View:
    """Write stand-ins (`4ね`, `自○`) as what they stand for."""
    pattern, table = replacements()
    swapped = rewrite(view, pattern, lambda hit: table[hit.group()])
    if swapped is not view:
        signs.add("standin")
    return swapped


def join_apart(view: View, signs: set[str]) -> View:
    """Close up letters written one by one; where two kinds of gap are mixed, spaces still part words."""
    if not _APART.search(view.text):
        return view
    drop: set[int] = set()
    for hit in _APART.finditer(view.text):
        stops = {p for stop in _STOP.finditer(hit.group()) for p in range(*stop.span())}
        gaps = [
            p
            for p in range(hit.start(), hit.end())
            if not view.text[p].isalnum() and p - hit.start() not in stops
        ]
        spaces = {p for p in gaps if view.text[p] == " "}
        wide = {p for p in spaces if p + 1 in spaces or p - 1 in spaces}
        kept = spaces if 0 < len(spaces) < len(gaps) else wide if len(wide) < len(spaces) else set()
        drop.update(set(gaps) - kept)
    signs.add("apart")
    draft = Draft()
    for place, char in enumerate(view.text):
        if place not in drop:
            draft.put(char, view.starts[place], view.ends[place])
    return swap(draft.view(), signs)


def pictures(view: View) -> View:
    """Write the pictures of a grave and a coffin as a word among Latin ones, where no other list sees them."""
    return rewrite(view, _GRAVE, lambda _: " grv ")


def words(view: View, *, keep_leet: bool) -> View:
    """Write words one space apart and sentences parted by " . "; with `keep_leet` signs that stand for letters stay."""
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


def unjumble(view: View) -> View:
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


def unleet(view: View) -> View:
    """Read digits and signs as letters, in words of which about half are letters, or more."""
    chars = list(view.text)
    for hit in _LEET_WORD.finditer(view.text):
        word = hit.group()
        letters = sum(char.isalpha() for char in word)
        if letters == 0 or letters == len(word) or letters * 2 + 1 < len(word):
            continue
        for place in range(hit.start(), hit.end()):
            chars[place] = _LEET.get(chars[place], chars[place])
    return View(text="".join(chars), starts=view.starts, ends=view.ends)


def run(view: View) -> View:
    """Write a text in one go, without spaces and decoration; sentences end in 。, other stops are 、."""
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


def squeeze(view: View) -> View:
    """Take the last stops and spaces out of a run."""
    kept = [place for place, char in enumerate(view.text) if char not in "。、 "]
    if len(kept) == len(view.text):
        return view
    return _picked(view, [view.text[place] for place in kept], kept)
