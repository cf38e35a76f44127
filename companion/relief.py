"""What the lamp says when an alarm ends: once, kindly, and then the talk goes on as any other."""

from __future__ import annotations

import re

from companion import recall
from companion.scene import Scene
from companion.topics import matter

# Somebody grown up was told, or is there.
_TOLD_ADULTS = re.compile(
    r"\b(?:told|woke|waking|called|calling|rang|asked|showed)\b.*\b(?:her|him|them|mum|mom|mother|dad|father|parents?|teacher|nurse|police)\b"
    r"|(?:話|はな)し(?:た|ました|て)|(?:言|い)(?:った|いました)|(?:起|お)こした|(?:電話|でんわ)した|(?:知|し)らせた"
)


def answered(scene: Scene) -> tuple[str, ...]:
    """Return that an alarm is heard as over, where the numbers are, and what the talk may go on with; else nothing."""
    talk, picker = scene.talk, scene.picker
    if not talk.easing:
        return ()
    if talk.alarm == "over":
        told = any(_TOLD_ADULTS.search(line.lower()) for line in recall.lines(talk))
        right = picker.one("eased.told" if told else "eased.right")
        return (*picker.one("eased.over"), *right, *picker.one("eased.folded"))
    named = matter(scene.seen) or recall.named(talk)
    question = picker.fresh(f"{named}.ask") if named and picker.asked_in_a_row() < 2 else ()
    return (*picker.one("eased.denied"), *picker.one("eased.folded"), *(question or picker.one("room")))
