"""Stays with what was told bit by bit: whose fault it is not, what to leave, whom to wake, and no pressing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion import attention, footing, protest, recall, telling, trace
from companion.asked import avowal
from companion.naming import VOTES
from companion.scene import Scene
from companion.strand import CARER, LOSS, MORE, ONLINE, SEARCH, SELFHARM, TAKEN, Strand
from companion.talk import CARD, Talk, told
from companion.topics import (
    ASKED,
    BARRIERS,
    ITSELF,
    LAMP,
    MATTERS,
    NEUTRAL,
    NIGHT,
    WISHES,
    recognise,
    situation,
)
from moderation.verdict import Verdict

if TYPE_CHECKING:
    from companion.choice import Picker

_ATTACKS = frozenset({"abuse", "sexual_abuse"})
# "Not hurt", "no wound": what was done is not gone with that.
_DONE = _ATTACKS | {"grooming"}
# A wish, a wound or an attack was told in so many words where one of these was said.
_DISCLOSED = ("two.death.ack", "two.death.ask", "two.selfharm.ack", "two.abuse.ack", "moment.real")
_URGED = ("three.now.go", "three.soon.go", "three.quiet.go", "three.harm.go")
_QUESTIONS = (
    *(
        f"two.{kind}.ask"
        for kind in ("death", "unmissed", "guess", "selfharm", "abuse", "harm", "other", "away", "voices")
    ),
    *("two.again", "two.later", "two.now"),
)
# So many replies after a disclosure it is not believed at once that nothing was meant.
_FRESH = 3
# These have answers of their own, whatever the talk is about.
_ELSE = frozenset({*LAMP, *ITSELF, *ASKED, *WISHES, *BARRIERS, NIGHT, "goodbye", "thanks", "safer", "calmer"})
_ELSEWHERE = _ELSE | {
    "sorry",
    "reached",
    "insult",
    "silence",
    "greeting",
    "glad",
    "drop",
    "foreign",
    "kindly",
}
# What a talk about a loss or about care touches on without leaving it.
_BESIDE = NEUTRAL | {"grief", "sad", "lonely", "blame", "tired", "scared", "anxious"}
_AROUND = frozenset({"selfharm.seen", "selfharm.care", "selfharm.with"})
# What else says a step of a strand: a topic of the line, or a mark beside it.
_ALIKE = {
    "blame": ("online.blame", "loss.fault"),
    "advice": ("online.advice",),
    "phone": ("online.hide",),
    "online.bare": ("online.picture",),
    "loss.unmet": ("loss.fault",),
}


def went_on(scene: Scene) -> tuple[str, ...]:
    """Return what is said to a line that itself goes on with what was told bit by bit, unless something is needed at once."""
    return () if scene.seen & attention.URGENT else _answer(scene, stays=False)


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said where a talk was told bit by bit, or nothing where the line is answered by itself."""
    return _answer(scene, stays=True)


def _answer(scene: Scene, *, stays: bool) -> tuple[str, ...]:
    talk, verdict, seen, level, picker = (
        scene.talk,
        scene.verdict,
        scene.seen,
        scene.level,
        scene.picker,
    )
    if not talk.turns or talk.turns[-1].who != "visitor":
        return ()
    last, grave = trace.marks(talk.turns[-1].text), told(verdict)
    if level >= CARD and protest.due(talk, seen, picker, grave=grave):
        return picker.pair("protest")
    if level >= CARD and not grave and protest.left(talk.turns[-1].text):
        return (*picker.one("abandoned"), *picker.one("three.after.card" if level > CARD else "two.stay"))
    light = protest.cross(talk.turns[-1].text) and not seen & {"stop", "joke"}
    if level >= CARD and not grave and light and picker.since(*_QUESTIONS) == 1:
        return (*picker.one("joke.more"), *picker.one("two.stay"))
    if "wound" in last and (level >= CARD or grave):
        return (*picker.pair("wound"), *picker.one("three.now.card"))
    if urgent := trace.urgency(last):
        return tuple(line for _ in range(3) for line in picker.first(f"footing.{urgent}"))
    for small in ("burn", "numbers", "repeat", "loss.taken"):
        if small in last and not grave:
            # Whoever was left behind is asked once about a wish of their own.
            own = picker.fresh(*TAKEN.last) if small == "loss.taken" and picker.asked_in_a_row() < 2 else ()
            return (*picker.pair(small), *own)
    if (
        "loss.dead" in last
        and picker.since("two.friend.ack", "two.friend.ask", "three.friend.go") is not None
    ):
        return (*picker.one("loss.dead"), *picker.one("loss.taken"))
    said = _moment(talk, last, seen, level, picker, grave=grave) if level >= CARD else ()
    if said or (grave and verdict.level > CARD) or (level > CARD and talk.answered < level and grave):
        return said
    if (
        "teller" in last
        and "farewell" not in last
        and not grave
        and (level or recall.named(talk))
        and not seen & {"stop", "joke"}
    ):
        return (*picker.pair("teller"), *(picker.one("three.after.card") if level > CARD else ()))
    if level > CARD and talk.course.now:
        return ()
    said = _steady(talk, verdict, last, seen, level, picker, stays=stays)
    if (
        "mistake" in last
        and len(picker.replies) > 1
        and picker.since("mistake") != 1
        and not (grave or "denied" in last)
    ):
        # In danger no subject is closed.
        more = (
            footing.next_(footing.under(talk, level), picker) if level >= CARD else picker.one("mistake.more")
        )
        return (*picker.one("mistake"), *(said[:2] or more))
    return said


