"""What the lamp says in danger: written words only, one calm direct question, and the people on the card."""

from __future__ import annotations

import re

from companion import barriers, footing, peril, plan, recall, resolve, trace, vigil, whose
from companion.asked import avowal
from companion.choice import Picker
from companion.kind import anothers, kind_of, who
from companion.lines import HIGH
from companion.scene import Scene
from companion.talk import CARD, Talk, told
from companion.topics import (
    ASKED,
    BARRIERS,
    ITSELF,
    LAMP,
    NIGHT,
    SUBJECTS,
    WISHES,
    matter,
    situation,
)
from moderation.verdict import Verdict

_DIRECT = (*(f"two.{kind}.ask" for kind in HIGH), "two.guess.ask", "two.past.ask", "two.unsure.ask")
# A yes to these is about the visitor's own next hour; a yes to the others is about who could help.
_OWN = (
    "two.again",
    "two.later",
    "two.guess.ask",
    "two.past.ask",
    *(f"two.{kind}.ask" for kind in ("death", "unmissed", "selfharm", "harm", "voices", "other")),
)
_ATTACKS = frozenset({"abuse", "sexual_abuse"})
# Of these somebody else is asked about, and not the visitor.
_THEIRS = frozenset({"friend", "parent", "witness", "held"})
_LATER = ("two.now", "two.again", "two.later")
_LAUGH = re.compile(r"(?:[wｗ]+|笑|草|わら)\s*$")
# Of fewer letters than these no wish to die is guessed at.
_SENTENCE = 12


def answered(scene: Scene) -> tuple[str, ...]:
    """Return the words for the level of a talk in danger, or nothing when ordinary listening goes on."""
    if scene.level > CARD:
        return _imminent(scene)
    return _high(scene) if scene.level == CARD else ()


