"""The anchor of a talk in the gravest danger: each reply says that 119 may be rung, until somebody was reached."""

from __future__ import annotations

import re

from companion.scene import Scene
from companion.talk import CARD

MOST_SENTENCES = 3
_NUMBER = re.compile(r"11[09]")
# Whoever is in danger by their own hand; an attacker and a fire have steps of their own.
_OWN = frozenset({"suicide", "goodbye", "self_harm", "overdose", "psychosis"})
# Somebody was rung, or is there.
_REACHED = (
    *("near.called", "near.show", "rescue.came", "rescue.after", "rescue.linked", "rescue.waits"),
    *(
        "haven.with",
        "haven.place",
        "haven.going",
        "upshot.coming",
        "upshot.beside",
        "peril.back",
        "reached",
        "rescue.watched",
    ),
)


def anchored(scene: Scene, said: tuple[str, ...]) -> tuple[str, ...]:
    """Return a reply with the number in place of its last sentence, where neither it nor the one before names any."""
    talk, picker = scene.talk, scene.picker
    if scene.level <= CARD or talk.eased or talk.alarm != "told" or _OWN.isdisjoint(talk.named):
        return said
    if any(topic.startswith("news.") for topic in scene.seen):
        # Somebody knows of it, or is at the door.
        return said
    if picker.holds(said, *_REACHED) or picker.since(*_REACHED) is not None:
        return said
    # A line that weighs nothing is not met with it twice running.
    named = (*said, *(picker.replies[-1] if picker.replies and not scene.verdict.level else ()))
    if any(map(_NUMBER.search, named)):
        return said
    section = "three.anchor.taken" if "overdose" in talk.named else "three.anchor"
    return (*said[: MOST_SENTENCES - 1], *picker.one(section))
