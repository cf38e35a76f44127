"""What is said once a line tells that a danger is none, is over, or that help was called: a plain word, and no more steps."""

from __future__ import annotations

from dataclasses import replace

from companion import alert, footing, peril, protest, strait, trace, upshot
from companion.scene import Scene
from companion.talk import CARD, Talk
from companion.talk import told as grave
from companion.telling import DEATH

# What a word takes back of these may be fear: nothing is said of a misreading.
_HIDDEN = frozenset({*DEATH, "sexual_abuse", "overdose", "eating", "self_harm"})
_WOUND = frozenset({"self_harm"})
_ATTACKS = frozenset({"abuse", "sexual_abuse", "violence", "crime_victim"})
# "Nobody hit me" sounds like blows to the lists.
_SOUNDS = frozenset({"abuse", "violence", "crime_victim", "third_party", "cry_for_help", "distress"})
_BODY = alert.HOLDS - {"intruder", "followed", "ride"}


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said to a line that tells the upshot of the danger a talk stands in, or nothing."""
    talk, picker = scene.talk, scene.picker
    if scene.level < CARD or talk.answered < CARD or not talk.turns or talk.turns[-1].who != "visitor":
        return ()
    seen = upshot.told(talk.turns[-1].text)
    if not seen or talk.easing or (grave(scene.verdict) and not _sounds(scene, seen)):
        return ()
    before = alert.of(talk.said[:-1]) or peril.before(talk) or footing.under(_before(talk), scene.level)
    hidden = _HIDDEN - (_WOUND if before == "wound" else frozenset())
    taken = upshot.ends(seen, before) or (talk.alarm == "guessed" and "wrong" in seen)
    if not seen.isdisjoint(upshot.TAKEN_BACK) and taken and hidden.isdisjoint(talk.named):
        # Who was at the bed is no relief.
        return () if "sexual_abuse" in talk.kinds and "wrong" not in seen else _misread(scene)
    if (
        "wrong" in seen
        and (DEATH | {"self_harm"}) & {*talk.named}
        and "denied" not in trace.marks(talk.turns[-1].text)
    ):
        if protest.due(talk, scene.seen, picker, grave=grave(scene.verdict)):
            # Said again, it is believed.
            return ()
        # Neither believed nor doubted.
        return (*picker.one("joke.more"), *picker.one("two.stay"))
    stands = strait.of([turn.text for turn in talk.said], talk.kinds)
    if "unsent" in seen and "grooming" in talk.kinds:
        then = strait.steps("meeting", picker, 1) if stands == "meeting" else picker.one("online.card")
        return (*picker.one("upshot.unsent"), *then)
    if "called" in seen and before not in _BODY and not stands and not _ATTACKS.isdisjoint(talk.kinds):
        return (*picker.one("near.called"), *picker.one("upshot.coming"))
    if "beside" in seen and _ATTACKS.isdisjoint(talk.kinds) and before not in _BODY:
        return picker.pair("upshot.beside")
    if "carried" in seen and before not in _BODY and ("third_party" in talk.kinds or before == "body"):
        return (*picker.one("rescue.came"), *picker.one("rescue.after"))
    if "home" in seen and upshot.ends(seen, before):
        return picker.pair("peril.back")
    if "past" in seen and upshot.ends(seen, before) and not _away(talk):
        return (*picker.one("upshot.past"), *picker.one("upshot.past.more"))
    if "stopped" in seen and upshot.ends(seen, before):
        return (*picker.one("upshot.stopped"), *picker.one("upshot.stopped.more"))
    return ()


def _misread(scene: Scene) -> tuple[str, ...]:
    return tuple(
        line for name in ("mistake", "upshot.wrong", "upshot.still") for line in scene.picker.one(name)
    )


def _away(talk: Talk) -> bool:
    """Return whether a line names the hours without the one who hurts, which have steps of their own."""
    return "hours" in peril.marks(talk.turns[-1].text) and not alert.of(talk.said[:-1])


def _sounds(scene: Scene, seen: frozenset[str]) -> bool:
    sounds = (
        _SOUNDS
        if seen & {"wrong", "called"}
        else frozenset({"grooming"})
        if "unsent" in seen
        else frozenset()
    )
    return {*scene.verdict.categories} <= sounds


def _before(talk: Talk) -> Talk:
    """Return the talk without its last line, the dangers of which stay known."""
    return replace(talk, turns=talk.turns[:-1])