def _high(scene: Scene) -> tuple[str, ...]:
    """Return the words of level two, or nothing when ordinary listening goes on.

    After a rise: acknowledge, ask once, point to the card. After a yes: ask about now. After a yes to that: the words
    of level three. Left unanswered: asked once more, in other words, and then never again.
    """
    talk, verdict, seen, picker = scene.talk, scene.verdict, scene.seen, scene.picker
    if talk.answered >= 2 and not told(verdict) and "writing" in seen:
        return _writing(picker)
    if talk.answered >= 2 and not told(verdict) and "asked.police" in seen:
        return (*picker.one("asked.police"), *picker.one("asked.police.more"), *picker.fresh("two.card"))
    if talk.answered >= 2 and "reached" in seen and picker.since("two.card", "writing.card", *BARRIERS):
        return (*picker.one("reached"), *picker.one("reached.more"), *picker.fresh("two.card"))
    # What makes it hard to call is answered first, unless the same line says something grave in so many words.
    if talk.answered >= 2 and not told(verdict) and (true := barriers.answered(seen, picker)):
        return true
    if not told(verdict) and (asked := next((kind for kind in ASKED if kind in seen), None)):
        return (*picker.one(asked), *picker.one(f"{asked}.more"), *picker.fresh("two.card"))
    if talk.answered >= 2 and not told(verdict) and _blamed(talk, seen):
        return (*picker.one("two.abuse.blame"), *picker.fresh("two.card"))
    kind = whose.words(talk, kind_of(verdict, seen, another=anothers(talk, verdict)))
    if (
        talk.answered >= 2
        and (kind == "friend" or "friend" in seen)
        and picker.since("two.friend.ack") is None
    ):
        return _acknowledge("friend", seen, picker)
    # Nobody knows what is happening there: somebody who can go and look is needed.
    if "unreachable" in seen and ("third_party" in talk.kinds or kind == "friend"):
        return _be_with_someone("friend", picker)
    if (
        "overdose" in verdict.categories
        and told(verdict)
        and kind != "friend"
        and "past" not in peril.marks(talk.turns[-1].text)
    ):
        # What was taken works on, whatever level was heard.
        return peril.steps("taken", picker)
    guessed = kind == "other" and "suicide" in verdict.categories and len(talk.turns[-1].text) >= _SENTENCE
    if talk.answered < 2 and guessed and "method" not in seen:
        return _guess(seen, picker)
    if talk.answered < 2 or _new(verdict, kind, picker):
        # A last word says no wish: it is asked for, and not said for somebody.
        unsaid = kind == "death" and resolve.unsaid(talk.turns[-1].text)
        return _guess(seen, picker) if unsaid else _acknowledge(kind, seen, picker)
    if "calmer" in seen and not told(verdict):
        return picker.pair("calmer")
    if "kindly" in seen and not told(verdict) and not _ATTACKS.isdisjoint(talk.kinds):
        return (*picker.one("two.abuse.kindly"), *picker.fresh("two.card"))
    if "joke" in seen and not told(verdict):
        # Neither believed nor doubted: it was good to write it, and the people stay.
        return (*picker.one("joke.more"), *picker.one("two.stay"))
    if seen & ({*WISHES, "thanks", "safer", "sorry"} - ({"joke"} if told(verdict) else set())):
        return ()
    if situation(seen) == "advice" and not told(verdict) and footing.under(talk, 2) in footing.OUTRIGHT:
        return tuple(line for _ in range(2) for line in footing.next_(footing.under(talk, 2), picker))
    if situation(seen) == "advice" and not told(verdict) and not _ATTACKS.isdisjoint(talk.kinds):
        return (*picker.one("two.abuse.step"), *picker.fresh("two.card"))
    if situation(seen) == "advice" and not told(verdict):
        return (*picker.one("near"), *picker.fresh("two.card"), *picker.one("barrier.first"))
    if NIGHT in seen:
        return (*picker.one("goodbye.night"), *picker.one("goodbye.rest"), *picker.fresh("two.card"))
    if "goodbye" in seen and _sent(picker):
        return (*picker.one("three.leave"), *picker.one("three.now.card"))
    if "goodbye" in seen:
        return (*picker.one("goodbye"), *picker.fresh("two.card"))
    if seen & (frozenset((*LAMP, *ITSELF)) - {"method"}):
        return ()
    if "method" in seen or "method" in verdict.flags:
        return (*picker.one("method"), *picker.one("method.more"), *picker.fresh("two.card"))
    # Asked about danger, people answer in many words: "way stronger", "tonight", "sometimes".
    said = avowal(talk.turns[-1].text) if picker.since(*_OWN, "two.now") == 1 else ""
    yes = _yes(seen) or said in {"yes", "now"}
    if picker.since("two.now") == 1 and yes:
        return _be_with_someone("now", picker)
    if picker.since("two.now") == 1 and not said and plan.left_open(talk, seen):
        # What is no clear no to "in this hour?" is taken for as grave as it may be.
        return _be_with_someone("soon", picker)
    if said == "now" or (yes and picker.since(*_OWN) == 1 and plan.made(talk)):
        # What is to be tonight, or is prepared, is not asked about once more.
        return _be_with_someone("now", picker)
    if said == "some":
        return (*picker.one("two.some"), *picker.fresh("two.some.ask"), *picker.fresh("two.card"))
    if picker.since(*_OWN) == 1 and yes:
        then = picker.fresh("two.now") or footing.next_(footing.under(talk, 2), picker)
        return (*picker.one("footing.yes"), *then, *picker.fresh("two.card"))
    if picker.since("two.abuse.ask") == 1 and yes:
        return (*picker.one("two.abuse.step"), *picker.fresh("two.tell"), *picker.fresh("two.card"))
    if picker.since(*_DIRECT) == 1 and yes:
        return (*picker.one("yes.ack"), *picker.fresh("two.tell"), *picker.fresh("two.card"))
    if (
        picker.since(*_DIRECT) == 3
        and picker.since(*_LATER) is None
        and not told(verdict)
        and not vigil.settled(talk, picker)
        and footing.under(talk, 2) not in _THEIRS
        and recall.unanswered(talk)
    ):
        # "Once more" is true only of the question that was asked.
        again = picker.fresh("two.again" if picker.since("two.death.ask") == 3 else "two.later")
        if again:
            return (*picker.one("begin" if "begin" in seen else "footing.ack"), *again)
    # What only the votes hear is listened to: where the card stands already, nothing has to be said for somebody.
    if told(verdict) and _sent(picker):
        return footing.step(talk, seen, 3, picker) or _be_with_someone("now", picker)
    if told(verdict):
        return _again(kind, picker, taken_back=recall.taken_back(talk))
    if vigil.settled(talk, picker) or _played(talk, picker):
        return ()
    declined = bool(seen & {"no", "unknown"}) and picker.since(*_DIRECT, *_LATER) == 1
    weighs = situation(seen) not in {*SUBJECTS, "greeting"}
    if declined and "no" in seen and picker.since("two.death.ack") is not None:
        # The wish was told: a no is about this moment.
        return (*picker.one("two.some"), *(barriers.asked(picker) or picker.fresh("two.some.ask")))
    if declined and not footing.presses(talk, 2):
        question = picker.one("two.card") if "unknown" in seen else barriers.asked(picker)
        ack = "unknown.ack" if "unknown" in seen else "no.ack"
        return (*picker.one(ack), *question) if question else ()
    if not weighs and not footing.due(talk, seen, 2):
        # Whoever talks of what is liked is let.
        return (*picker.one(f"{situation(seen)}.ack"), *picker.one("room"))
    # Who was sent to people already stands on the steps of a plan.
    return footing.step(talk, seen, 3 if _sent(picker) else 2, picker)


