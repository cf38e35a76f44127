"""A scene: what one reply is chosen from."""

from __future__ import annotations

from dataclasses import dataclass

from companion import mistake, recall, trace
from companion.choice import Picker
from companion.talk import Talk
from companion.telling import bare, frightened
from companion.topics import recognise
from moderation.verdict import Verdict

# Where these were just spoken of, "so loud" is not said to the lamp.
_NOISY = frozenset({"family", "school", "friends"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A talk that ends with the visitor, what was heard in that line and which topics it holds, and who picks the words.

    `level` (0..3) is the graver of what the line says and what the talk remembers.
    """

    talk: Talk
    verdict: Verdict
    seen: frozenset[str]
    level: int
    picker: Picker


def topics_of(talk: Talk) -> frozenset[str]:
    """Return the topics of the line that a talk ends with; none when it does not end with the visitor."""
    line = talk.turns[-1].text if talk.turns and talk.turns[-1].who == "visitor" else ""
    seen = recognise(line) - mistake.denied(bare(line))
    if "no" in seen and frightened(line):
        # "No, it is them who come to kill" denies nothing.
        seen -= {"no"}
    if line and trace.surely(trace.asked(talk), line):
        # "Way stronger" is a yes; what it sounds like besides is part of the answer.
        seen = (seen | {"yes"}) - {"no", "unknown", "unread"}
    # What the talk is not about, as this very line says.
    seen = mistake.kept(seen, len(recall.lines(talk)) - 1, mistake.dropped(talk))
    if "loud" in seen and _NOISY & recall.before(talk):
        return seen - {"stop"} | {"heavy"}
    return seen
