"""What stands between a young person and a helpline, and what is true about it."""

from __future__ import annotations

from companion.choice import Picker
from companion.scene import Scene
from companion.talk import CARD
from companion.topics import BARRIERS, MATTERS, SUBJECTS

# After being asked what makes it hard, these are something else than an answer.
_ELSE = frozenset({"yes", "no", "thanks", "silence", "question", *MATTERS, *SUBJECTS})


def answered(seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Return what is true about what makes it hard, with a first sentence to use, or nothing if none was named."""
    asked = picker.since("barrier.ask") == 1
    kind = next(
        (kind for kind in BARRIERS if kind in seen), "barrier.voice" if asked and "phone" in seen else None
    )
    if kind is None and not (asked and not seen & _ELSE):
        return ()
    if kind is None:
        ack = "unknown.ack" if "unknown" in seen else "barrier.other"
        return (*picker.one(ack), *picker.one("barrier.first"))
    return (*picker.one(kind), *picker.one(f"{kind}.more"), *picker.one("barrier.first"))


def weighed(scene: Scene) -> tuple[str, ...]:
    """Return what is answered to a barrier named beside the card, where people's words must be said."""
    return answered(scene.seen, scene.picker) if scene.level == CARD else ()


def asked(picker: Picker) -> tuple[str, ...]:
    """Ask what makes it hard to reach people, once in a talk, and only while nobody has said it."""
    spoken_of = picker.since("barrier.ask", *BARRIERS)
    return picker.fresh("barrier.ask") if spoken_of is None else ()
