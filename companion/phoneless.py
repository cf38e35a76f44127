"""Danger without a phone: whoever has none to ring with is told of people, doors and public phones, in the first reply to it."""

from __future__ import annotations

from companion import alert, footing
from companion.lists import Lists
from companion.scene import Scene
from companion.talk import CARD
from companion.talk import told as grave
from hideout.assets import ASSETS

_LISTS = Lists(ASSETS / "words" / "phoneless", ("without", "number", "shut"))
# So many lines back the door may have shut.
_BACK = 4
_LINES = 3
# In these the first step is another one than to ring.
_MOVES = frozenset({"attack", "fire", "wound", "high"})
_SHUT = frozenset({"confined", "ledge", "behind"})
_HIDES = frozenset({"confined", "behind", "door", "attack"})
_BATTERY = "rescue.battery"


def marks(text: str) -> frozenset[str]:
    """Return the marks of one line: without, number, shut."""
    return _LISTS.marks(text)


def answered(scene: Scene) -> tuple[str, ...]:
    """Return the ways to people for whoever is in danger and has no phone, or nothing."""
    talk, picker, level = scene.talk, scene.picker, scene.level
    if not talk.turns or talk.turns[-1].who != "visitor":
        return ()
    last = marks(talk.turns[-1].text)
    if "without" not in last and level > CARD:
        return _last_call(scene)
    if "without" not in last or (level < CARD and "number" not in last):
        return ()
    kind = footing.under(talk, level)
    lately = frozenset[str]().union(*(marks(turn.text) for turn in talk.said[-_BACK:]))
    # Who is at the door is not walked into; who follows in the street is walked away from.
    shut = kind in _SHUT or (kind == "door" and alert.of(talk.said) != "followed")
    section = "phoneless.shut" if shut or "shut" in lately else "phoneless"
    if section == "phoneless" and not (level > CARD or talk.course.now or kind == "taken"):
        section = "phoneless.later"
    first = footing.next_(kind, picker) if kind in _MOVES and (kind == "high" or grave(scene.verdict)) else ()
    said = tuple(line for _ in range(_LINES) for line in picker.first(section))
    return (*first, *(said or picker.one(section)))[:_LINES]


def _last_call(scene: Scene) -> tuple[str, ...]:
    """Return what the last of a battery is for, where somebody hides: they are sent to nobody when it goes out."""
    talk, picker = scene.talk, scene.picker
    kind = footing.under(talk, scene.level)
    if kind not in _HIDES or "battery" not in alert.marks(talk.turns[-1].text) or picker.since(_BATTERY):
        return ()
    return (*picker.first(_BATTERY), *footing.next_(kind, picker))
