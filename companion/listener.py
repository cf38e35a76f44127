"""The scripted listener: listens, says back a little, asks one open question at a time; needs no key, no network."""

from __future__ import annotations

from companion import (
    attention,
    barriers,
    danger,
    everyday,
    footing,
    mistake,
    offers,
    recall,
    relief,
    tongues,
    vigil,
    waking,
)
from companion.choice import Picker
from companion.hush import hushed
from companion.lines import is_closed, is_question, lines_of
from companion.sections import BrokenText
from companion.talk import CARD, Talk, told
from companion.topics import (
    ASKED,
    ITSELF,
    LAMP,
    MATTERS,
    NEUTRAL,
    NIGHT,
    SUBJECTS,
    WISHES,
    recognise,
    situation,
)
from moderation.verdict import Verdict

MOST_SENTENCES = 3
# Only where a feeling was named, or the words ran out, is anything offered; what is told is listened to.
_FEELINGS = frozenset({"sad", "tired", "anxious", "scared", "anger", "lonely", "sleep", "unknown"})
# So many replies must have listened to what weighs before that.
_LISTENED = 3
# What one likes is met for itself in a talk that weighs, too, unless it was lost; other everyday talk is part of what weighs.
_LIKED = frozenset({"pet", "game", "music", "idol", "art", "crush", "glad"})
_LOST = frozenset({"farewell", "grief"})
# Where these were just spoken of, "so loud" is not said to the lamp.
_NOISY = frozenset({"family", "school", "friends"})
# Who asks what to do about these is told whom to tell.
_TOO_MUCH = frozenset({"abuse", "friend", "bullying", "pregnant"})
# These are met for themselves, however much else a line tells.
_FIRST = frozenset({"abuse", "friend", "grief", "pregnant"})
# An answer of not knowing so many replies ago is answered otherwise the next time.
_AGAIN = 2


def opening(language: str, seed: int) -> tuple[str, ...]:
    """Return what stands in the talk before anybody wrote: a machine that forgets, and an open door."""
    lines = lines_of(language)
    names = ("opening", "opening.invite")
    return tuple(lines[name][seed % len(lines[name])] for name in names)


def reply(talk: Talk, verdict: Verdict, language: str) -> tuple[str, ...]:
    """Return one to three written sentences (readings as `{漢字|かんじ}`) for a talk that ends with the visitor.

    The risk is the graver of what this line says and what the talk remembers. The same talk gets the same reply.
    """
    seen = topics_of(talk)
    lines = lines_of(language)
    if waking.worried(talk):
        # What is said first to somebody is then about the friend.
        lines = {**lines, "barrier.first": lines["first.friend"]}
    picker = Picker(talk, lines, hushed=hushed(talk, verdict, seen))
    level = talk.level(verdict)
    if level < 2 and verdict.level > 0:
        # The screens heard something weigh, even where no cue of ours did.
        seen |= {"heavy"}
    if code := tongues.tongue(talk, seen):
        return tongues.reply(talk, level, verdict.level, code)
    if talk.easing:
        return relief.said(talk, seen, picker)
    if said := waking.answered(talk, verdict, picker):
        return said
    # What was told bit by bit, and this very line goes on with, comes before what any talk would be given.
    if not seen & attention.URGENT and (
        said := vigil.answer(talk, verdict, seen, level, picker, stays=False)
    ):
        return said[:MOST_SENTENCES]
    if said := attention.first(talk, verdict, seen, picker):
        return said
    if level >= CARD and not told(verdict) and (said := footing.near(talk, seen, level, picker)):
        return said
    if said := vigil.answer(talk, verdict, seen, level, picker):
        return said[:MOST_SENTENCES]
    if level >= 3:
        said = danger.imminent(talk, verdict, seen, picker)
    elif level == 2:
        said = danger.high(talk, verdict, seen, picker) or _listen(talk, seen, level, picker)
    else:
        said = _listen(talk, seen, level, picker)
    return said[:MOST_SENTENCES] or picker.one("fallback")


def topics_of(talk: Talk) -> frozenset[str]:
    """Return the topics of the line that a talk ends with; none when it does not end with the visitor."""
    seen = recognise(talk.turns[-1].text if talk.turns and talk.turns[-1].who == "visitor" else "")
    # What the talk is not about, as this very line says.
    seen = mistake.kept(seen, len(recall.lines(talk)) - 1, mistake.dropped(talk))
    if "loud" in seen and _NOISY & recall.before(talk):
        return seen - {"stop"} | {"heavy"}
    return seen


def must_speak(talk: Talk, verdict: Verdict, seen: frozenset[str], language: str) -> bool:
    """Return whether people's words are due, so that no model may be asked; level three always is such a case."""
    level = talk.level(verdict)
    if talk.easing:
        return True
    # What the lamp is, ways to be hurt, and a goodbye have answers that people have weighed.
    if (
        level >= 3
        or "method" in verdict.flags
        or seen & ({*LAMP, *WISHES, *ASKED, *ITSELF, "goodbye", NIGHT, "silence"} - {"self.other"})
    ):
        return True
    if tongues.tongue(talk, seen) or vigil.answer(
        talk, verdict, seen, level, Picker(talk, lines_of(language))
    ):
        return True
    # What people began step by step, they end.
    if offers.go_on(seen, Picker(talk, lines_of(language))):
        return True
    if attention.first(talk, verdict, seen, Picker(talk, lines_of(language))):
        return True
    if level == 2 and barriers.answered(seen, Picker(talk, lines_of(language))):
        return True
    return level == 2 and danger.due(talk, verdict, seen, Picker(talk, lines_of(language)))


def break_off(talk: Talk, language: str) -> tuple[str, ...]:
    """Return what ends a reply that broke off after some of it was shown; it asks nothing."""
    return Picker(talk, lines_of(language), hushed=True).one("fallback")


def asks_about_now(said: tuple[str, ...], language: str) -> bool:
    """Return whether these sentences ask about danger in this very hour; a yes to them is level three."""
    try:
        return not set(said).isdisjoint(lines_of(language)["two.now"])
    except BrokenText:
        return False


def _listen(talk: Talk, seen: frozenset[str], level: int, picker: Picker) -> tuple[str, ...]:
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
    said = (
        offers.go_on(seen, picker)
        or _offer(kind, talk, seen, level, picker)
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
        liked = named not in _LOST and recall.going(talk) in _LIKED
        return "plain" if liked else "neutral"
    if kind in SUBJECTS and named and (kind not in _LIKED or named in _LOST):
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
        if going in _LIKED and kind == "plain":
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