def settled(talk: Talk, picker: Picker) -> bool:
    """Return whether danger was denied, help refused, or a talk of care or loss goes on: nothing is brought up unheard."""
    ever = trace.ever(talk)
    unsaid = trace.denied(talk) or any("suicide" in telling.denied(line) for line in recall.lines(talk))
    if unsaid or picker.since("denied", "protest") is not None or trace.refused(talk):
        return True
    return picker.since(*_DISCLOSED) is None and (_cares(ever) or _lost(talk, ever))


def _steady(
    talk: Talk,
    verdict: Verdict,
    last: frozenset[str],
    seen: frozenset[str],
    level: int,
    picker: Picker,
    *,
    stays: bool,
) -> tuple[str, ...]:
    """Return the answer of the strand that a talk is in, or the one to a refusal or a denial."""
    grave, heard = told(verdict), _told(verdict)
    # A yes to a question about danger is answered as such, whatever else the talk is about.
    yes = "yes" in seen and "no" not in seen and picker.since(*_QUESTIONS) == 1
    stays = stays and not yes
    if level > CARD and heard & _ATTACKS and picker.since("two.abuse.ack", "three.quiet.go") is None:
        # In a talk that is as grave already, what others do is acknowledged as it would be alone.
        return (*picker.one("two.abuse.ack"), *picker.one("two.abuse.ask"), *picker.one("two.card"))
    ever = trace.ever(talk)
    online = "grooming" in talk.kinds and any(mark.startswith("online.") for mark in ever)
    begun = picker.since(*ONLINE.steps, "two.online.ack") is not None
    if (
        online
        and heard <= {"grooming"}
        and (said := _along(ONLINE, last, seen, picker, stay=stays and begun))
    ):
        return said
    hurt = "self_harm" in talk.kinds and picker.since("two.selfharm.ack") is not None
    if level >= CARD and not grave and not yes and last & {"refused", "refused.nag"}:
        return _let(last, picker, hurt=hurt)
    quiet = stays and not grave and _quiet(talk, picker)
    # How it is hidden or cared for sounds graver to a guess than it is.
    known = heard <= {"self_harm"} and (verdict.level <= CARD or (not grave and last & _AROUND))
    if hurt and known and (said := _along(SELFHARM, last, seen, picker, stay=quiet)):
        again = "selfharm.again" in last and not trace.refused(talk)
        return (*said[:2], *picker.one("two.card")) if again else said
    # "My cat ran away" sounds like a child that did.
    if grave and not (heard == {"runaway"} and "loss.lost" in last):
        return ()
    # A mere no after a wish was told says no to the question, not to the wish.
    no = "no" in seen and picker.since(*_QUESTIONS) == 1 and picker.since(*_DISCLOSED) is None
    asked = picker.since(*_QUESTIONS) is not None and picker.since("denied") is None
    some = avowal(talk.turns[-1].text) == "some" and picker.since(*_QUESTIONS) == 1
    if (
        level >= CARD
        and (no or ("denied" in last and asked))
        and not (some or telling.frightened(talk.turns[-1].text))
        and _DONE.isdisjoint(talk.named)
        and not seen & {"stop", "joke", "question"}
    ):
        return picker.pair("denied")
    if some or picker.since(*_DISCLOSED) is not None:
        return ()
    about = next((topic for topic in MATTERS if topic in seen), None)
    loss = TAKEN if "loss.taken" in ever else LOSS
    for strand, going in ((CARER, _cares(ever)), (loss, _lost(talk, ever))):
        beside = stays and (about is None or about in _BESIDE)
        if going and (said := _along(strand, last, seen, picker, stay=beside)):
            return (*said[:2], *picker.one("two.card")) if level >= CARD > talk.answered else said
    return ()


