"""Finds listed terms in a text whatever its spelling: folded, unspaced for Japanese, word by word for Latin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from companion import sections
from moderation.normalise import folded

_APART = re.compile(r"(?<![a-z0-9])(?:[a-z][^a-z0-9\n]{1,2}){2,}[a-z](?![a-z0-9])")
_TOKEN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+|[.!?。]+")
_STOPS = frozenset("。.!?！？…\n")
_DROPPED = re.compile("['’‘`´]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Forms:
    """One text as terms are looked for in it: `run` without spaces, `words` parted by single spaces.

    `apart` is `words` with letters that stood one by one closed up; `spelt` is the run with its kana as they were.
    """

    spelt: str
    run: str
    words: str
    apart: str


def forms(text: str) -> Forms:
    """Return the searchable forms of a text (its first and last 2000 code points if it is longer).

    Never cached: what visitors write must not stay in memory longer than its request.
    """
    plain = _DROPPED.sub("", folded(text))
    run = re.sub("。+", "。", "".join("。" if char in _STOPS else char for char in plain if _kept(char)))
    joined = _APART.sub(lambda found: re.sub(r"[^a-z]", "", found[0]), plain)
    spelt = "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum() or char == "ー")
    return Forms(spelt=spelt, run=run, words=_words(plain), apart=_words(joined) if joined != plain else "")


def _kept(char: str) -> bool:
    return char.isalnum() or char in _STOPS


def _words(plain: str) -> str:
    tokens = ("." if token[0] in ".!?。" else token for token in _TOKEN.findall(plain))
    return f" {' '.join(tokens)} "


class Terms:
    """A list of terms: plain ones match anywhere, `=term` the whole text, `- term` is harmless and covered first.

    A term in quotes matches only as it is spelt, for katakana that would otherwise read like other words.

    Latin terms match whole words (`*` at the end lets the word go on); all others match as an unbroken run.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._words: list[str] = []
        self._runs: list[str] = []
        self._whole: set[str] = set()
        self._harmless: list[str] = []
        self._spelt: list[str] = []
        for term in terms:
            self._add(term)

    def _add(self, term: str) -> None:
        if term.startswith("- "):
            spared = forms(term[2:])
            self._harmless.append(spared.words if term.isascii() else spared.run)
        elif term.startswith("="):
            self._whole.add(_run_of(term[1:]).strip("。"))
        elif term.startswith('"'):
            self._spelt.append(term.strip('"'))
        elif term.isascii():
            stem = forms(term.removesuffix("*")).words
            self._words.append(stem.rstrip() if term.endswith("*") else stem)
        else:
            self._runs.append(_run_of(term))

    def found(self, seen: Forms) -> bool:
        """Return whether any term stands in a text of which these are the forms."""
        run, words, apart = seen.run, seen.words, seen.apart
        for harmless in self._harmless:
            run = run.replace(harmless, "＿")
            words, apart = words.replace(harmless, " _ "), apart.replace(harmless, " _ ")
        return (
            any(term in run for term in self._runs)
            or any(term in seen.spelt for term in self._spelt)
            or any(term in words or term in apart for term in self._words)
            or run.strip("。") in self._whole
        )

    def opens(self, text: str) -> bool:
        """Return whether the first clause of the text is one of the whole terms (`yes, because …`)."""
        # English "no one likes me" does not say no; a Japanese はい with a space after it does say yes.
        ends = r"[、,。.!！?？…]" if text.strip()[:1].isascii() else r"[、,。.!！?？…\s]"
        first = re.split(ends, text.strip(), maxsplit=1)[0]
        return bool(first) and _run_of(first).strip("。") in self._whole


def _run_of(term: str) -> str:
    return forms(term).run


def load(path: Path) -> dict[str, Terms]:
    """Return section name -> Terms of a list file; raises sections.BrokenText naming file and line."""
    return {name: Terms(entry.text for entry in entries) for name, entries in sections.read(path).items()}
