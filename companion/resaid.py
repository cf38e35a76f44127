"""Says what the lamp said in a talk again in another language: only its own written lines, never a word of the visitor's."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from companion.lines import lines_of
from companion.talk import MOST_BYTES, Talk

# What a turn and the rest of a talk cost beside their words.
_FRAME, _REST = 16, 1_500


@cache
def _places(language: str) -> dict[str, tuple[str, int]]:
    """Return line -> its section and place; of a line that stands twice the first."""
    found: dict[str, tuple[str, int]] = {}
    for section, lines in lines_of(language).items():
        for place, line in enumerate(lines):
            found.setdefault(line, (section, place))
    return found


def resaid(talk: Talk, before: str, after: str) -> Talk:
    """Return the talk with the lamp's lines in the language `after`; what it did not say from its lists stays."""
    if before == after:
        return talk
    turns = tuple(
        replace(turn, text="\n".join(_other(line, before, after) for line in turn.text.split("\n")))
        if turn.who == "lamp"
        else turn
        for turn in talk.turns
    )
    # Readings make lines longer; what no longer fits falls off at the old end, as it does when a talk grows.
    while len(turns) > 1 and sum(len(turn.text.encode()) + _FRAME for turn in turns) > MOST_BYTES - _REST:
        turns = turns[1:]
    return replace(talk, turns=turns)


def _other(line: str, before: str, after: str) -> str:
    section, place = _places(before).get(line, ("", 0))
    lines = lines_of(after).get(section, ())
    # The lists say the same in the same place, save where one of them is shorter.
    same = len(lines) == len(lines_of(before).get(section, ()))
    return lines[place] if lines and same else line
