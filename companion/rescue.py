"""Stands by while somebody may be lost: the next step that holds, what to do where it cannot be done, and relief when help is there."""

from __future__ import annotations

from companion import alert, trace
from companion.choice import Picker
from companion.scene import Scene
from companion.talk import CARD, told

# Alerts whose steps stand elsewhere already; the others have a section `rescue.<kind>`.
_STEPS = {
    "smoke": "footing.fire",
    "plate": "footing.attack",
    "car": "footing.ride",
    "jump": "footing.high",
}
_HURT = frozenset({"breath", "water", "drowning", "pinned", "swallowed", "silent", "head", "fever"})
_FIRST, _NEXT = 3, 2
# Somebody who tells these has an answer to them; nothing is repeated over it.
_ANSWERED = frozenset({"thanks", "sorry", "goodbye", "stop", "joke"})
_ATTACKS = frozenset({"abuse", "sexual_abuse"})


def answered(scene: Scene) -> tuple[str, ...]:
    """Return the next steps of an alert that stands in a talk, or what answers a line told in one; else nothing."""
    talk, picker, level = scene.talk, scene.picker, scene.level
    if not talk.turns or talk.turns[-1].who != "visitor":
        return ()
    lines = trace.lines(talk)
    last = alert.marks(lines[-1])
    kind = alert.told(lines, talk.kinds)
    before = alert.of(lines[:-1], talk.kinds)
    urgent = trace.urgency(trace.marks(lines[-1]))
    weighs = bool(before) and before not in {"height", "lost"}
    if (weighs or (level >= CARD and len(lines) > 1)) and (said := _met(scene, last, before, kind)):
        return said
    if kind == "height":
        wish = picker.fresh("two.guess.ask")
        return (*picker.first("rescue.height"), *wish, *picker.one("rescue.number")) if level < CARD else ()
    if kind == "breath" and urgent and not before:
        # Told in one line, it has its steps with the other emergencies of the house.
        return ()
    if kind:
        return steps(kind, picker, _FIRST)
    if not weighs or urgent or level < CARD or scene.seen & _ANSWERED or _tells(scene):
        return ()
    if before == "breath" and "now.body" in trace.ever(talk):
        return ()
    if before == "smoke" and picker.since("rescue.out") is not None:
        # Whoever is out stays out.
        return tuple(line for _ in range(_NEXT) for line in picker.one("rescue.out"))
    return steps(before, picker, _NEXT)


def _tells(scene: Scene) -> bool:
    """Return whether a line tells a danger of its own, beside the cry for help and the one who lies there."""
    return told(scene.verdict) and not {*scene.verdict.categories} <= {
        "cry_for_help",
        "third_party",
        "distress",
    }


def steps(kind: str, picker: Picker, most: int) -> tuple[str, ...]:
    """Return the next steps of an alert that were not said yet; once they run out, one said longest ago."""
    section = _STEPS.get(kind, f"rescue.{kind}")
    said = tuple(line for _ in range(most) for line in picker.first(section))
    return said or picker.one(section)


def _met(scene: Scene, last: frozenset[str], before: str, kind: str) -> tuple[str, ...]:
    """Return what answers a line told in danger: help is there, a call is made or cannot be, legs do not carry."""
    picker, talk = scene.picker, scene.talk
    marked = trace.ever(talk)
    life = before in _HURT or "now.body" in marked
    if before == "car" and "waits" in last:
        return (*picker.first("rescue.waits"), *picker.first("rescue.waits"))
    if before == "car" and "shop" in last:
        return (*picker.one("rescue.safe"), *picker.first("rescue.waits"), *picker.first("rescue.waits"))
    fire = before == "smoke" or "now.fire" in marked
    if fire and "out" in last:
        return tuple(line for _ in range(_NEXT) for line in picker.first("rescue.out"))
    if kind or told(scene.verdict):
        return ()
    if "came" in last:
        return (*picker.one("rescue.came"), *picker.one("rescue.came.more"))
    if "woke" in last and (life or before in {"unopened", "gone"}):
        return (*picker.one("rescue.woke"), *picker.one("rescue.woke.more" if life else "rescue.found.more"))
    if {"watched", "neighbour"} <= last:
        return (*picker.one("rescue.watched"), *picker.one("rescue.watched.more"))
    now = bool(before) or talk.course.now
    if "linked" in last and (before or life):
        return (*picker.one("rescue.linked"), *picker.one("rescue.linked.more"))
    if "call" in last and (before or life or "third_party" in talk.kinds):
        number = "rescue.call.hurt" if life else "rescue.call"
        return (*picker.one(number), *picker.one(f"{number}.more"))
    attacked = not _ATTACKS.isdisjoint(talk.kinds)
    for mark in ("nophone", "fear", "stuck"):
        if mark in last and now and not (mark == "stuck" and (attacked or before == "pinned")):
            return (*picker.first(f"rescue.{mark}"), *picker.first(f"rescue.{mark}"))
    return ()
