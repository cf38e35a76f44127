"""Straits: what children tell of danger in words of their own, innocently or in pieces, and the first steps that hold there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from companion import alert, upshot
from companion.naming import OWN_WISH, STRAIT
from companion.talk import CARD
from companion.talk import told as grave
from companion.topics import ASKED, ITSELF, LAMP, PLAIN, QUESTIONS, WORDS
from hideout.assets import ASSETS
from moderation.normalise import folded
from moderation.verdict import Finding, Outcome, Verdict, gravest
from moderation.words import Lexicon, cover, load, search

if TYPE_CHECKING:
    from companion.choice import Picker
    from companion.scene import Scene

_FOLDER = ASSETS / "words" / "straits"
# How much of a line is read; how many lines are read as one; so many lines a strait stands.
_GLANCE, _PIECES, _STANDS = 300, 3, 8
_SPARED = re.compile(r"[\s「」『』・…]")
_ENDS = re.compile(r"[?!.。]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Strait:
    """One strait: the danger it is on the card, what of the rest it is not, whose section it has, and how it is met.

    `stays` says that the next lines stand on its steps as well; `asks` names the plain question behind its first step;
    `among` are kinds of danger of which one must have been told before, and of `never` none.
    """

    category: str = ""
    level: int = 0
    now: bool = False
    gone: frozenset[str] = frozenset()
    section: str = ""
    stays: bool = False
    asks: str = ""
    among: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


_DEATH = frozenset({"suicide", "goodbye"})
_OTHER = frozenset({"third_party"})
# The first that holds is met.
STRAITS: dict[str, Strait] = {
    "given": Strait(
        category="overdose",
        level=3,
        now=True,
        gone=_DEATH | _OTHER,
        section="footing.taken",
        among=frozenset({"along"}),
    ),
    "along": Strait(category="abuse", level=3, now=True, gone=_OTHER | _DEATH, stays=True),
    "mine": Strait(category="suicide", level=2, gone=_OTHER, asks="two.death.ask", among=_OTHER),
    "sent": Strait(category="suicide", level=2, gone=_OTHER | {"bullying"}, asks="two.death.ask"),
    "brink": Strait(category="suicide", level=3, now=True, section="footing.high", stays=True),
    "blade": Strait(category="suicide", level=3, now=True, gone=frozenset({"abuse", "violence"}), stays=True),
    "balcony": Strait(
        category="suicide", level=2, gone=frozenset({"abuse"}), section="footing.high", asks="two.guess.ask"
    ),
    "taken": Strait(category="overdose", level=3, now=True, gone=_DEATH, section="footing.taken"),
    "menace": Strait(category="abuse", level=3, gone=frozenset({"violence", "suicide"}), stays=True),
    "threatened": Strait(
        category="crime_victim", level=3, gone=frozenset({"violence", "suicide"}), stays=True
    ),
    "menaced": Strait(
        category="crime_victim", level=2, gone=frozenset({"violence"}), section="strait.threatened"
    ),
    "touched": Strait(category="sexual_abuse", level=2, gone=frozenset({"grooming"})),
    "bath": Strait(category="sexual_abuse", level=2),
    "hospital": Strait(among=frozenset({"sexual_abuse", "pregnancy"})),
    "beaten": Strait(category="abuse", level=2),
    "gang": Strait(category="crime_victim", level=2, gone=frozenset({"violence", "suicide"}), stays=True),
    "kept": Strait(category="suicide", level=2, asks="two.guess.ask"),
    "will": Strait(category="suicide", level=2, asks="two.guess.ask"),
    "giving": Strait(category="goodbye", level=2, asks="two.guess.ask"),
    "tried": Strait(category="suicide", level=2, section="two.past", asks="two.past.ask"),
    "refuge": Strait(among=frozenset({"abuse"}), never=frozenset({"put_out", "runaway"})),
    "smitten": Strait(category="grooming", level=2),
    "meeting": Strait(category="grooming", level=2, gone=_DEATH | _OTHER, stays=True),
    "carer": Strait(),
}
# Where the body or the place may kill first, those steps hold.
_BODY = frozenset({"fire", "breath", "silent", "collapse", "water", "trapped", "crash", "wound", "unopened"})
# Inside a car, what holds there comes before who was to be met.
_RIDES = frozenset({"car", "ride"})
_TOUCH = frozenset({"touched", "bath"})
_LOVED = re.compile(r"(?:好き|すき|だいすき|やさしい|優しい)(?!じゃ|では|な人|なひと)")
# A joke, or a lie, takes nothing out of a body.
_RETOLD = re.compile(r"(?:嘘|うそ|ウソ|じょうだん|冗談|なんでもない|なんもない|大丈夫|だいじょうぶ)")
# Back inside, or out of the house.
_OVER = frozenset({"menace", "threatened", "menaced", "brink", "balcony"})
_ESCAPES = frozenset({"brink", "along", "menace"})
_BACK = re.compile(
    r"(?:戻|もど)(?:った|れた|りました)|(?:中|部屋|へや)に?(?:入|はい)った|(?<!て)(?:帰|かえ)(?:った(?!ら)|ってきた(?!ら)|れた)|(?:家|いえ|うち)に?(?:着|つ)いた|(?<!飛び)(?<!とび)(?:降|お)りた(?!い|ら)|(?:離|はな)れた"
    r"|(?:外|そと)(?:に|へ)?(?:出|で)(?:た|れた|られた)(?!い|ら)|(?:逃|に)げ(?:た|れた|てきた)(?!い|ら)"
)
# A last letter told with a laugh, and "I will not die" behind it: neither believed nor doubted.
_LETTERS = frozenset({"will", "giving", "kept"})
_LIVES = re.compile(r"(?:死|し)な(?:ん|ない|へん|ねえ|ねー)(?:けど|よ|わ|し|から|って|で|w|ｗ|笑|草|$)")
_PREGNANT = re.compile(r"妊娠|にんしん")
_CALLED = re.compile(
    r"(?:110|119|189|9110|警察|けいさつ)(?:に|へ|と)?(?:電話|でんわ)?(?:した|かけた|つながった|言った|話した|なう)|(?:通報|つうほう)した"
)
_ANSWERED = frozenset({*LAMP, *ITSELF, *ASKED, *PLAIN, *QUESTIONS, *WORDS, "thanks", "goodbye", "stop"})
_FIRST, _NEXT = 3, 2


@cache
def _lists() -> dict[str, Lexicon]:
    return {kind: load(_FOLDER / f"{kind}.txt") for kind in STRAITS}


def told(before: Sequence[str], words: str, kinds: Collection[str]) -> str:
    """Return the strait that a line tells, alone or with those just before it, or an empty text."""
    lately = "".join(f"{_run(line)}。" for line in before[1 - _PIECES :])
    last = _run(words)
    both = lately + last
    for kind, strait in STRAITS.items():
        if (strait.among and strait.among.isdisjoint(kinds)) or not strait.never.isdisjoint(kinds):
            continue
        lexicon = _lists()[kind]
        covered = cover(lexicon.harmless, both)
        if search(lexicon.entries, covered[len(lately) :]):
            return kind
        if lately and any(hit.end > len(lately) for hit in search(lexicon.entries, covered)):
            return kind
    return ""


def of(lines: Sequence[str], kinds: Collection[str]) -> str:
    """Return the strait that a talk with these lines of the visitor stands in, or an empty text."""
    since: frozenset[str] = frozenset()
    for end in range(len(lines), max(0, len(lines) - _STANDS), -1):
        if _BACK.search(lines[end - 1]):
            return ""
        since |= upshot.told(lines[end - 1])
        if kind := told(lines[: end - 1], lines[end - 1], kinds):
            return "" if kind in _OVER and upshot.ends(since, kind) else kind
    return ""


def meant(verdict: Verdict, before: Sequence[str], words: str, kinds: Collection[str]) -> Verdict:
    """Return the verdict without what a strait only sounds like; a wish of one's own in the line is heard as ever."""
    kind = told(before, words, _known(before, kinds))
    if not kind:
        return verdict
    gone = STRAITS[kind].gone - (_DEATH if OWN_WISH.search(words) else set())
    if gone.isdisjoint(verdict.categories):
        return verdict
    # What is none of it keeps its weight only where it was told of something else.
    return gravest(tuple(one for one in verdict.findings if one.category not in gone))


