"""A wish to die that is said plainly in a talk about what others do: it is heard first, whatever the talk was about before."""

from __future__ import annotations

from companion import peril, telling, trace, whose
from companion.kind import anothers
from companion.naming import VOTES
from companion.scene import Scene
from companion.talk import CARD, told

# Of these a talk was until now.
_OTHERS = frozenset({"abuse", "sexual_abuse", "grooming", "bullying", "violence"})
_OWN = frozenset({"suicide", "goodbye"})
# A wish may stand beside these in one line; beside blows, an overdose or a friend the words of that come first.
_THREATS = frozenset({"grooming", "bullying", "cry_for_help"})
# Where the body or the place may kill first, the steps of that hour hold.
_FIRST = frozenset({"ill", "wound", "ledge", "confined", "high", "ride"})


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said to one's own plain wish where the talk was about others' doing, or nothing."""
    talk, verdict, picker = scene.talk, scene.verdict, scene.picker
    if not told(verdict) or verdict.level < CARD or _OTHERS.isdisjoint(talk.kinds):
        return ()
    said = {one.category for one in verdict.findings if one.check not in VOTES and one.level >= CARD}
    if not said & _OWN or said - _OWN - _THREATS or verdict.now:
        return ()
    if "suicide" in telling.denied(talk.turns[-1].text):
        return ()
    if anothers(talk, verdict) or whose.words(talk, "death") != "death" or "third_party" in talk.kinds:
        return ()
    if "psychosis" in talk.kinds and "voices.order" in trace.marks(talk.turns[-1].text):
        # What a voice says is no wish of whoever hears it.
        return ()
    # "Comes to fetch me" sounds like death to the lists.
    if peril.of(talk) in _FIRST or peril.marks(talk.turns[-1].text) & {"offer", "ride"}:
        return ()
    if verdict.level > CARD:
        return (
            *picker.one("two.death.ack"),
            *(picker.first("wish.now") or picker.one("wish.now")),
            *picker.one("wish.say"),
        )
    asked = picker.fresh("two.death.ask") or picker.fresh("two.now")
    return (*picker.one("two.death.ack"), *asked, *picker.one("wish.now" if not asked else "two.card"))
