"""What the listener offers, one small thing at a time: a slow breath, looking around, a name for the feeling, two sides of a thought.

Nothing is pushed: an offer is a question, a no ends it, and anything else than a yes is listened to. Where a talk stands
in an offer is read from what the lamp said last, so that nothing more need be kept.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from companion.topics import ASKED, ITSELF, LAMP, MATTERS, NIGHT, WISHES

if TYPE_CHECKING:
    from companion.choice import Picker
    from companion.scene import Scene

# Way -> its steps in order; the last one lets go.
STEPS: dict[str, tuple[str, ...]] = {
    "breathe": ("breathe.one", "breathe.two", "breathe.end"),
    "ground": ("ground.one", "ground.two", "ground.three", "ground.end"),
    "name": ("name.one", "name.two", "name.end"),
    "sides": ("sides.one", "sides.two", "sides.three", "sides.four", "sides.end"),
    "step": ("step.one", "step.two", "step.end"),
    "before": ("before.one", "before.two", "before.end"),
}
# Matter -> what may be of use there, in this order. Who is hurt by others is not asked to think otherwise about it.
FITTING: dict[str, tuple[str, ...]] = {
    "abuse": ("ground",),
    "friend": ("ground", "breathe"),
    "grief": ("name", "ground"),
    "farewell": ("name", "before"),
    "bullying": ("ground", "before"),
    "blame": ("sides", "before"),
    "selfhate": ("sides", "before"),
    "eating": ("ground", "name"),
    "pregnant": ("ground", "breathe"),
    "gender": ("name", "before"),
    "heartbreak": ("name", "before"),
    "lonely": ("before", "name", "step"),
    "money": ("before", "step"),
    "work": ("step", "before"),
    "club": ("name", "step"),
    "exam": ("sides", "step", "breathe"),
    "school": ("step", "before", "sides"),
    "family": ("name", "before"),
    "friends": ("sides", "name"),
    "sleep": ("breathe", "before"),
    "tired": ("step", "breathe", "before"),
    "anger": ("breathe", "name"),
    "scared": ("ground", "breathe"),
    "anxious": ("breathe", "ground", "sides"),
    "body": ("ground", "before"),
    "sad": ("name", "before"),
}
# Where a life or a body was in danger, only what steadies; thoughts are for another day.
_STEADY = frozenset({"breathe", "ground", "before"})
_APART = 4
_MOST = 4
_QUESTIONS = frozenset(step for way in ("ground", "name", "sides", "step", "before") for step in STEPS[way])
# Here what weighs is the answer; elsewhere it is something new, to be listened to.
_INWARD = frozenset({"name", "sides"})
# Here a no means that there is nothing to be found today.
_SOUGHT = frozenset({"step", "before"})
# These end an offer that is under way: they want something else, or nothing.
_LEAVE = frozenset({*LAMP, *WISHES, *ASKED, *ITSELF, NIGHT, "goodbye", "foreign", "drop", "insult"})


def answered(scene: Scene) -> tuple[str, ...]:
    """Return the next step of what was offered or begun in the last reply, or nothing where there is none to take."""
    seen, picker = scene.seen, scene.picker
    if seen & _LEAVE:
        return ()
    for way, steps in STEPS.items():
        if picker.since(f"offer.{way}") == 1:
            if "no" in seen:
                return (*picker.one("offer.no"), *picker.one("stay"))
            return _step(steps[0], picker) if "yes" in seen else ()
        for step, following in pairwise(steps):
            if picker.since(step) == 1:
                if "question" in seen or (way not in _INWARD and seen & set(MATTERS)):
                    return ()
                if "no" in seen and way in _SOUGHT:
                    return (*picker.one("no.ack"), *picker.one(steps[-1]))
                return (*_heard(step, seen, picker), *_step(following, picker))
    return ()


def offered(named: str, level: int, picker: Picker) -> tuple[str, ...]:
    """Return an offer that fits what was named, or nothing: not early, not often, never the same twice in a talk."""
    made = [since for way in STEPS if (since := picker.since(f"offer.{way}", *STEPS[way])) is not None]
    if len(picker.replies) < _APART or len(made) >= _MOST or (made and min(made) < _APART):
        return ()
    for way in FITTING[named]:
        if picker.since(f"offer.{way}") is None and (level < 2 or way in _STEADY):
            return picker.fresh(f"offer.{way}")
    return ()


def _heard(step: str, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Say that an answer arrived; after a breath there is nothing to have answered."""
    if step not in _QUESTIONS:
        return ()
    return picker.one("unknown.ack" if seen & {"unknown", "no", "silence"} else "heard")


def _step(step: str, picker: Picker) -> tuple[str, ...]:
    said = picker.one(step)
    return said if step in _QUESTIONS or step.endswith(".end") else (*said, *picker.one("pace"))
