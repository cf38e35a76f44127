"""Somebody who comes too near, an adult or one met on the net, told in pieces: who breaks the rules, what need not be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion import alert
from companion.talk import CARD, Talk, told

if TYPE_CHECKING:
    from companion.scene import Scene

# So many lines back the pieces are put together.
_LATELY = 5
_PICTURES = frozenset({"online.picture", "online.bare"})
_PRESSED = _PICTURES | {"online.threat", "online.meet"}
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


def online(last: frozenset[str], seen: frozenset[str], *, weighs: bool, known: bool) -> bool:
    """Return whether a line tells of pictures, a meeting or a threat from somebody met on the net.

    `last` are its marks (companion/trace.py), `seen` those of the whole talk; whether anything told `weighs`, and whether
    such a person is `known` already.
    """
    if not last & _PRESSED:
        return False
    stranger = "online.stranger" in seen
    if known or (stranger and last & {"online.meet", *_PICTURES}):
        return True
    if "online.threat" in last:
        return bool(seen & _PICTURES) and (stranger or weighs)
    return seen >= _PICTURES and bool(last & _PICTURES) and weighs


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
