"""What a visitor's line is about: a question to the lamp, an everyday turn, or something that weighs."""

from __future__ import annotations

import re
from functools import cache

from companion.terms import Terms, forms, load
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
NEUTRAL = frozenset({"eating", "exam", "school", "family", "friends"})
TURNS = ("goodbye", "thanks", "greeting", "advice", "fact", "unknown")
EVERYDAY = ("bored", "smalltalk")
SHORT = ("yes", "no")
# Only a short line is a greeting, thanks or a goodbye; a long one tells about one.
BRIEF = frozenset({"goodbye", "thanks", "greeting"})
_BRIEF = 44
MOODS = ("glad", "heavy")
ALL = (*LAMP, *MATTERS, *TURNS, *EVERYDAY, *SHORT, *MOODS)

_HAN = re.compile(r"[\u3400-\u9fff々]")
_KANA = re.compile(r"[\u3041-\u30ff\uff66-\uff9f]")
_READ = re.compile(r"[A-Za-zÀ-ɏ\u3041-\u30ff\uff66-\uff9fＡ-Ｚａ-ｚー]")


@cache
def cues() -> dict[str, tuple[Terms, ...]]:
    """Return topic -> its cues in every language of the lists (a visitor may write in any of them)."""
    lists = [load(path) for path in sorted((ASSETS / "words" / "topics").glob("*.txt"))]
    for kinds in lists:
        if kinds.keys() != set(ALL):
            raise ValueError(f"assets/words/topics: sections differ: {sorted(kinds.keys() ^ set(ALL))}")
    return {topic: tuple(kinds[topic] for kinds in lists) for topic in ALL}


def recognise(text: str) -> frozenset[str]:
    """Return every topic that a text names; `silence` without letters or digits, `foreign` in an unread writing."""
    if not any(char.isalnum() for char in text):
        return frozenset({"silence"})
    if _foreign(text):
        return frozenset({"foreign"})
    seen = forms(text)
    # A Latin letter says less than a kana.
    brief = len(seen.run) <= (_BRIEF if seen.run.isascii() else _BRIEF // 2)
    return frozenset(
        topic
        for topic, lists in cues().items()
        if (topic not in BRIEF or brief)
        and any(terms.found(seen) or (topic in SHORT and terms.opens(text)) for terms in lists)
    )


def _foreign(text: str) -> bool:
    """Return whether most letters are of a writing other than Latin, kana or Han, or Han without any kana."""
    letters = [char for char in text if char.isalpha()]
    han = sum(1 for char in letters if _HAN.match(char))
    known = han + sum(1 for char in letters if _READ.match(char))
    if len(letters) >= 2 and known * 2 < len(letters):
        return True
    return han >= 5 and not _KANA.search(text)


def situation(seen: frozenset[str], level: int) -> str:
    """Return the one situation to answer: `level` is the risk heard in the talk, 0 to 3.

    A line without a cue is `plain` when nothing in it weighs, else `open`.
    """
    for lone in ("silence", "foreign"):
        if lone in seen:
            return lone
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
    return "plain" if light else "open"


def matter(seen: frozenset[str]) -> str | None:
    """Return the weighing topic that a text names, for coming back to it later."""
    if "heavy" not in seen and not seen & (frozenset(MATTERS) - NEUTRAL):
        return None
    return next((topic for topic in MATTERS if topic in seen), None)
