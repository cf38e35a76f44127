"""What the lamp read wrongly and was told so: from there on the talk is not taken to be about that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from companion import telling, trace
from companion.lines import lines_of
from companion.talk import Talk
from companion.topics import MATTERS, SUBJECTS, recognise
from hideout.language import BY_CODE

# So many of the lamp's last replies may have been about something else than the visitor.
_BACK = 2
_NAMED = frozenset({*MATTERS, *SUBJECTS})
# "I am not at school": of these places it is said outright.
_ELSEWHERE = frozenset({"school", "family", "bullying"})
# "Isn't this bullying?" says that it is.
_ASKED = re.compile(r"[?？]\s*$|(?:よね|かな|だろ)[。\s]*$")
# "Not X but Y", as the young write it.
_INSTEAD = re.compile(
    r"^(?:いや|え|ちがう|違う|だから)?[、,。\s]*(?P<not>[^。\n]{1,16}?)(?:とか|の話|の話し|のはなし|のこと)?(?:(?:じゃ|では)な(?:くて|く)|じゃない[、。\s]+)(?P<but>.+)$"
    r"|^(?:no+|nah|nope|wait)?[,.!? ]*(?:its |it is |im |thats )?not (?:about |at |from |in )?(?:my |the |a )?(?P<nay>[a-z ]{2,24}?)(?:[,.;] *| but | its | it is )(?:its |it is |but )?(?P<yea>.+)$"
)


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


def about(line: str) -> frozenset[str]:
    """Return the topics that a line of the lamp takes a talk to be about."""
    return _about().get(line, frozenset())


def instead(line: str) -> tuple[str, str]:
    """Return what a line (as telling.bare reads it) says that it is not, and what it is; empty texts where it says no such thing."""
    found = _INSTEAD.search(line.strip())
    if not found:
        return "", ""
    return (found["not"] or found["nay"] or "").strip(), (found["but"] or found["yea"] or "").strip(
        " 、。,.!?"
    )


def denied(line: str) -> frozenset[str]:
    """Return the topics that a line names only to say that it is not about them."""
    wrong, right = instead(line)
    said = frozenset() if _ASKED.search(line) else telling.denied(line) & _ELSEWHERE
    return said | ((recognise(wrong) & _NAMED) - recognise(right) if right else frozenset())


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
