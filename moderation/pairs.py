"""Terms that are bad only together in one name: who and whom, the means and the place (`assets/words/names/pairs.txt`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import ahocorasick

from moderation.normalise import folded
from moderation.words import folder, listed

# Short words of kana begin a word, or follow a particle: うで in おうで is no arm.
_SHORT_KANA = re.compile("[ぁ-ゖ]{1,2}")
_BEGINS = re.compile(r"(?<![ぁ-ゖ])|(?<=[をにでがはのと])")
_LATIN = re.compile("[a-z]")


class _Hit(NamedTuple):
    start: int
    end: int
    places: frozenset[tuple[int, bool]]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """`automaton` finds terms; each belongs to sides `(pair, is left)`; `either` are the pairs that may stand the other way round."""

    automaton: Any
    either: frozenset[int]


def together(text: str) -> bool:
    """Return whether a folded text holds both terms of a pair: one anywhere behind the other, or side by side without a space."""
    known = _pairs()
    hits = [_Hit(end + 1 - len(term), end + 1, places) for end, (term, places) in known.automaton.iter(text)]
    lefts: dict[int, list[_Hit]] = {}
    for hit in hits:
        for pair, left in hit.places:
            if left or pair in known.either:
                lefts.setdefault(pair, []).append(hit)
    return any(
        _stand(text, one, other)
        for other in hits
        for pair, left in other.places
        if not left or pair in known.either
        for one in lefts.get(pair, ())
        if one.end <= other.start and _opposite(one, other, pair)
    )


def _opposite(one: _Hit, other: _Hit, pair: int) -> bool:
    return any((pair, side) in one.places and (pair, not side) in other.places for side in (True, False))


def _stand(text: str, one: _Hit, other: _Hit) -> bool:
    begun = _begins(text, one)
    if not begun or not _ends(text, other):
        return False
    if _ends(text, one) and _begins(text, other):
        return True
    long = all(hit.end - hit.start > 2 or not text[hit.start : hit.end].isascii() for hit in (one, other))
    return one.end == other.start and long


def _begins(text: str, hit: _Hit) -> bool:
    term = text[hit.start : hit.end]
    if term[0].isascii():
        return hit.start == 0 or not _LATIN.match(text[hit.start - 1])
    return not _SHORT_KANA.fullmatch(term) or _BEGINS.match(text, hit.start) is not None


def _ends(text: str, hit: _Hit) -> bool:
    return not text[hit.end - 1].isascii() or hit.end == len(text) or not _LATIN.match(text[hit.end])


@cache
def _pairs() -> _Pairs:
    terms: dict[str, set[tuple[int, bool]]] = {}
    either = set()
    for pair, line in enumerate(listed(folder() / "names" / "pairs.txt")):
        left, sign, right = re.split(r" (<?>) ", line)
        if sign == "<>":
            either.add(pair)
        for is_left, group in ((True, left), (False, right)):
            for term in _folded(group):
                terms.setdefault(term, set()).add((pair, is_left))
    automaton = ahocorasick.Automaton()
    for term, places in terms.items():
        automaton.add_word(term, (term, frozenset(places)))
    automaton.make_automaton()
    return _Pairs(automaton, frozenset(either))


def _folded(group: str) -> Iterable[str]:
    return filter(None, (folded(term.strip()) for term in group.split("|")))