def _moment(
    talk: Talk, last: frozenset[str], seen: frozenset[str], level: int, picker: Picker, *, grave: bool
) -> tuple[str, ...]:
    """Return what is said at the true moment: it was no joke, everybody sleeps, good night, or all of it taken back."""
    attacked = not _ATTACKS.isdisjoint(talk.kinds)
    card = "three.after.card" if level > CARD else "two.card"
    if "moment.real" in last:
        wake = picker.one("moment.wake") if level > CARD and not attacked else ()
        return (*picker.one("moment.real"), *(wake or picker.fresh("two.death.ask")), *picker.one(card))
    if attacked and talk.course.now and not grave and (said := _hidden(last, seen, picker)):
        return said
    since = picker.since(*_DISCLOSED, *_URGED)
    if since is None or grave or seen & {"stop", "joke"}:
        return ()
    for mark, section in (("moment.scold", "moment.scold"), ("moment.asleep", "moment.wake")):
        if mark in last and not attacked:
            return (*picker.pair(section), *picker.one(card))
    if NIGHT in seen and not talk.course.now:
        night = picker.one("goodbye.rest" if attacked else "moment.night")
        return (*picker.one("goodbye.night"), *night, *picker.one(card))
    if since <= _FRESH and ("moment.fine" in last or "drop" in seen):
        return (*picker.one("moment.fine"), *picker.one(card if level > CARD else "moment.fine.more"))
    return ()


def _hidden(last: frozenset[str], seen: frozenset[str], picker: Picker) -> tuple[str, ...]:
    """Return what is said to who hides from somebody near, and cannot speak or wants to sleep: no voice is needed."""
    if "refused" in last:
        return (*picker.one("three.quiet.here"), *picker.one("three.quiet.card"))
    if seen & {NIGHT, "goodbye"}:
        return (*picker.one("goodbye.night"), *picker.one("two.abuse.step"), *picker.one("three.quiet.card"))
    return ()


def _told(verdict: Verdict) -> set[str]:
    """Return the kinds of danger that a line tells in so many words."""
    if not told(verdict):
        return set()
    said = (one for one in verdict.findings if one.check not in VOTES and one.level >= CARD)
    return {one.category for one in said if one.category} or set(verdict.categories)


def _let(last: frozenset[str], picker: Picker, *, hurt: bool) -> tuple[str, ...]:
    """Take a refusal for an answer: it is not spoken of again, and nobody says "just stop"."""
    first = picker.one("refused.nag" if "refused.nag" in last else "refused")
    with_ = picker.fresh("selfharm.with") if hurt else ()
    return (*first, *(with_ or picker.one("refused.more")))


def _quiet(talk: Talk, picker: Picker) -> bool:
    return trace.refused(talk) and picker.since(*_URGED) is None


def _along(
    strand: Strand, last: frozenset[str], seen: frozenset[str], picker: Picker, *, stay: bool = True
) -> tuple[str, ...]:
    """Return the words of a strand for a line: those of its step, or those that stay with it."""
    alike = {step for topic in (seen | last) & _ALIKE.keys() for step in _ALIKE[topic]}
    step = next((step for step in strand.steps if step in last | alike), None)
    if step in SEARCH and picker.since("loss.lost") is not None:
        step = SEARCH[step]
    if step is None:
        if not stay or seen & _ELSEWHERE or situation(seen) == "glad":
            return ()
        return (*picker.one(strand.stay), *_end(strand, picker))
    if step in MORE:
        return (*picker.pair(step), *(_end(strand, picker) if strand in {ONLINE, CARER} else ()))
    return (*picker.one(step), *_end(strand, picker))


def _end(strand: Strand, picker: Picker) -> tuple[str, ...]:
    """Return the last line of an answer; questions come one at a time, and each once."""
    if strand is TAKEN and picker.since(*TAKEN.last) is not None:
        return ()
    if strand in {SELFHARM, LOSS, TAKEN}:
        return picker.fresh(*strand.last) if picker.asked_in_a_row() == 0 else ()
    return picker.one(*strand.last)


def _cares(ever: frozenset[str]) -> bool:
    """Return whether somebody at home is ill, or a child does the work there and more of it weighs."""
    others = sum(mark.startswith("carer.") for mark in ever)
    return "carer.ill" in ever or ("carer.care" in ever and others > 1)


def _lost(talk: Talk, ever: frozenset[str]) -> bool:
    return bool({"loss.lost", "loss.taken"} & ever) or any(
        "grief" in recognise(line) for line in recall.lines(talk)[:-1]
    )
