"""The scripted listener: listens, says back a little, asks one open question at a time; needs no key, no network."""

from __future__ import annotations

from companion import barriers, danger, offers, tongues
from companion.choice import Picker
from companion.lines import is_question, lines_of
from companion.sections import BrokenText
from companion.talk import Talk
from companion.topics import ASKED, LAMP, MATTERS, NIGHT, WISHES, matter, recognise, situation
from moderation.verdict import Verdict

MOST_SENTENCES = 3
# Lines that say nothing new about what weighs.
_VAGUE = frozenset({"open", "neutral", "yes", "unknown"})
# How much of an earlier line is read again to find what it was about.
_GLANCE = 400


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
    picker = Picker(talk, lines_of(language), hushed=hushed(talk, verdict, seen))
    level = max(verdict.level, talk.course.level)
    if level < 2 and verdict.level > 0:
        # The screens heard something weigh, even where no cue of ours did.
        seen |= {"heavy"}
    if code := tongues.tongue(talk, seen):
        return tongues.reply(talk, level, verdict.level, code)
    if level >= 3:
        said = danger.imminent(talk, verdict, seen, picker)
    elif level == 2:
        said = danger.high(talk, verdict, seen, picker) or _listen(talk, seen, level, picker)
    else:
        said = _listen(talk, seen, level, picker)
    return said[:MOST_SENTENCES] or picker.one("fallback")


def topics_of(talk: Talk) -> frozenset[str]:
    """Return the topics of the line that a talk ends with; none when it does not end with the visitor."""
    return recognise(talk.turns[-1].text if talk.turns and talk.turns[-1].who == "visitor" else "")


def hushed(talk: Talk, verdict: Verdict, seen: frozenset[str]) -> bool:
    """Return whether no question may be asked: the visitor wanted none, and no graver danger was heard since."""
    level = max(verdict.level, talk.course.level)
    risen = level >= 2 and talk.answered < level
    return not risen and (talk.hushed or "stop" in seen)


def must_speak(talk: Talk, verdict: Verdict, seen: frozenset[str], language: str) -> bool:
    """Return whether people's words are due, so that no model may be asked; level three always is such a case."""
    level = max(verdict.level, talk.course.level)
    # What the lamp is, ways to be hurt, and a goodbye have answers that people have weighed.
    if (
        level >= 3
        or "method" in verdict.flags
        or seen & {*LAMP, *WISHES, *ASKED, "goodbye", NIGHT, "silence"}
    ):
        return True
    if tongues.tongue(talk, seen):
        return True
    # What people began step by step, they end.
    if offers.go_on(seen, Picker(talk, lines_of(language))):
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
    if kind == "unread" and (level >= 1 or _named(talk)):
        # In a talk that weighs, words we have no cue for are part of it; they are not "unreadable".
        kind = "neutral"
    said = (
        offers.go_on(seen, picker)
        or _offer(kind, talk, level, picker)
        or _answer(kind, talk, seen, level, picker)
    )
    # No opening was shown: who is speaking comes first.
    if not picker.replies and kind not in {"human", "who"}:
        return (*picker.one("machine"), *said)
    return said


def _offer(kind: str, talk: Talk, level: int, picker: Picker) -> tuple[str, ...]:
    """Offer something small where a talk has weighed for a while, instead of one more question."""
    named = kind if kind in MATTERS else _named(talk)
    if kind not in MATTERS and (kind not in _VAGUE or (named is None and level == 0)):
        return ()
    if picker.asked_in_a_row() >= 2:
        return ()
    offer = offers.offered(named, level, picker)
    ack = f"{kind}.ack" if kind in {*MATTERS, "unknown", "yes"} else "open.ack"
    return (*picker.one("smalltalk.ack" if kind == "neutral" else ack), *offer) if offer else ()


def _answer(kind: str, talk: Talk, seen: frozenset[str], level: int, picker: Picker) -> tuple[str, ...]:
    if kind == "method":
        return (*picker.one(kind), *picker.one("method.more"), *_ask(picker, "method.ask"))
    if kind in LAMP:
        return (*picker.one(kind), *picker.one(f"{kind}.more"), *(_ask(picker, "turn") if level == 0 else ()))
    if kind in ASKED:
        return (*picker.one(kind), *picker.one(f"{kind}.more"))
    if kind in WISHES:
        return _wish(kind, talk, picker)
    if kind == "goodbye":
        night = picker.one("goodbye.night") if NIGHT in seen else picker.one("goodbye")
        return (*night, *(picker.one("goodbye.rest") if NIGHT in seen and level >= 1 else ()))
    if kind in {"thanks", "safer", "sorry"}:
        return picker.one(kind)
    if kind == "silence":
        return picker.one("silence")
    if kind == "greeting":
        return (*picker.one("greeting.ack"), *_ask(picker, "greeting.ask"))
    if kind == "foreign":
        return (*picker.one(kind), *picker.one("foreign.more"))
    if kind == "fact":
        return (*picker.one(kind), *_ask(picker, "fact.ask"))
    if kind in {"unread", "insult"}:
        return (*picker.one(kind), *picker.one(f"{kind}.more"))
    if kind == "play":
        return (
            *picker.one(kind),
            *picker.one("play.more"),
            *(picker.fresh("play.ask") if level < 2 and picker.asked_in_a_row() < 2 else ()),
        )
    if kind == "neutral":
        return (*picker.one("smalltalk.ack"), *_return_to(_named(talk), "open", picker))
    if kind == "plain":
        kind = "smalltalk"
    if kind in {"bored", "hungry", "smalltalk", "advice"}:
        return (*picker.one(f"{kind}.ack"), *_ask(picker, f"{kind}.ask"))
    if kind in MATTERS:
        return (*picker.one(f"{kind}.ack"), *_ask(picker, f"{kind}.ask"))
    ack = picker.one(f"{kind}.ack" if kind in {"unknown", "yes", "no"} else "open.ack")
    return (*ack, *_return_to(_named(talk), kind, picker))


def _wish(kind: str, talk: Talk, picker: Picker) -> tuple[str, ...]:
    """Answer what the visitor wants of the talk, or the way to people that was asked for; never with a question."""
    if kind == "joke":
        return (*picker.one("joke"), *picker.one("joke.more"), *picker.one("joke.end"))
    if kind != "chat":
        return (*picker.one(kind), *picker.one(f"{kind}.more"))
    spoken = (turn.text[:_GLANCE] for turn in talk.turns if turn.who == "visitor")
    home = any(recognise(text) & {"family", "abuse"} for text in spoken)
    return (*picker.one("chat"), *picker.one("near", *(() if home else ("near.home",))))


def _return_to(named: str | None, kind: str, picker: Picker) -> tuple[str, ...]:
    """Come back to what weighs when the visitor's line itself gave nothing to ask about."""
    if kind == "unknown":
        return picker.one("stay")
    if named is None:
        return _ask(picker, "open.ask")
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


def _named(talk: Talk) -> str | None:
    """Return the weighing topic that the visitor named last, before the line to answer."""
    earlier = [turn.text for turn in talk.turns[:-1] if turn.who == "visitor"]
    return next((topic for text in reversed(earlier) if (topic := matter(recognise(text[:_GLANCE])))), None)