def _sent(picker: Picker) -> bool:
    """Return whether the lamp has said that a life may be in danger in this very hour."""
    return picker.since("three.now.go", "three.soon.go") is not None


def _blamed(talk: Talk, seen: frozenset[str]) -> bool:
    """Return whether somebody who is hurt by others asks if it is their own fault."""
    return "blame" in seen and not _ATTACKS.isdisjoint(talk.kinds)


def due(scene: Scene) -> bool:
    """Return whether at level two people's words must be said even where a model could go on.

    After a rise, at a danger not yet acknowledged in this talk, and after a yes to a direct question.
    """
    if scene.level != CARD:
        return False
    talk, verdict, seen, picker = scene.talk, scene.verdict, scene.seen, scene.picker
    asked = picker.since(*_DIRECT, *_LATER) == 1
    kind = kind_of(verdict, seen, another=anothers(talk, verdict))
    return talk.answered < 2 or _new(verdict, kind, picker) or (asked and _yes(seen))


def _played(talk: Talk, picker: Picker) -> bool:
    """Return whether a wish told with a laugh was asked about, and the next line goes on with a laugh."""
    laughs = len(talk.said) > 1 and all(_LAUGH.search(turn.text) for turn in talk.said[-2:])
    return laughs and picker.since(*_DIRECT) is not None


def _new(verdict: Verdict, kind: str, picker: Picker) -> bool:
    return told(verdict) and verdict.level == 2 and picker.since(f"two.{kind}.ask") is None


def _yes(seen: frozenset[str]) -> bool:
    return "yes" in seen and "no" not in seen


def _imminent(scene: Scene) -> tuple[str, ...]:
    """Return the words of level three: first to people and the card; later, while it lasts, short and never the same."""
    talk, verdict, seen, picker = scene.talk, scene.verdict, scene.seen, scene.picker
    # "Nobody answers there" sounds like an end to the votes; it is about the line.
    guessed = verdict.level >= 3 and not told(verdict)
    if guessed and talk.answered >= 2 and (true := barriers.answered(seen, picker)):
        return true
    if (talk.answered < 3 or verdict.level >= 3) and (kind := footing.under(talk, 3)) in footing.OUTRIGHT:
        # Nobody who stands outside is sent to a room that locks, and nobody behind a door out of it.
        return tuple(line for _ in range(3) for line in footing.next_(kind, picker))
    if talk.answered < 3 or verdict.level >= 3:
        return _be_with_someone(who(talk, verdict, seen), picker)
    return (*_turn(talk, verdict, seen, picker), *picker.fresh("three.after.card"))


