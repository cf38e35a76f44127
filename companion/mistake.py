"""What the lamp read wrongly and was told so: from there on the talk is not taken to be about that."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from companion import trace
from companion.lines import lines_of
from companion.talk import Talk
from companion.topics import MATTERS, SUBJECTS
from hideout.language import BY_CODE

# So many of the lamp's last replies may have been about something else than the visitor.
_BACK = 2
_NAMED = frozenset({*MATTERS, *SUBJECTS})


@cache
def _about() -> Mapping[str, frozenset[str]]:
    """Return written line -> the topics in whose sections it stands."""
    found: dict[str, set[str]] = {}
    for code in BY_CODE:
        for section, written in lines_of(code).items():
            topic, _, part = section.rpartition(".")
            if part in {"ack", "ask", "back"} and topic in _NAMED:
                for line in written:
                    found.setdefault(line, set()).add(topic)
    return {line: frozenset(topics) for line, topics in found.items()}


def dropped(talk: Talk) -> Mapping[str, int]:
    """Return topic -> the place (from 0, among the visitor's lines) of the line that said the talk is not about it."""
    found: dict[str, int] = {}
    place, said = 0, [""]
    for turn in talk.turns:
        if turn.who == "lamp":
            said.append(turn.text)
            continue
        if "mistake" in trace.marks(turn.text):
            for line in "\n".join(said[-_BACK:]).split("\n"):
                found.update(dict.fromkeys(_about().get(line, ()), place))
        place += 1
    return found


def kept(seen: frozenset[str], place: int, gone: Mapping[str, int]) -> frozenset[str]:
    """Return the topics of the visitor's line at a place without the dropped ones, save those that weigh anew later."""
    return seen - {topic for topic, until in gone.items() if place <= until or "heavy" not in seen}
