"""Talks to answer, and deadlines short enough for tests."""

from __future__ import annotations

from dataclasses import replace

from companion import listener
from companion.model import Deadlines
from companion.talk import Talk
from moderation.course import Course

# For servers that keep a visitor waiting; well-behaved ones get the time a busy machine may need.
# Long enough for the first request of a process, which also loads the client.
SHORT = Deadlines(first=1.5, whole=2.0)
PATIENT = Deadlines(first=20, whole=30)
WAITING = frozenset({"hang", "drip", "endless"})
# Without a deadline of our own these would take half a minute or for ever.
GRACE = 8.0


def deadlines_for(mode: str) -> Deadlines:
    """Return deadlines that a test of this mode of the server can afford."""
    return SHORT if mode in WAITING else PATIENT


def course(level: int = 0, *, now: bool = False) -> Course:
    """Return what is remembered of a talk in which this level was heard."""
    return replace(Course(), level=level, now=now)


def talk_of(*texts: str, level: int = 0, now: bool = False, seed: int = 5, language: str = "ja") -> Talk:
    """Return a talk with an opening, in which the visitor wrote these lines (and the lamp nothing between)."""
    talk = Talk.begin(started=1_000, seed=seed, opening=listener.opening(language, seed))
    for text in texts:
        talk = talk.visitor(text, course(level, now=now))
    return talk
