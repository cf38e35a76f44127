"""An adult who comes too near, told innocently and in pieces: who breaks the rules, and what need not be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion import alert
from companion.talk import CARD, Talk, told

if TYPE_CHECKING:
    from companion.scene import Scene

# So many lines back the pieces are put together.
_LATELY = 5
# What is asked then, and the section that answers it; the first that holds is met.
_ASKED = ("send", "go", "bad", "like", "tell")


def near(lines: tuple[str, ...]) -> bool:
    """Return whether the last of these lines tells, alone or with those before it, of an adult who comes too near."""
    if not lines:
        return False
    *before, last = map(alert.marks, lines[-_LATELY:])
    seen = last.union(*before)
    if "unreal" in last or not last & {"charge", "elder", "close"}:
        return False
    # A secret and somebody older, or somebody older who comes near in two lines.
    asked = "charge" in seen and seen & {"elder", "close"}
    pieces = sum(bool(one & {"charge", "close"}) for one in (*before, last))
    return bool(asked) or ("elder" in seen and pieces > 1)


def answered(scene: Scene) -> tuple[str, ...]:
    """Return the plain answer to what is asked about such an adult, or nothing."""
    talk, picker = scene.talk, scene.picker
    if scene.level != CARD or "grooming" not in talk.kinds or not stands(talk):
        return ()
    if talk.answered < CARD or picker.since("two.charge.ack") is None:
        return (*picker.one("two.charge.ack"), *picker.one("two.charge.ask"), *picker.fresh("two.card"))
    last = alert.marks(talk.turns[-1].text)
    asked = next((kind for kind in _ASKED if f"ask.{kind}" in last), None)
    if asked is None or (told(scene.verdict) and scene.verdict.level > CARD):
        return ()
    return (*picker.one(f"charge.{asked}"), *picker.one("charge.more"))


def stands(talk: Talk) -> bool:
    """Return whether such an adult was told of in a talk."""
    said = [turn.text for turn in talk.turns if turn.who == "visitor"]
    return any(near(tuple(said[: end + 1])) for end in range(len(said)))
