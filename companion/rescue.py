"""Stands by while somebody may be lost: the next step that holds, what to do where it cannot be done, and relief when help is there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion import alert, detail, peril, trace, upshot
from companion.choice import Picker
from companion.scene import Scene
from companion.talk import CARD, Turn, told
from companion.topics import ASKED, PLAIN, QUESTIONS
from moderation import emergency

# Alerts whose steps stand elsewhere already; the others have a section `rescue.<kind>`.
_STEPS = {"fire": "footing.fire", "car": "footing.ride", "jump": "footing.high"}
_HURT = frozenset({"breath", "water", "silent", "collapse", "trapped", "swallowed", "crash", "wound", "ill"})
# Whoever got out of these is safer outside.
_LEFT = frozenset({"fire", "intruder", "followed", "ride", "drunk", "car", "trapped"})
# Out of these somebody is indoors, behind a lock or with people, and not in the street.
_PURSUED = frozenset({"followed", "intruder", "ride", "car", "drunk"})
_ODD = re.compile(
    r"\bbreathing (?:kind of|kinda|sort of|a bit|barely|i think|maybe|now and then)|\b(?:kind of|kinda|sort of|hardly|not really|might be|maybe) breathing|\b(?:dont|cant|not|idk)\b[^.]{0,16}\bbreath\w*|"
    r"\bbreath\w*\b.{0,14}\b(?:weird\w*|strange\w*|funny|odd\w*|slow\w*|nois\w+|shallow|loud\w*|fast|hard|like snoring|barely|different)\b|\b(?:weird|strange|slow|noisy|barely|snor\w+|gasp\w*|rattl\w+)\b.{0,12}\bbreath\w*"
    r"|(?:息|いき|呼吸|こきゅう)[^。、]{0,8}(?:わか(?:ら|ん)|分か(?:ら|ん)|たぶん|かも|のか)"
    r"|(?:いびき|しゃくり|あえ(?:ぐ|い)|ときどき|時々|たまに).{0,8}(?:息|いき|呼吸|こきゅう)|(?:息|いき|呼吸|こきゅう)(?:が|の|は)?.{0,8}(?:へん|変|おかし|浅|あさ|弱|よわ|遅|おそ|苦しそう|いびき|ぜいぜい|ゼーゼー|ヒューヒュー)"
)
# These have their steps elsewhere where a peril was told before them.
_OLDER = frozenset({"collapse", "trapped", "intruder", "followed", "lost", "ride", "wound"})
_PERILS = frozenset({"confined", "ledge", "wound", "door", "ride", "behind", "attack", "empty"})
# Whoever waits outside a shop may be one of these.
_MET = frozenset({"car", "ride", "followed"})
# A car that stands for a moment is no shop.
_LIGHT = re.compile(
    r"信号|しんごう|渋滞|じゅうたい|止まって|とまって|\b(?:red light|lights?|traffic|stopped at)\b"
)
_CALLED = {"car": "ride"}
_FIRST, _NEXT = 3, 2
# Which number, and whether to go to a friend's, is asked in so many words.
_ASKS = frozenset({"call", "ask.there"})
_RUNG = frozenset({"linked", "told", "came"})
# What is answered for itself, before anything that a line adds.
_ANSWERS = frozenset(emergency.FOLLOWS) - {"worse", "mute"}
# Somebody who tells these has an answer to them; nothing is repeated over it.
_ANSWERED = frozenset({"thanks", "sorry", "goodbye", "stop", "joke", *ASKED, *PLAIN, *QUESTIONS})
_ATTACKS = frozenset({"abuse", "sexual_abuse"})
# What these weigh is met by the steps for whoever is hurt at home, or is no danger by itself.
_WEIGHED = frozenset({"attack"})


def answered(scene: Scene) -> tuple[str, ...]:
    """Return the next steps of an alert that stands in a talk, or what answers a line told in one; else nothing."""
    talk, picker, level = scene.talk, scene.picker, scene.level
    if not talk.turns or talk.turns[-1].who != "visitor":
        return ()
    turns = talk.said
    heard = turns[-1].alert
    kind = _met_here(heard) if alert.sure(heard) else ""
    before = _met_here(alert.of(turns[:-1]))
    last, since = alert.marks(turns[-1].text), _since(turns[:-1]) if before else frozenset()
    if before:
        last = _told_inside(turns[-1].text)
    met = before in alert.HOLDS and ("came" in since or not _elsewhere(before, scene))
    if met and (said := _within(scene, last, before, since, kind)):
        return said
    if met and not last & _ANSWERS and not _tells(scene):
        lately = last | alert.marks(turns[-2].text)
        if added := detail.steps(kind or before, lately, picker):
            return added
    if kind and not before and (added := detail.steps(kind, last, picker)):
        return added
    if "fire" in {kind, before} and "shutin" in last and "out" not in last:
        # Nobody is sent out where the way is shut.
        return steps("shut", picker, _FIRST)
    if "breath" in {kind, before} and peril.of(talk) == "ill" and not _others(turns):
        # Whoever has no breath left sits up and calls; what is said of somebody who lies there does not fit.
        return ()
    urgent = trace.urgency(trace.marks(turns[-1].text))
    weighs = bool(before) and before != "height"
    if (weighs or (level >= CARD and len(turns) > 1)) and (said := _met(scene, last, before, kind)):
        return said
    if kind == "height":
        wish = picker.fresh("two.guess.ask")
        return (*picker.first("rescue.height"), *wish, *picker.one("rescue.number")) if level < CARD else ()
    if heard and not kind and alert.kind_of(heard) in alert.DANGERS and level < CARD:
        return (*picker.one("rescue.sure"), *picker.one("rescue.sure.more"))
    if kind == "collapse" and not before:
        section = "footing.body" if urgent == "body" else "rescue.collapse"
        return tuple(line for _ in range(_FIRST) for line in picker.first(section))
    if _elsewhere(kind, scene) or (kind == "breath" and urgent and not before):
        return ()
    if kind:
        return steps(kind, picker, _FIRST)
    if not weighs or urgent or level < CARD or scene.seen & _ANSWERED or _tells(scene):
        return ()
    if "near.called" in trace.marks(turns[-1].text):
        return picker.pair("near.called")
    if _elsewhere(before, scene) or (before == "breath" and "now.body" in trace.ever(talk)):
        return ()
    if "woke" in since and "worse" not in last and before != "swallowed":
        # Who answers again is watched; the steps for whoever does not are over.
        return ()
    if "out" in since and before in _LEFT:
        section = _out(before)
        return (*picker.first(section), *picker.first(section)) or picker.one(section)
    return steps(before, picker, _NEXT)


def _met_here(kind: str) -> str:
    return "" if kind in _WEIGHED else kind


def _out(before: str) -> str:
    """Return whose words fit whoever got out: of a fire, indoors and away from somebody, or outside."""
    if before in _PURSUED:
        return "rescue.inside"
    return "rescue.out" if before == "fire" else "rescue.outside"


def _tells(scene: Scene) -> bool:
    """Return whether a line tells a danger of its own, beside the cry for help and the one who lies there."""
    return told(scene.verdict) and not {*scene.verdict.categories} <= {
        "cry_for_help",
        "third_party",
        "distress",
    }


def _others(turns: Sequence[Turn]) -> bool:
    """Return whether anybody else was named in these turns."""
    return any("who" in alert.marks(turn.text) for turn in turns)


def _told_inside(text: str) -> frozenset[str]:
    """Return the marks of a line inside an emergency, where the vote tells what follows it better than single words."""
    told, seen = emergency.follows(text), alert.marks(text)
    if seen & _ASKS:
        return seen
    if "carried" in upshot.told(text):
        return seen | {"came"}
    if "asking" in upshot.told(text):
        # Whoever asks what comes of a call, or shrinks from one, has made none.
        told, seen = "" if told in _RUNG else told, seen - _RUNG
    if _ODD.search(text.lower()):
        # A breath that is not as it should be is no relief.
        told, seen = "worse", (seen - emergency.RELIEF) | {"worse"}
    if alert.hopes(text):
        # "He will wake up, right?" is no relief.
        told, seen = "" if told in emergency.RELIEF else told, seen - emergency.RELIEF
    return (seen - {*emergency.FOLLOWS}) | {told} if told else seen


def _since(turns: Sequence[Turn]) -> frozenset[str]:
    """Return what was told after the turn in which an alert was told last."""
    seen: frozenset[str] = frozenset()
    for turn in reversed(turns):
        if turn.alert and alert.sure(turn.alert):
            break
        seen |= _told_inside(turn.text)
    return seen


def _elsewhere(kind: str, scene: Scene) -> bool:
    """Return whether an alert has its steps with another peril that the talk tells: a door that shut, somebody at it."""
    return kind in _OLDER and scene.level >= CARD and peril.of(scene.talk) in _PERILS


def _within(
    scene: Scene, last: frozenset[str], before: str, since: frozenset[str], kind: str
) -> tuple[str, ...]:
    """Return what answers a question asked while a body, a fire or a pursuer is the matter; and once help came, an end."""
    picker = scene.picker
    if told(scene.verdict) and not kind:
        return ()
    if "danger" in last:
        no = "rescue.back" if before in _LEFT and "out" in since else "rescue.danger"
        return (*picker.one(no), *picker.first(_STEPS.get(before, f"rescue.{before}")))
    if "cross" in last:
        return (*picker.one("rescue.cross"), *picker.first(_STEPS.get(before, f"rescue.{before}")))
    if kind:
        return ()
    if "came" in since:
        if scene.seen & {"goodbye", "thanks"}:
            return picker.one("rescue.bye")
        return picker.one("rescue.woke" if "woke" in last else "rescue.after")
    if "drowsy" in last and before in _HURT:
        return (*picker.one("rescue.drowsy"), *picker.first(f"rescue.{before}"))
    if "mute" in last and before in _PURSUED:
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
    if before in _MET and "waits" in last and not _LIGHT.search(talk.turns[-1].text.lower()):
        return (*picker.first("rescue.waits"), *picker.first("rescue.waits"))
    if before in _MET and "shop" in last and not _LIGHT.search(talk.turns[-1].text.lower()):
        safe = picker.one("haven.place" if before == "followed" else "rescue.safe")
        return (*safe, *picker.first("rescue.waits"), *picker.first("rescue.waits"))
    fire = before == "fire" or "now.fire" in marked
    if fire and "within" in last:
        return (*picker.one("rescue.within"), *picker.one("rescue.within.more"))
    if fire and "out" in last:
        return tuple(line for _ in range(_NEXT) for line in picker.first("rescue.out"))
    if kind or told(scene.verdict):
        return ()
    if "told" in last:
        return (*picker.one("near.called"), *picker.one("rescue.call.hurt" if life else "rescue.call"))
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
    # Of a friend who says goodbye, it is that phone that is off.
    if "mute" in last and "fear" not in last and now and before not in {"unopened", "gone"}:
        return (*picker.first("phoneless"), *picker.first("phoneless"))
    for mark in ("fear", "stuck"):
        if mark in last and now and not (mark == "stuck" and (attacked or before == "trapped")):
            return (*picker.first(f"rescue.{mark}"), *picker.first(f"rescue.{mark}"))
    return ()
