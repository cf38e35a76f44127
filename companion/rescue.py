"""Stands by while somebody may be lost: the next step that holds, what to do where it cannot be done, and relief when help is there."""

from __future__ import annotations

from companion import alert, peril, trace
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
_HURT = frozenset(
    {
        *("breath", "water", "drowning", "silent", "head", "fever", "collapse", "trapped", "pinned"),
        *("swallowed", "strange", "crash", "gash"),
    }
)
# Whoever got out of these is safer outside.
_LEFT = frozenset({"smoke", "intruder", "followed", "riding", "drunk", "car", "trapped"})
# Out of these somebody is indoors, behind a lock or with people, and not in the street.
_PURSUED = frozenset({"followed", "intruder", "riding", "car", "drunk"})
# These have their steps elsewhere, and share those of a ride.
_HOUSE = frozenset({"now.body", "now.door", "now.fire"})
_OLDER = frozenset({"collapse", "trapped", "intruder", "followed", "riding", "gash"})
_CALLED = {"car": "riding"}
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
    if level < CARD and before in alert.LOOSE:
        # It was only asked about, and nothing since says that it happens.
        before = ""
    since: frozenset[str] = frozenset()
    # What older words heard as well has its steps with the other emergencies of the house.
    older = _perilous(scene) or not _HOUSE.isdisjoint(trace.ever(talk))
    if before in alert.HOLDS:
        # Inside an emergency fewer words say that somebody came, woke or was called.
        last, since = _wide(last), _wide(_since(lines[:-1], talk.kinds))
    met = before in alert.HOLDS and ("came" in since or not (older and before in _OLDER))
    if met and (said := _within(scene, last, before, since, kind)):
        return said
    if "smoke" in {kind, before} and "shutin" in last and "out" not in last:
        # Nobody is sent out where the way is shut.
        return steps("shut", picker, _FIRST)
    if "breath" in {kind, before} and peril.of(talk) == "ill" and not _others(lines):
        # Whoever has no breath left sits up and calls; what is said of somebody who lies there does not fit.
        return ()
    urgent = trace.urgency(trace.marks(lines[-1]))
    weighs = bool(before) and before not in {"height", "lost"}
    if (weighs or (level >= CARD and len(lines) > 1)) and (said := _met(scene, last, before, kind)):
        return said
    if kind == "height":
        wish = picker.fresh("two.guess.ask")
        return (*picker.first("rescue.height"), *wish, *picker.one("rescue.number")) if level < CARD else ()
    if kind in alert.LOOSE and level < CARD:
        return (*picker.one("rescue.sure"), *picker.one("rescue.sure.more"))
    if kind == "collapse" and not before:
        section = "footing.body" if urgent == "body" else "rescue.collapse"
        return tuple(line for _ in range(_FIRST) for line in picker.first(section))
    if (kind in _OLDER and older) or (kind == "breath" and urgent and not before):
        return ()
    if kind:
        return steps(kind, picker, _FIRST)
    if not weighs or urgent or level < CARD or scene.seen & _ANSWERED or _tells(scene):
        return ()
    if (before in _OLDER and older) or (before == "breath" and "now.body" in trace.ever(talk)):
        return ()
    if "out" in since and before in _LEFT:
        section = _out(before)
        return (*picker.first(section), *picker.first(section)) or picker.one(section)
    return steps(before, picker, _NEXT)


def _out(before: str) -> str:
    """Return whose words fit whoever got out: of a fire, indoors and away from somebody, or outside."""
    if before in _PURSUED:
        return "rescue.inside"
    return "rescue.out" if before == "smoke" else "rescue.outside"


def _tells(scene: Scene) -> bool:
    """Return whether a line tells a danger of its own, beside the cry for help and the one who lies there."""
    return told(scene.verdict) and not {*scene.verdict.categories} <= {
        "cry_for_help",
        "third_party",
        "distress",
    }


def _others(lines: tuple[str, ...]) -> bool:
    """Return whether anybody else was named in these lines."""
    return any(alert.marks(line) & {"who", "person"} for line in lines)


def _wide(seen: frozenset[str]) -> frozenset[str]:
    return seen | {mark.removesuffix(".wide") for mark in seen}


def _since(lines: tuple[str, ...], kinds: tuple[str, ...]) -> frozenset[str]:
    """Return the marks of what was told after the line in which an alert was told last."""
    seen: frozenset[str] = frozenset()
    for end in range(len(lines), 0, -1):
        if alert.told(lines[:end], kinds):
            return seen
        seen |= alert.marks(lines[end - 1])
    return seen


def _perilous(scene: Scene) -> bool:
    """Return whether the same line has older steps of its own: a door that shut, a wound, a ride."""
    return scene.level >= CARD and peril.of(scene.talk) in {"confined", "ledge", "wound", "door", "ride"}


def _within(
    scene: Scene, last: frozenset[str], before: str, since: frozenset[str], kind: str
) -> tuple[str, ...]:
    """Return what answers a question asked while a body, a fire or a pursuer is the matter; and once help came, an end."""
    picker = scene.picker
    if told(scene.verdict) and not kind:
        return ()
    if "ask.back" in last and before in _LEFT:
        return (*picker.one("rescue.back"), *picker.one("rescue.stay"))
    if "ask.cross" in last:
        return (*picker.one("rescue.cross"), *picker.first(_STEPS.get(before, f"rescue.{before}")))
    if kind:
        return ()
    if "came" in since:
        if scene.seen & {"goodbye", "thanks"}:
            return picker.one("rescue.bye")
        return picker.one("rescue.woke" if "woke" in last else "rescue.after")
    if "drowsy" in last and before in _HURT:
        return (*picker.one("rescue.drowsy"), *picker.first(f"rescue.{before}"))
    if "unsaid" in last and before in _PURSUED:
        return (*picker.one("rescue.mute"), *picker.first(f"rescue.{_CALLED.get(before, before)}"))
    if "worse" in last and before in _HURT:
        return (*picker.one("rescue.worse"), *picker.first(f"rescue.{before}"))
    if "ask.there" in last and before in _LEFT:
        return (*picker.one("rescue.go"), *picker.one("rescue.stay"))
    return ()


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
    if "woke" in last and before != "swallowed" and (life or before in {"unopened", "gone"}):
        return (*picker.one("rescue.woke"), *picker.one("rescue.woke.more" if life else "rescue.found.more"))
    if "out" in last and before in _LEFT:
        section = _out(before)
        return (*picker.one("peril.back"), *(picker.first(section) or picker.one(section)))
    if {"watched", "neighbour"} <= last:
        return (*picker.one("rescue.watched"), *picker.one("rescue.watched.more"))
    now = bool(before) or talk.course.now
    if "linked" in last and (before or life):
        return (*picker.one("rescue.linked"), *picker.one("rescue.linked.more"))
    if "call" in last and (before or life or "third_party" in talk.kinds):
        number = "rescue.call.hurt" if life else "rescue.call"
        return (*picker.one(number), *picker.one(f"{number}.more"))
    attacked = not _ATTACKS.isdisjoint(talk.kinds)
    if "unsaid" in last and "fear" not in last and before in alert.HOLDS:
        last |= {"nophone"}
    for mark in ("nophone", "fear", "stuck"):
        if mark in last and now and not (mark == "stuck" and (attacked or before == "pinned")):
            return (*picker.first(f"rescue.{mark}"), *picker.first(f"rescue.{mark}"))
    return ()
