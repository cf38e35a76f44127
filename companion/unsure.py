"""What is said where the votes alone hear danger, and hardly: it may be a misreading, and one word is enough to say so."""

from __future__ import annotations

from companion import listening
from companion.naming import VOTES
from companion.scene import Scene
from companion.talk import CARD, told
from companion.topics import matter
from moderation.verdict import Verdict

# Beside one of these in the line, it is no misreading that somebody has it hard.
_WEIGHS = frozenset({"heavy", "scared", "sad", "anxious", "method", "writing", "help"})


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what a first reply asks where danger may be misread; nothing where anything else speaks for it."""
    talk, verdict, seen, picker = scene.talk, scene.verdict, scene.seen, scene.picker
    if scene.level < CARD or talk.answered >= scene.level or verdict.level < scene.level:
        return ()
    if not _unsure(verdict) or not _WEIGHS.isdisjoint(seen):
        return ()
    if talk.named or not {*talk.kinds} <= {*verdict.categories}:
        # What was heard before makes it likelier.
        return ()
    if scene.level > CARD:
        return tuple(line for part in ("", ".card", ".here") for line in picker.one(f"three.unsure{part}"))
    first = picker.one(f"{named}.ack" if (named := matter(seen)) else "two.unsure")
    return (*first, *picker.one("two.unsure.ask"), *picker.one("two.unsure.card"))


def went_on(scene: Scene) -> tuple[str, ...]:
    """Return ordinary listening where a doubtful guess was asked about, and what is said since weighs nothing."""
    talk, verdict, seen, picker = scene.talk, scene.verdict, scene.seen, scene.picker
    asked = picker.since("two.unsure.ask")
    if scene.level != CARD or verdict.level >= CARD or asked is None:
        return ()
    if (
        talk.alarm != "guessed"
        or talk.named
        or not _WEIGHS.isdisjoint(seen)
        or (asked == 1 and "yes" in seen)
    ):
        return ()
    return listening.answered(scene)


def _unsure(verdict: Verdict) -> bool:
    """Return whether nothing but votes that are hardly sure speaks for danger, and not for danger at this moment."""
    grave = [one for one in verdict.findings if one.level >= CARD]
    doubtful = all(one.check in VOTES and not one.sure for one in grave)
    return not told(verdict) and not verdict.now and doubtful
