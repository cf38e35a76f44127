"""The guard: nothing that a machine made is shown before every whole sentence of it has been checked."""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from companion.shape import listens
from companion.surface import clean_surface
from companion.terms import Index, Terms, forms, load
from hideout.assets import ASSETS

LONGEST = 200
_LISTS = ("ja", "en")
_ENDS = frozenset("。！？!?\n\r")
_LEADING = re.compile(r"^[\s」』）)”’\"'。、.,!?！？…]+")
_ECHO_SHARE = 0.4
_ECHO_RUN = 12
_LEAK_RUN = 14


@cache
def banned() -> dict[str, Terms]:
    """Return what the lamp never says: `<language>.<kind>` -> terms, from assets/words/guard."""
    lists = ((code, load(ASSETS / "words" / "guard" / f"{code}.txt")) for code in _LISTS)
    return {f"{code}.{kind}": terms for code, kinds in lists for kind, terms in kinds.items()}


@cache
def _index() -> Index:
    return Index({kind: (terms,) for kind, terms in banned().items()})


def faults(sentence: str, language: str) -> tuple[str, ...]:
    """Return the names of everything that is wrong with a sentence, `surface` first; empty when it may be said."""
    seen = forms(sentence)
    wrong = [] if clean_surface(sentence, language) else ["surface"]
    near = _index().candidates(seen)
    return (*wrong, *(kind for kind, terms in banned().items() if kind in near and terms.found(seen)))


def passes(sentence: str, language: str) -> bool:
    """Return whether a sentence may be shown on its own."""
    return len(sentence) <= LONGEST and not faults(sentence, language) and listens(sentence, language)


class Guard:
    """Takes a reply in pieces and hands out whole checked sentences; once `failed`, nothing more comes.

    `heard` is the visitor's last text (the reply must not echo it), `prompt` what the model was told (none of it
    may come back). How the reply is cut into pieces never changes what is handed out.
    """

    def __init__(self, language: str, *, heard: str = "", prompt: str = "") -> None:
        self._language = language
        self._heard = _bare(heard)
        self._grams = _grams(self._heard)
        self._told = _told(prompt)
        self._buffer: list[str] = []
        self._dot = False
        self._before: deque[str] = deque(maxlen=2)
        self._all: list[str] = []
        self.failed = False

    def feed(self, piece: str) -> tuple[str, ...]:
        """Take the next piece; return the sentences that it completed and that may be shown."""
        passed: list[str] = []
        for char in piece:
            if self.failed:
                break
            self._take(char, passed)
        return tuple(passed)

    def finish(self) -> tuple[str, ...]:
        """Say that the reply is over; return its last sentence if one was left. Also checks the reply as a whole."""
        passed: list[str] = []
        if not self.failed:
            self._close(passed)
        if not self.failed and self._echoes("".join(self._all)):
            self.failed = True
        return () if self.failed else tuple(passed)

    def _take(self, char: str, passed: list[str]) -> None:
        # A full stop ends a sentence only before a space, and that is known one character later.
        if self._dot and char.isspace():
            self._close(passed)
        self._dot = char == "."
        if self.failed:
            return
        self._buffer.append(char)
        if len(self._buffer) > LONGEST:
            self.failed = True
        elif char in _ENDS:
            self._close(passed)

    def _close(self, passed: list[str]) -> None:
        sentence = _LEADING.sub("", "".join(self._buffer)).strip()
        self._buffer.clear()
        if not sentence:
            return
        near = (*self._before, sentence)
        # Joined without their ends too, so that nothing can be spelt across a full stop.
        joined = "".join(part.rstrip("。.!?！？") for part in near)
        if (
            passes(sentence, self._language)
            and self._fit(joined)
            and self._fit(" ".join(near))
            and not self._leaks(joined)
        ):
            self._before.append(sentence)
            self._all.append(sentence)
            passed.append(sentence)
        else:
            self.failed = True

    def _fit(self, text: str) -> bool:
        return not faults(text, self._language)

    def _leaks(self, text: str) -> bool:
        bare = _bare(text)
        return bool(self._told & _grams(bare, _LEAK_RUN)) or bool(
            len(self._heard) >= _ECHO_RUN and _grams(self._heard, _ECHO_RUN) & _grams(bare, _ECHO_RUN)
        )

    def _echoes(self, text: str) -> bool:
        said = _grams(_bare(text))
        return (
            len(self._heard) >= _ECHO_RUN // 2
            and bool(said)
            and len(said & self._grams) / len(said) > _ECHO_SHARE
        )


@cache
def _told(prompt: str) -> frozenset[str]:
    """Return what of a prompt may not come back; there are a handful of prompts, none of them a visitor's."""
    return _grams(_bare(prompt), _LEAK_RUN)


def _bare(text: str) -> str:
    return forms(text).run.replace("。", "")


def _grams(text: str, size: int = 3) -> frozenset[str]:
    return frozenset(text[i : i + size] for i in range(len(text) - size + 1))
