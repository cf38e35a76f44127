"""Bad terms of a name with a mask over one of their letters, or over two: "s○icide"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from moderation.terms import MASK, terms

_SHORTEST, _LONGEST = 3, 12
# Two masks apart from each other leave enough to know a word by from here on.
_APART = 6
# Where a letter stands in a term of a length -> the terms, so that a mask costs a few looks and no list of its own.
Place = tuple[int, int, str]


@cache
def _terms() -> dict[Place, tuple[str, ...]]:
    known = terms()
    found: dict[Place, list[str]] = {}
    for term in sorted(known.every):
        if _SHORTEST <= len(term) <= _LONGEST:
            # Masks leave the first, the second or the third letter as it is.
            for at in range(3):
                found.setdefault((len(term), at, term[at]), []).append(term)
    return {place: tuple(told) for place, told in found.items()}


def hidden(text: str) -> bool:
    """Return whether a folded text, its masks written as MASK, holds a bad term; a mask at its end counts where it is all of it."""
    return any(_hides(part, whole=len(part) == len(text)) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    for start in range(len(text)):
        for end in range(start + _SHORTEST, min(start + _LONGEST, len(text)) + 1):
            if 1 <= text.count(MASK, start, end) <= 2:
                yield text[start:end]


def _hides(part: str, *, whole: bool) -> bool:
    masks = [at for at, char in enumerate(part) if char == MASK]
    first, last = masks[0], masks[-1]
    left = len(part) - len(masks)
    if left < 2:
        return False
    together = last - first < 2
    if not together and (len(part) < _APART or first == 0 or last == len(part) - 1):
        return False
    seen = next(at for at in range(3) if part[at] != MASK)
    alike = [term for term in _terms().get((len(part), seen, part[seen]), ()) if _fits(term, part)]
    if not together:
        return any(term.isascii() for term in alike)
    at_edge = first == 0 or last == len(part) - 1
    return any(whole or not (at_edge or (left < 3 and term.isascii())) for term in alike)


def _fits(term: str, part: str) -> bool:
    return all(seen in (MASK, char) for char, seen in zip(term, part, strict=True))
