"""What the lamp asked about danger in its last words, and what a line answers to it."""

from __future__ import annotations

from functools import cache

from companion.lines import lines_of
from companion.sections import BrokenText
from hideout.language import BY_CODE

# A plain no to these is about danger; a no to the others is about who could help, or about somebody else.
OWN = (
    "two.again",
    "two.later",
    "two.now",
    "two.death.ask",
    "two.past.ask",
    "two.unmissed.ask",
    "two.guess.ask",
    "two.other.ask",
)
_NOW = ("two.now",)
_ANY = (*OWN, *(f"two.{kind}.ask" for kind in ("selfharm", "abuse", "harm", "away", "voices", "friend")))


def about_own(words: str) -> bool:
    """Return whether these words of the lamp, a sentence a line, ask about the visitor's own danger."""
    return _asks(words, OWN)


def about_danger(words: str) -> bool:
    """Return whether these words ask about any danger."""
    return _asks(words, _ANY)


def about_now(words: str) -> bool:
    """Return whether these words ask about danger in this very hour."""
    return _asks(words, _NOW)


def _asks(words: str, names: tuple[str, ...]) -> bool:
    try:
        return bool(words) and not _lines(names).isdisjoint(words.split("\n"))
    except BrokenText:
        return False


@cache
def _lines(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(line for code in BY_CODE for name in names for line in lines_of(code).get(name, ()))