def _turn(talk: Talk, verdict: Verdict, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Answer what the visitor wants of the talk or asks about the lamp; else stay near, in few words."""
    if "writing" in seen:
        return _writing(picker)
    if "asked.police" in seen:
        return picker.pair("asked.police")
    if "kindly" in seen and not _ATTACKS.isdisjoint(talk.kinds):
        return picker.one("two.abuse.kindly")
    if true := barriers.answered(seen, picker):
        return true
    if _blamed(talk, seen):
        return picker.one("two.abuse.blame")
    if "no" in seen and picker.since("three.after") == 1 and (question := barriers.asked(picker)):
        return (*picker.one("no.ack"), *question)
    if "stop" in seen:
        return picker.pair("stop")
    if "joke" in seen:
        return picker.one("joke.more")
    if asked := next((kind for kind in ASKED if kind in seen), None):
        return picker.pair(asked)
    if situation(seen) == "advice":
        if who(talk, verdict, seen) == "quiet" and footing.under(talk, 3) not in trace.URGENT:
            return picker.one("three.quiet.go")
        return (*picker.one("footing.ack"), *footing.next_(footing.under(talk, 3), picker))
    if "chat" in seen:
        return picker.one("near")
    if "phone" in seen:
        return picker.one("phone.more")
    if "help" in seen:
        return picker.one("help")
    if seen & {"goodbye", NIGHT}:
        # Whoever is in danger at this hour is not sent to bed: the last word is to be with somebody.
        return picker.one("three.leave")
    if "calmer" in seen:
        return picker.one("calmer")
    asked = next((kind for kind in (*LAMP, *ITSELF) if kind in seen and kind != "method"), None)
    small = next((kind for kind in ("safer", "sorry", "thanks") if kind in seen), None)
    if asked or small:
        return picker.one(asked or small or "")
    return footing.step(talk, seen, 3, picker) or picker.one("three.after")


def _acknowledge(kind: str, seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    first = picker.one("method" if "method" in seen else f"two.{kind}.ack")
    return (*first, *picker.one(f"two.{kind}.ask"), *picker.one("two.card"))


def _guess(seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Say back what the line names, and ask plainly about what the votes only guess: a wish to die."""
    first = picker.one(f"{named}.ack" if (named := matter(seen)) else "two.other.ack")
    return (*first, *picker.one("two.guess.ask"), *picker.one("two.card"))


def _writing(picker: Picker) -> tuple[str, ...]:
    """Say yes to writing instead of speaking, where it can be done, and a first sentence to copy."""
    return (*picker.one("writing"), *picker.one("writing.card"), *picker.one("barrier.first"))


def _again(kind: str, picker: Picker, *, taken_back: bool) -> tuple[str, ...]:
    """Said again at the same level: acknowledge, ask only what was not asked, else leave room with the card."""
    if kind == "voices":
        return (*picker.one("two.voices.ack"), *footing.next_("voices", picker), *picker.fresh("two.card"))
    asked = picker.since(*_DIRECT, *_LATER)
    question = picker.fresh(f"two.{kind}.ask") if asked is not None and (asked > 3 or taken_back) else ()
    return (*picker.one(f"two.{kind}.ack"), *(question or picker.one("two.stay", "two.card")))


def _be_with_someone(kind: str, picker: Picker) -> tuple[str, ...]:
    # That somebody may ring the emergency number is said before anything else is said of the card.
    card = picker.first(f"three.{kind}.card") or picker.one(f"three.{kind}.card")
    return (*picker.one(f"three.{kind}.go"), *card, *picker.one(f"three.{kind}.here"))
