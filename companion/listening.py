"""Ordinary listening: an answer to what a line is about, something small offered now and then, one open question."""

from __future__ import annotations

from companion import everyday, offers, recall, reflection
from companion.choice import Picker
from companion.lines import is_closed, is_question
from companion.scene import Scene, topics_of
from companion.talk import Talk
from companion.topics import (
    ASKED,
    ITSELF,
    LAMP,
    MATTERS,
    NEUTRAL,
    NIGHT,
    SUBJECTS,
    WISHES,
    situation,
)
from companion.trouble import LIKED

# Only where a feeling was named, or the words ran out, is anything offered; what is told is listened to.
_FEELINGS = frozenset({"sad", "tired", "anxious", "scared", "anger", "lonely", "sleep", "unknown"})
# So many replies must have listened to what weighs before that.
_LISTENED = 3
# What one likes is met for itself in a talk that weighs, too, unless it was lost; other everyday talk is part of it.
_LOST = frozenset({"farewell", "grief"})
# Who asks what to do about these is told whom to tell.
_TOO_MUCH = frozenset({"abuse", "friend", "bullying", "pregnant"})
# These are met for themselves, however much else a line tells.
_FIRST = frozenset({"abuse", "friend", "grief", "pregnant"})
# A question that no mark ends may stand behind these.
_UNNAMED = frozenset({"plain", "unread", "neutral", *SUBJECTS}) - {"crush"}
# An answer of not knowing so many replies ago is answered otherwise the next time.
_AGAIN = 2


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what listening says to a line: it goes on with what was begun, offers, or answers and asks one open question."""
    talk, seen, level, picker = scene.talk, scene.seen, scene.level, scene.picker
    kind = situation(seen)
    if kind == "quip" and "yes" in seen and (level >= 2 or (picker.asked() and is_closed(picker.asked()))):
        kind = "yes"
    if kind == "unread" and "play" in recall.before(talk):
        kind = "quip"
    if kind == "unread" and recall.going(talk) in {*SUBJECTS, "glad"}:
        # A single word in the midst of everyday talk is part of it.
        kind = "plain"
    named = recall.named(talk)
    if level >= 2 or named or "heavy" in recall.before(talk):
        kind = _weighed(kind, talk, seen, named)
    if kind in _UNNAMED and reflection.asks(talk.turns[-1].text):
        kind = "asking"
    said = (
        offers.answered(scene)
        or _offer(kind, talk, seen, level, picker)
        or reflection.answered(scene, kind, liked=kind == "plain" and recall.going(talk) in LIKED)
        or _answer(kind, talk, seen, level, picker)
    )
    # No opening was shown: who is speaking comes first.
    if not picker.replies and kind not in {"human", "who"}:
        return (*picker.one("machine"), *said)
    return said


def _weighed(kind: str, talk: Talk, seen: frozenset[str], named: str | None) -> str:
    """Return what a line is about in a talk that weighs: school is no pastime there, nor are strange words unreadable."""
    if kind == "asking":
        return "advice" if named else kind
    if kind in {"unread", "plain"}:
        liked = named not in _LOST and recall.going(talk) in LIKED
        return "plain" if liked else "neutral"
    if kind in SUBJECTS and named and (kind not in LIKED or named in _LOST):
        kind = next((topic for topic in MATTERS if topic in seen), "neutral")
    if kind in NEUTRAL and "heavy" not in topics_of(talk):
        # A word of school or home in passing does not change what the talk is about.
        return kind if named in {None, kind} else "neutral"
    return kind


def _offer(kind: str, talk: Talk, seen: frozenset[str], level: int, picker: Picker) -> tuple[str, ...]:
    """Offer something small for what was named and listened to for a while; never in place of an answer."""
    named = kind if kind in MATTERS else recall.named(talk)
    if kind not in _FEELINGS or named is None or "question" in seen:
        return ()
    if picker.asked_in_a_row() >= 2 or recall.listened(talk) < _LISTENED:
        return ()
    # What is felt for the first time is asked about.
    if picker.since(f"{kind}.ack") is None and kind != "unknown":
        return ()
    offer = offers.offered(named, level, picker)
    return (*picker.one(f"{kind}.ack"), *offer) if offer else ()


def _answer(kind: str, talk: Talk, seen: frozenset[str], level: int, picker: Picker) -> tuple[str, ...]:
    if kind == "method":
        return (*picker.one(kind), *picker.one("method.more"), *_ask(picker, "method.ask"))
    if kind in LAMP:
        return (*picker.one(kind), *picker.one(f"{kind}.more"), *(_ask(picker, "turn") if level == 0 else ()))
    if kind in ASKED:
        return picker.pair(kind)
    if kind in WISHES:
        return everyday.wish(kind, talk, picker)
    if kind == "goodbye":
        night = picker.one("goodbye.night") if NIGHT in seen else picker.one("goodbye")
        return (*night, *(picker.one("goodbye.rest") if NIGHT in seen and level >= 1 else ()))
    if kind in ITSELF or kind == "asking":
        return (*picker.one(kind), *everyday.back(kind, level, picker))
    if kind in {"thanks", "safer", "sorry", "silence", "drop", "begin"}:
        return picker.one(kind)
    if kind == "quip":
        return (*picker.one(kind), *(picker.one("room") if level == 0 else picker.one("stay")))
    if kind == "words":
        return (*picker.one("barrier.words"), *_ask(picker, "words.ask"))
    if kind == "greeting":
        return (*picker.one("greeting.ack"), *_ask(picker, "greeting.ask"))
    if kind == "foreign":
        return (*picker.one(kind), *picker.one("foreign.more"))
    if kind == "fact":
        return (*picker.one(kind), *_ask(picker, "fact.ask"))
    if kind in {"unread", "insult", "huh"}:
        return picker.pair(kind)
    if kind == "play":
        return (
            *picker.one(kind),
            *picker.one("play.more"),
            *(picker.fresh("play.ask") if level < 2 and picker.asked_in_a_row() < 2 else ()),
        )
    if (
        kind in {"neutral", "plain"}
        and level >= 1
        and recall.named(talk) is None
        and picker.since("lost") is None
    ):
        return picker.pair("lost")
    if kind == "neutral":
        return (*picker.one("smalltalk.ack"), *_return_to(recall.named(talk), "open", level, picker))
    if kind in {*SUBJECTS, "plain", "glad"}:
        going = recall.going(talk)
        # What has no name of its own goes on with what was liked before.
        if going in LIKED and kind == "plain":
            kind = going
        return everyday.light("smalltalk" if kind == "plain" else kind, seen, picker)
    if (
        kind in MATTERS
        and recall.several(talk, seen)
        and kind not in _FIRST
        and picker.since("long.ack") is None
    ):
        return (*picker.one("long.ack"), *_ask(picker, "long.ask"))
    if kind == "advice" and recall.named(talk) in _TOO_MUCH:
        return (*picker.one("near"), *picker.one("help"))
    if kind in MATTERS or kind == "advice":
        return (*picker.one(f"{kind}.ack"), *_ask(picker, f"{kind}.ask"))
    if kind == "yes" and level >= 2 and not picker.asked():
        return picker.one("two.stay")
    # A yes to "what happened?" is somebody who has few words: an easier question, or none.
    told = is_closed(picker.asked()) if picker.asked() else recall.named(talk)
    few = kind == "yes" and not told
    again = kind == "unknown" and picker.since("unknown.ack") in range(1, _AGAIN + 1)
    if few or again or (kind == "no" and level == 0 and recall.named(talk) is None):
        easier = picker.one("stay") if level >= 2 else _ask(picker, "easy.ask")
        return (*picker.one("little" if few else f"{kind}.ack"), *easier)
    ack = picker.one(f"{kind}.ack" if kind in {"unknown", "yes", "no"} else "open.ack")
    return (*ack, *_return_to(recall.named(talk), kind, level, picker))


def _return_to(named: str | None, kind: str, level: int, picker: Picker) -> tuple[str, ...]:
    """Come back to what weighs when the visitor's line itself gave nothing to ask about."""
    if kind == "unknown":
        return picker.one("stay")
    if named is None:
        return _ask(picker, "open.ask" if level or kind == "open" else "smalltalk.ask")
    if kind == "open" and picker.asked_in_a_row() < 2:
        return _ask(picker, f"{named}.ask", "open.ask")
    question = _ask(picker, f"{named}.ask")
    if picker.since(f"{named}.ack", f"{named}.ask") == 1 or not is_question(question[0]):
        return question
    return (*picker.fresh(f"{named}.back"), *question)


def _ask(picker: Picker, *names: str) -> tuple[str, ...]:
    """Ask something never asked in this talk; after two questions running, or when all are asked, leave room."""
    if picker.asked_in_a_row() >= 2:
        return picker.one("stay")
    for name in names:
        question = picker.fresh(name)
        if question:
            return question
    return picker.one("stay")
