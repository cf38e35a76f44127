"""What a visitor's line is about: a question to the lamp, an everyday turn, or something that weighs."""

from __future__ import annotations

from functools import cache

from companion.terms import Terms, load
from hideout.assets import ASSETS

# Questions to the lamp come first: a true answer matters most there.
LAMP = ("jailbreak", "method", "human", "call", "secret", "love", "who")
MATTERS = (
    "abuse",
    "friend",
    "grief",
    "bullying",
    "selfhate",
    "eating",
    "gender",
    "lonely",
    "exam",
    "school",
    "family",
    "friends",
    "sleep",
    "tired",
    "anger",
    "anxious",
    "body",
    "sad",
)
# Named without any weight ("what is the past tense, small test tomorrow"), these are everyday talk.
NEUTRAL = frozenset({"grief", "eating", "gender", "exam", "school", "family", "friends", "body", "lonely"})
TURNS = ("goodbye", "thanks", "greeting", "unknown")
EVERYDAY = ("bored", "smalltalk")
SHORT = ("yes", "no")
MOODS = ("glad", "heavy")
ALL = (*LAMP, *MATTERS, *TURNS, *EVERYDAY, *SHORT, *MOODS)


@cache
def cues() -> dict[str, tuple[Terms, ...]]:
    """Return topic -> its cues in every language of the lists (a visitor may write in any of them)."""
    lists = [load(path) for path in sorted((ASSETS / "words" / "topics").glob("*.txt"))]
    for kinds in lists:
        if kinds.keys() != set(ALL):
            raise ValueError(f"assets/words/topics: sections differ: {sorted(kinds.keys() ^ set(ALL))}")
    return {topic: tuple(kinds[topic] for kinds in lists) for topic in ALL}


def recognise(text: str) -> frozenset[str]:
    """Return every topic that a text names; `silence` for one without letters or digits."""
    if not any(char.isalnum() for char in text):
        return frozenset({"silence"})
    return frozenset(
        topic
        for topic, lists in cues().items()
        if any(terms.found(text) or (topic in SHORT and terms.opens(text)) for terms in lists)
    )


def situation(seen: frozenset[str], level: int) -> str:
    """Return the one situation to answer: `level` is the risk heard in the talk, 0 to 3."""
    if "silence" in seen:
        return "silence"
    for topic in LAMP:
        if topic in seen:
            return topic
    light = level == 0 and ("glad" in seen or "heavy" not in seen)
    for topic in MATTERS:
        if topic in seen and not (light and (topic in NEUTRAL or "glad" in seen)):
            return topic
    for topic in (*TURNS, *SHORT, *EVERYDAY):
        if topic in seen:
            return topic
    return "smalltalk" if light and seen & NEUTRAL or "glad" in seen else "open"


def matter(seen: frozenset[str]) -> str | None:
    """Return the weighing topic that a text names, for coming back to it later."""
    if "heavy" not in seen and not seen & (frozenset(MATTERS) - NEUTRAL):
        return None
    return next((topic for topic in MATTERS if topic in seen), None)
