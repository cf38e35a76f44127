"""Talk that weighs nothing, or is about the lamp: a fitting word and a light question; and what is wished of the talk itself."""

from __future__ import annotations

from companion import recall
from companion.choice import Picker
from companion.talk import Talk
from companion.topics import SUBJECTS, recognise


def light(kind: str, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Answer everyday talk by what it is about; after two questions a word alone is enough."""
    ack = picker.fresh(f"{kind}.ack") or picker.one("smalltalk.ack")
    if picker.asked_in_a_row() >= 2:
        return ack
    about = next((topic for topic in SUBJECTS if topic in seen), None)
    names = (f"{about}.ask",) if kind == "glad" and about else ()
    return (*ack, *(picker.fresh(*names) or picker.fresh(f"{kind}.ask") or picker.one("room")))


def back(kind: str, level: int, picker: Picker) -> tuple[str, ...]:
    """Turn from the lamp to the visitor: by a light question, or by room where there was enough or where it weighs."""
    question = picker.fresh(f"{kind}.ask") if level == 0 and picker.asked_in_a_row() < 2 else ()
    return question or picker.one("stay" if kind == "asking" else "self.back")


def wish(kind: str, talk: Talk, picker: Picker) -> tuple[str, ...]:
    """Answer what the visitor wants of the talk, or the way to people that was asked for; never with a question."""
    if kind == "joke":
        return (*picker.one("joke"), *picker.one("joke.more"), *picker.one("joke.end"))
    if kind != "chat":
        return picker.pair(kind)
    home = any(recognise(text) & {"family", "abuse"} for text in recall.lines(talk))
    return (*picker.one("chat"), *picker.one("near", *(() if home else ("near.home",))))