def found(before: Sequence[str], words: str, kinds: Collection[str], alarm: str) -> Finding | None:
    """Return the danger that a line tells in such words, unless an `alarm` of body or place comes first."""
    kinds = _known(before, kinds)
    kind = told(before, words, kinds)
    if alarm == "crash" and "brink" in kinds and not _BACK.search(words):
        # Who is seen below by somebody on an edge was run over by nobody.
        alarm, kind = "", kind or "brink"
    strait = STRAITS.get(kind, Strait())
    if not strait.level or alarm in _BODY:
        return None
    return Finding(
        check=STRAIT,
        level=strait.level,
        now=strait.now,
        category=strait.category,
        outcome=Outcome.HOLD,
    )


def _known(before: Sequence[str], kinds: Collection[str]) -> set[str]:
    """Return the kinds of danger of a talk, and the strait that it stands in."""
    return {*kinds, of(before, kinds)}


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said to a strait that this line tells, or that the talk stands in; else nothing."""
    talk, picker = scene.talk, scene.picker
    if not talk.turns or talk.turns[-1].who != "visitor" or talk.said[-1].alert in _BODY:
        return ()
    if alert.of(talk.said) in _RIDES:
        return ()
    said = tuple(turn.text for turn in talk.said)
    # Whoever was afraid of a pregnancy a line ago is told of the hours, too.
    kinds = {*talk.kinds, *({"pregnancy"} if any(map(_PREGNANT.search, said[:-1])) else ())}
    kinds |= _known(said[:-1], kinds)
    if kind := told(said[:-1], said[-1], kinds):
        return _met(kind, picker, risen=talk.answered < scene.level >= CARD)
    before = of(said[:-1], kinds)
    if not before or scene.level < CARD or alert.of(talk.said) in _BODY:
        return ()
    if STRAITS[before].stays and _CALLED.search(said[-1]):
        return picker.pair("rescue.linked")
    if before in _ESCAPES and _BACK.search(said[-1]):
        return picker.pair("peril.back")
    if before in _LETTERS and _LIVES.search(said[-1]):
        return (*picker.one("joke.more"), *picker.one("two.stay"))
    if before in _TOUCH and _LOVED.search(said[-1]):
        return picker.one("strait.love")
    if before == "taken" and _RETOLD.search(said[-1]):
        return (*picker.one("strait.retold"), *steps(before, picker, 1))
    if not STRAITS[before].stays or scene.seen & _ANSWERED or _tells(scene, STRAITS[before].category):
        return ()
    return steps(before, picker, _NEXT)


def steps(kind: str, picker: Picker, most: int) -> tuple[str, ...]:
    """Return the next steps of a strait that were not said yet; once they run out, one said longest ago."""
    section = STRAITS[kind].section or f"strait.{kind}"
    return tuple(line for _ in range(most) for line in picker.first(section)) or picker.one(section)


def _met(kind: str, picker: Picker, *, risen: bool) -> tuple[str, ...]:
    strait = STRAITS[kind]
    if strait.asks:
        question = picker.fresh(strait.asks) or picker.fresh("two.now")
        return (*steps(kind, picker, 1), *(question or steps(kind, picker, 1)), *picker.one("two.card"))
    if strait.level == CARD and risen:
        return (*steps(kind, picker, _NEXT), *picker.one("two.card"))
    return steps(kind, picker, _FIRST)


def _tells(scene: Scene, category: str) -> bool:
    """Return whether a line tells in so many words a danger of its own, beside that of the strait."""
    return grave(scene.verdict) and not {*scene.verdict.categories} <= {category, "cry_for_help"}


def _run(text: str) -> str:
    return _ENDS.sub("。", _SPARED.sub("", folded(text[:_GLANCE])))
