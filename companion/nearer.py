"""Nearer: a place, a thing at hand, a day, said after a wish or a voice was told, makes it a danger of this hour."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from companion.lists import Lists
from companion.naming import STRAIT
from hideout.assets import ASSETS
from moderation.verdict import Finding, Outcome

_LISTS = Lists(ASSETS / "words" / "nearer", ("place", "thing", "day", "weapon", "order"))
_WISH = frozenset({"suicide", "goodbye"})
# Longer lines tell what they tell by themselves; a home on the third floor is a place to live.
_BRIEF = 90
# What a voice wants, and what is in the hand, seldom stand in one line: so many lines are read together.
_BACK = 5


def marks(text: str) -> frozenset[str]:
    """Return the marks of one line: place, thing, day, weapon, order."""
    return _LISTS.marks(text) if len(text) <= _BRIEF else frozenset()


def found(
    kinds: Collection[str], named: Collection[str], before: Sequence[str], words: str
) -> Finding | None:
    """Return the danger of this hour that a line makes of the `kinds` heard and `named` in the talk so far, or None."""
    last = marks(words)
    if not last:
        return None
    if "psychosis" in kinds:
        lately = last.union(*map(marks, before[1 - _BACK :]))
        if (
            "weapon" in last
            or ({"weapon", "order"} <= lately and last & {"weapon", "order"})
            or "place" in last
        ):
            return _finding("psychosis")
    if not _WISH.isdisjoint(named) and last & {"place", "thing", "day"}:
        return _finding("suicide", now=bool(last & {"place"}))
    return None


def _finding(category: str, *, now: bool = True) -> Finding:
    return Finding(check=STRAIT, level=3, now=now, category=category, outcome=Outcome.HOLD)
