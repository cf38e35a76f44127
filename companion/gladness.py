"""Good news in a talk under alarm is received as such and met by no emergency words."""

from __future__ import annotations

from companion.joy import glad
from companion.scene import Scene
from companion.talk import CARD, told


def answered(scene: Scene) -> tuple[str, ...]:
    """Return that good news is heard, and that the people stay, or nothing where the line tells none."""
    talk, verdict, picker = scene.talk, scene.verdict, scene.picker
    if not talk.turns or not glad(talk.turns[-1].text) or told(verdict) or talk.alarm == "over":
        return ()
    if "eating" in talk.kinds:
        # There joy at a lighter body is a part of the danger.
        return ()
    if talk.easing:
        return (*picker.one("glad.ack"), *picker.one("eased.folded"))
    if scene.level < CARD or verdict.level > CARD:
        return ()
    good = picker.one("eased.over" if "third_party" in talk.kinds else "glad.ack")
    return (*good, *picker.one("three.after.card" if scene.level > CARD else "two.stay"))
