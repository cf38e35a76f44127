"""What a visitor's line is about: a question to the lamp, an everyday turn, or something that weighs."""

from __future__ import annotations

import re
from functools import cache

from companion import sections
from companion.terms import Index, Terms, first_clause, forms
from hideout.assets import ASSETS

# Questions to the lamp come first: a true answer matters most there.
LAMP = ("jailbreak", "method", "human", "feel", "call", "secret", "love", "who")
# What the visitor wants of the talk itself, or of people: answered before anything is asked.
WISHES = ("stop", "joke", "chat", "phone", "help")
# Questions whose answer decides whether a young person goes on: whom to tell, what happens there, who can see it.
ASKED = tuple(f"asked.{kind}" for kind in ("tell", "betray", "lines", "watched", "gone", "hearing"))
MATTERS = (
    "abuse",
    "friend",
    "grief",
    "bullying",
    "blame",
    "selfhate",
    "eating",
    "pregnant",
    "gender",
    "lonely",
    "exam",
    "school",
    "family",
    "friends",
    "sleep",
    "tired",
    "anger",
    "scared",
    "anxious",
    "body",
    "sad",
)
# Named without any weight ("what is the past tense, small test tomorrow"), these are everyday talk.
NEUTRAL = frozenset({"eating", "exam", "school", "family", "friends"})
TURNS = ("goodbye", "safer", "sorry", "thanks", "play", "insult", "greeting", "advice", "fact", "unknown")
EVERYDAY = ("bored", "hungry", "smalltalk")
# A goodbye for the night; said besides other things it still lets go.
NIGHT = "goodnight"
SHORT = ("yes", "no")
# Only a short line is a greeting, thanks or a goodbye; a long one tells about one.
BRIEF = frozenset({"goodbye", "goodnight", "thanks", "greeting"})
# Their whole cues are heard in the first clause of a line too.
_OPENING = frozenset({*SHORT, "stop", "joke"})
_BRIEF = 44
MOODS = ("glad", "heavy")
# What makes it hard to reach people, the more certain first: listened for only where the card is there (companion/barriers.py).
BARRIERS = tuple(
    f"barrier.{kind}"
    for kind in ("cost", "police", "parents", "busy", "tried", "scold", "grave", "words", "voice")
)
ALL = (*LAMP, *WISHES, *ASKED, *MATTERS, *TURNS, NIGHT, *EVERYDAY, *SHORT, *MOODS, *BARRIERS)
_FOLDERS = (ASSETS / "words" / "topics", ASSETS / "companion" / "cues")

_HAN = re.compile(r"[\u3400-\u9fff々]")
_KANA = re.compile(r"[\u3041-\u30ff\uff66-\uff9f]")
_READ = re.compile(r"[A-Za-zÀ-ɏ\u3041-\u30ff\uff66-\uff9fＡ-Ｚａ-ｚー]")


@cache
def cues() -> dict[str, tuple[Terms, ...]]:
    """Return topic -> its cues in every language of the lists (a visitor may write in any of them)."""
    names = sorted(path.name for path in _FOLDERS[0].glob("*.txt"))
    lists = [_together(name) for name in names]
    for name, kinds in zip(names, lists, strict=True):
        if kinds.keys() != set(ALL):
            raise ValueError(f"cues in {name}: sections differ: {sorted(kinds.keys() ^ set(ALL))}")
    return {topic: tuple(kinds[topic] for kinds in lists) for topic in ALL}


@cache
def _index() -> Index:
    return Index(cues())


def _together(name: str) -> dict[str, Terms]:
    """Return topic -> the cues of one language from both folders, which share a format and add up."""
    found: dict[str, list[str]] = {}
    for folder in _FOLDERS:
        for topic, entries in sections.read(folder / name).items():
            found.setdefault(topic, []).extend(entry.text for entry in entries)
    return {topic: Terms(terms) for topic, terms in found.items()}


def recognise(text: str) -> frozenset[str]:
    """Return every topic that a text names; `silence` without letters or digits, `foreign` in an unread writing."""
    if not any(char.isalnum() for char in text):
        return frozenset({"silence"})
    if _foreign(text):
        return frozenset({"foreign"})
    seen = forms(text)
    # A Latin letter says less than a kana.
    brief = len(seen.run) <= (_BRIEF if seen.run.isascii() else _BRIEF // 2)
    first = first_clause(text)
    return frozenset(
        topic
        for topic in _index().candidates(seen, first)
        if (topic not in BRIEF or brief)
        and any(terms.found(seen) or (topic in _OPENING and first in terms.wholes) for terms in cues()[topic])
    )


def _foreign(text: str) -> bool:
    """Return whether most letters are of a writing other than Latin, kana or Han, or Han without any kana."""
    letters = [char for char in text if char.isalpha()]
    han = sum(1 for char in letters if _HAN.match(char))
    known = han + sum(1 for char in letters if _READ.match(char))
    if len(letters) >= 2 and known * 2 < len(letters):
        return True
    return han >= 5 and not _KANA.search(text)


def situation(seen: frozenset[str]) -> str:
    """Return the one situation to answer.

    A line that weighs and names nothing is `open`; one that weighs nothing is `plain`, or `unread` without any cue.
    """
    for lone in ("silence", "foreign"):
        if lone in seen:
            return lone
    for topic in (*LAMP[:2], *WISHES, *ASKED, *LAMP[2:]):
        if topic in seen:
            return topic
    if NIGHT in seen:
        return "goodbye"
    light = "glad" in seen or "heavy" not in seen
    for topic in MATTERS:
        if topic in seen and not (light and (topic in NEUTRAL or "glad" in seen)):
            return topic
    for topic in (*TURNS, *SHORT, *EVERYDAY):
        if topic in seen:
            return topic
    if not light:
        return "open"
    return "plain" if seen - set(BARRIERS) else "unread"


def matter(seen: frozenset[str]) -> str | None:
    """Return the weighing topic that a text names, for coming back to it later."""
    if "heavy" not in seen and not seen & (frozenset(MATTERS) - NEUTRAL):
        return None
    return next((topic for topic in MATTERS if topic in seen), None)
