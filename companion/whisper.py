"""What is told in a whisper: hints and half sentences that have words of their own, alone or after what was said before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from companion.lists import Lists
from companion.naming import OWN_WISH, VOTES
from companion.telling import bare
from hideout.assets import ASSETS
from moderation.verdict import Finding, Outcome, Verdict, gravest

if TYPE_CHECKING:
    from companion.choice import Picker
    from companion.scene import Scene
    from companion.talk import Talk

FOLDER = ASSETS / "words" / "whispers"
# So many lines back the other half may have been said.
_BACK = 6
_CARD, _GRAVEST, _LINES = 2, 3, 3
_OWN = frozenset({"suicide", "goodbye"})
_SWALLOWED = re.compile(
    r"\b(?:took|taken|swallowed|swallow it|ate|overdosed|yes|yeah|yep)\b|(?:飲|の)んだ|(?:飲|の)みました|はい|うん"
)
_TAKEN = "whisper.enough.ask"
_HABIT = "whisper.habit.ask"
# Where danger stands in the talk, nothing in these is a joke.
_GLAD = frozenset({"merry", "thrill", "thrill.plain", "newborn", "newborn.more"})
# Where the wish stands in plain words beside these, those are answered.
_PLAIN = frozenset({"ultimatum", "struck"})


class Whisper(NamedTuple):
    """One kind: how grave it is and as what, which marks or dangers of the talk before it needs, what it asks.

    What is `calm` ends what only the votes hear in the same line, and so does an emergency.
    """

    category: str = ""
    level: int = 0
    now: bool = False
    after: frozenset[str] = frozenset()
    ask: str = ""
    calm: bool = False


_TOUCHED = frozenset({"night.game", "night.visit", "things", "sexual_abuse"})
_HELP = frozenset({"dial", "cry_for_help"})
_PRESSED = frozenset({"grooming", "sexual_abuse", "crime_victim", "bullying", "pics", "abuse"})
_WISH = "two.guess.ask"
_PAST = "try.past"
# The first that a line tells is met.
KINDS: Mapping[str, Whisper] = {
    "itsme": Whisper("overdose", 2, after=frozenset({"enough", "third_party"}), ask=_WISH),
    "enough": Whisper("overdose", 2, ask=_TAKEN),
    "store": Whisper("suicide", 3),
    "count": Whisper("suicide", 3, after=frozenset({"store"})),
    "rope": Whisper("third_party", 3, now=True),
    "who": Whisper(after=frozenset({"rope"})),
    "late": Whisper(after=frozenset({"rope"})),
    "knife": Whisper("psychosis", 3, now=True, after=frozenset({"psychosis"})),
    "tongue.wish": Whisper("suicide", 2, ask=_WISH),
    "try.now": Whisper("suicide", 3, now=True),
    "try.body": Whisper("suicide", 3, now=True, after=frozenset({"try.now"})),
    "try.back": Whisper("suicide", 2, ask="whisper.try.back.ask"),
    _PAST: Whisper("suicide", 2, ask="whisper.try.past.ask"),
    "stopit": Whisper("suicide", 2, ask=_WISH),
    "struck": Whisper("suicide", 2, ask=_WISH),
    "despite": Whisper("suicide", 2, ask=_WISH),
    "ultimatum": Whisper("suicide", 2, after=_PRESSED, ask=_WISH),
    "nonumbers": Whisper(),
    "tracks": Whisper("suicide", 2, after=frozenset({"platform"}), ask=_WISH),
    "beyond": Whisper("suicide", 2, after=frozenset({"heaven"}), ask=_WISH),
    "dial": Whisper("cry_for_help", 2, ask="whisper.dial.ask"),
    "dial.say": Whisper(after=_HELP),
    "dial.english": Whisper(after=_HELP),
    "dial.where": Whisper(after=_HELP),
    "night.game": Whisper("sexual_abuse", 2, ask="whisper.game.like.ask"),
    "game.like": Whisper("sexual_abuse", 2, after=_TOUCHED, ask="whisper.game.like.ask"),
    "things": Whisper("sexual_abuse", 2, ask="whisper.game.like.ask"),
    "shower": Whisper("sexual_abuse", 2, ask="whisper.shower.ask"),
    "comes": Whisper("sexual_abuse", 3, now=True, after=_TOUCHED),
    "pill": Whisper(calm=True),
    "test": Whisper(calm=True, ask="brought.pregnancy.ask"),
    "overdue": Whisper(calm=True, after=frozenset({"intimate"}), ask="brought.pregnancy.ask"),
    "pics": Whisper("grooming", 2, ask="whisper.pics.ask"),
    "sent": Whisper(after=frozenset({"pics", "grooming"})),
    "jealous": Whisper(ask="whisper.jealous.ask"),
    "married": Whisper("abuse", 2),
    "flash": Whisper("sexual_abuse", 2, ask="whisper.flash.ask"),
    "flash.home": Whisper(after=frozenset({"flash"})),
    "next": Whisper(after=frozenset({"toldadult"})),
    "hit.friend": Whisper("abuse", 2, calm=True, ask="whisper.hit.friend.ask"),
    "hit.says": Whisper(calm=True, after=frozenset({"hit.friend"})),
    "tells": Whisper(),
    "promise": Whisper(after=frozenset({"tells"})),
    "girls": Whisper(ask="brought.samesex.ask"),
    "okay": Whisper(after=frozenset({"girls"})),
    "mean": Whisper(after=frozenset({"buried"})),
    "moved": Whisper(calm=True, after=frozenset({"triumph"})),
    "gift": Whisper(calm=True, ask="whisper.gift.ask"),
    "vermin": Whisper(calm=True),
    "stab": Whisper("violence", 3),
    "forced": Whisper("sexual_abuse", 2, ask="whisper.forced.ask"),
    "habit": Whisper("substance", 2, ask=_HABIT),
    "quit": Whisper(after=frozenset({"substance", "habit", "smoked"})),
    "smoked": Whisper("substance", 2, ask="whisper.smoked.ask"),
    "thrill": Whisper(calm=True, after=frozenset({"delight", "dying"})),
    "thrill.plain": Whisper(calm=True, after=frozenset({"delight"})),
    "newborn": Whisper(calm=True, ask="pet.ask"),
    "newborn.more": Whisper(calm=True, after=frozenset({"newborn", "litter"}), ask="pet.ask"),
    "merry": Whisper(calm=True, after=frozenset({"away", "triumph", "moved"})),
}
# What is asked in these words has true answers of its own.
_ELSEWHERE = {
    "tells": frozenset({"asked.reader", "asked.watched", "asked.pass", "ask.leak", "asked.tell"}),
    "dial": frozenset({"call"}),
    "next": frozenset({"asked.police", "ask.caught"}),
}
# Only with the thing itself is a voice a danger of this minute.
_MARKS = (
    *("unreal", "voice", "thing", "platform", "heaven", "night.visit", "intimate", "toldadult", "buried"),
    *("triumph", "away", "delight", "dying", "litter"),
)
# Section -> the fewest lines it must hold.
SECTIONS: dict[str, int] = {
    **{f"whisper.{kind}": 2 for kind in KINDS},
    **{whisper.ask: 2 for whisper in KINDS.values() if whisper.ask.startswith("whisper.")},
    "whisper.nocard": 3,
    "whisper.enough.no": 2,
}


_LISTS = Lists(FOLDER, {*KINDS, *_MARKS})


def marks(text: str) -> frozenset[str]:
    """Return the marks of one line."""
    return _LISTS.marks(text)


def kind_of(lines: tuple[str, ...], kinds: tuple[str, ...]) -> str:
    """Return what the last of these lines tells, alone or with those before it in a talk of such dangers, or nothing."""
    if not lines:
        return ""
    last = marks(lines[-1])
    told = {*last} & {*KINDS} | ({"knife"} if "thing" in last else set())
    if not told:
        return ""
    near = last.union(*map(marks, lines[-_BACK:-1]), kinds)
    for kind, whisper in KINDS.items():
        if (
            kind not in told
            or (whisper.level and "unreal" in last)
            or (kind == "knife" and "voice" not in last)
        ):
            continue
        if kind == "dial" and {*kinds} - {"cry_for_help"}:
            # What is told to 119 has its words where it is known what happened.
            continue
        if not whisper.after or whisper.after & (near - {kind}):
            return kind
    return ""


def found(kind: str) -> Finding | None:
    """Return the danger that a kind is, or None."""
    if kind not in KINDS or not KINDS[kind].level:
        return None
    whisper = KINDS[kind]
    return Finding(
        check="whisper",
        level=whisper.level,
        now=whisper.now,
        category=whisper.category,
        outcome=Outcome.HOLD,
    )


def calm(kind: str) -> bool:
    """Return whether a kind ends what only the votes hear in the same line."""
    return kind in KINDS and KINDS[kind].calm


def meant(kind: str, verdict: Verdict) -> Verdict:
    """Return the verdict on a line without what it only sounds like where it tells this."""
    gone = _OWN if kind == "rope" else frozenset[str]()
    quiet = calm(kind)
    kept = (
        one
        for one in verdict.findings
        if one.category not in gone and not (quiet and one.check in VOTES and one.level >= _CARD)
    )
    # What was tried once, and is told as over, is no guess at this hour.
    over = kind == _PAST and not verdict.now
    return gravest(
        tuple(
            replace(one, level=min(one.level, _CARD)) if over and one.check in VOTES else one for one in kept
        )
    )


def explained(lines: Sequence[str]) -> bool:
    """Return whether "I will not be here next week", and nothing else, was about a journey one looks forward to."""
    if len(lines) < _CARD or "merry" not in marks(lines[-1]) or "away" not in marks(lines[-2]):
        return False
    return not any(OWN_WISH.search(bare(line)) for line in lines)


def unswallowed(talk: Talk) -> bool:
    """Return whether a talk only asks how much is too much, and tells of nothing that was taken."""
    lines = [turn.text.lower() for turn in talk.said]
    return any("enough" in marks(line) for line in lines) and not any(map(_SWALLOWED.search, lines))


def numberless(talk: Talk) -> bool:
    """Return whether the visitor wants no numbers written here."""
    return any("nonumbers" in marks(turn.text) for turn in talk.said)


def answered(scene: Scene) -> tuple[str, ...]:
    """Return the words for what the last line whispers, in one to three sentences, or nothing."""
    talk, picker = scene.talk, scene.picker
    if not talk.turns or talk.turns[-1].who != "visitor":
        return ()
    if picker.since(_TAKEN, _HABIT) == 1 and "yes" in scene.seen and "no" not in scene.seen:
        return _steps("footing.taken", picker, _LINES)
    kind = kind_of(tuple(turn.text for turn in talk.said), talk.kinds)
    if not kind and picker.since(_TAKEN) == 1 and scene.verdict.level < _CARD:
        return (*_steps("whisper.enough.no", picker, 1), *picker.fresh(_WISH))
    if not kind:
        return ()
    # What others did is told here, whatever the votes hear besides.
    others = KINDS[kind].category not in _OWN
    heard = max(
        (one.level for one in scene.verdict.findings if not others or one.check not in VOTES), default=0
    )
    if heard >= _GRAVEST and KINDS[kind].level < heard:
        return ()
    if kind in _PLAIN and any(one.check == "risk" and one.category in _OWN for one in scene.verdict.findings):
        return ()
    if kind in _GLAD and (talk.easing or scene.level >= _CARD):
        return ()
    if kind == "dial" and scene.level >= _GRAVEST:
        return ()
    if (calm(kind) and scene.level >= _GRAVEST) or (kind in _ELSEWHERE and scene.seen & _ELSEWHERE[kind]):
        return ()
    ask = KINDS[kind].ask
    question = picker.fresh(ask) if ask else ()
    risen = scene.level >= _CARD and talk.answered < scene.level
    grave = scene.level >= _GRAVEST and KINDS[kind].level
    said = _steps(f"whisper.{kind}", picker, _LINES if grave else _LINES - 1)
    end = question or (picker.fresh("two.card") if risen and scene.level == _CARD else ())
    return (*said, *end)[:_LINES]


def _steps(section: str, picker: Picker, most: int) -> tuple[str, ...]:
    """Return the next lines of a section in their order; once all were said, the one said longest ago."""
    said = tuple(line for _ in range(most) for line in picker.first(section))
    return said or picker.one(section)
