"""Whether somebody writes English to a lamp that speaks Japanese: then they are answered in English."""

from __future__ import annotations

import re
from functools import cache

from companion import sections, tongues
from companion.talk import Talk
from hideout.assets import ASSETS

_PATH = ASSETS / "companion" / "english.txt"
_WORD = re.compile(r"[a-z]+")
_DROPPED = re.compile(r"['’‘`´]")
_JAPANESE = re.compile(r"[\u3041-\u30ff\uff66-\uff9f\u3400-\u9fff]")
# So many lines back may tell the language of a line that tells none; so few words may be borrowed ones.
_BACK, _BORROWED = 3, 2
_READ = 400


@cache
def _words() -> frozenset[str]:
    return frozenset(word for entry in sections.read(_PATH)["words"] for word in entry.text.split())


def written(text: str) -> bool | None:
    """Return whether a line is English, or None where it tells no language or may be a borrowed word."""
    text = _DROPPED.sub("", text[:_READ].lower())
    if _JAPANESE.search(text) or tongues.tongue_of(text):
        return False
    words = _WORD.findall(text)
    known = sum(1 for word in words if word in _words())
    return True if len(words) > _BORROWED and known * 2 >= len(words) else None


def spoken(talk: Talk, language: str) -> str:
    """Return the language to answer in: English where the visitor's last telling line is English, else that of the page."""
    lines = [turn.text for turn in talk.turns if turn.who == "visitor"][-_BACK:]
    told = next((one for line in reversed(lines) if (one := written(line)) is not None), None)
    if told is None and lines and not any(map(_JAPANESE.search, lines)):
        # Two words and nothing else yet: both must be English.
        words = _WORD.findall(_DROPPED.sub("", lines[-1].lower()))
        told = len(words) == _BORROWED and all(word in _words() for word in words)
    return "en" if told else language
