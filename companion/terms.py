"""Finds listed terms in a text whatever its spelling: folded, unspaced for Japanese, word by word for Latin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

import ahocorasick

from companion import sections
from moderation.normalise import folded

_APART = re.compile(r"(?<![a-z0-9])(?:[a-z][^a-z0-9\n]{1,2}){2,}[a-z](?![a-z0-9])")
_TOKEN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+|[.!?。]+")
_STOPS = frozenset("。.!?！？…\n")
_DROPPED = re.compile("['’‘`´]")
# How the young write "you", read as such wherever words are looked for.
_SHORT = {"r u": "are you", "u": "you", "ur": "your", "smth": "something", "cos": "because"}
_SHORTENED = re.compile(r"(?<![a-z0-9.])(?:r u|u|ur|smth|cos)(?![a-z0-9]|\.[a-z0-9])")


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
    words = _words(_SHORTENED.sub(lambda found: _SHORT[found[0]], plain))
    return Forms(spelt=spelt, run=run, words=words, apart=_words(joined) if joined != plain else "")


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

    def marks(self) -> Iterator[tuple[str, str]]:
        """Yield (form, text) of everything of which one must stand in a text before any term can be found there."""
        yield from (("run", term) for term in self._runs)
        yield from (("spelt", term) for term in self._spelt)
        yield from (("words", term) for term in self._words)

    @property
    def wholes(self) -> Set[str]:
        """The terms that match a whole text, or its first clause, as unbroken runs."""
        return self._whole


class Index:
    """Many lists read in one pass: says which of them may be found in a text, so that only those are looked through."""

    def __init__(self, lists: Mapping[str, Iterable[Terms]]) -> None:
        self._automata = {form: ahocorasick.Automaton() for form in ("run", "spelt", "words")}
        self._wholes: dict[str, set[str]] = {}
        marks: dict[tuple[str, str], set[str]] = {}
        for name, several in lists.items():
            for terms in several:
                for mark in terms.marks():
                    marks.setdefault(mark, set()).add(name)
                for whole in terms.wholes:
                    self._wholes.setdefault(whole, set()).add(name)
        for (form, text), names in marks.items():
            self._automata[form].add_word(text, frozenset(names))
        for automaton in self._automata.values():
            automaton.make_automaton()

    def candidates(self, seen: Forms, first: str = "") -> set[str]:
        """Return the names of lists that may be found in a text with these forms, or in its first clause."""
        names: set[str] = set()
        read = (("run", seen.run), ("spelt", seen.spelt), ("words", seen.words), ("words", seen.apart))
        for form, text in read:
            if len(self._automata[form]):
                for _, found in self._automata[form].iter(text):
                    names |= found
        return names | self._wholes.get(seen.run.strip("。"), set()) | self._wholes.get(first, set())


def first_clause(text: str) -> str:
    """Return the first clause of a text as an unbroken run (`yes, because …`), to be looked for among Terms.wholes."""
    # English "no one likes me" does not say no; a Japanese はい with a space after it does say yes.
    ends = r"[、,。.!！?？…]" if text.strip()[:1].isascii() else r"[、,。.!！?？…\s]"
    first = re.split(ends, text.strip(), maxsplit=1)[0]
    return _run_of(first).strip("。") if first else ""


def _run_of(term: str) -> str:
    return forms(term).run


def load(path: Path) -> dict[str, Terms]:
    """Return section name -> Terms of a list file; raises sections.BrokenText naming file and line."""
    return {name: Terms(entry.text for entry in entries) for name, entries in sections.read(path).items()}
