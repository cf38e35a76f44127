"""What was found in a talk, to take along: written by code from what the visitor named, for the visitor to change."""

from __future__ import annotations

from dataclasses import dataclass

from companion.lines import lines_of
from companion.talk import CARD, Talk
from companion.topics import BARRIERS, SHORT, matter, recognise
from moderation.triage import screen

_MOST = 4
_LONGEST = 200
# What is asked here, the visitor's next line answers in words worth keeping.
_FOUND = ("sides.three", "sides.four", "step.one", "step.two", "before.one", "before.two")
# On the note these stand under the wider matter that they belong to.
_WIDER = {"farewell": "grief", "heartbreak": "friends", "work": "tired", "club": "school", "money": "anxious"}
_REACHING = frozenset({"phone", "chat", *BARRIERS})
_EMPTY = frozenset({*SHORT, "unknown", "stop", "thanks", "goodbye", "silence", *BARRIERS})


@dataclass(frozen=True, kw_only=True, slots=True)
class Memo:
    """`matters` are topics of companion.topics, `helped` the visitor's own words.

    `danger` tells whether the card came up, `kinds` which kinds of danger were heard.
    """

    matters: tuple[str, ...]
    helped: tuple[str, ...]
    danger: bool
    kinds: tuple[str, ...]


def memo(talk: Talk, language: str) -> Memo:
    """Return what a talk held; the first matters and answers only, in the order in which they came."""
    asked = {line for step in _FOUND for line in lines_of(language)[step]}
    matters: dict[str, None] = {}
    helped: dict[str, None] = {}
    answers = False
    for turn in talk.turns:
        if turn.who == "lamp":
            answers = not asked.isdisjoint(turn.text.split("\n"))
            continue
        seen = recognise(turn.text)
        # Fear of a telephone is not what weighs; "sad" is no word for a wish to die.
        if (named := matter(seen)) and not seen & _REACHING and not (named == "sad" and talk.kinds):
            matters[_WIDER.get(named, named)] = None
        # What weighs, or may hurt, does not stand on a note under what helps.
        if answers and not seen & _EMPTY and screen("chat", turn.text).level == 0:
            helped[turn.text[:_LONGEST]] = None
    return Memo(
        matters=tuple(matters)[:_MOST],
        helped=tuple(helped)[-_MOST:],
        danger=talk.course.level >= CARD,
        kinds=talk.kinds,
    )
