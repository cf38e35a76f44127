"""What young people bring that needs words of its own: whom they love, who died, a call that nobody took, good news."""

from __future__ import annotations

import re

from companion import recall, trace
from companion.choice import Picker
from companion.cues import Cues
from companion.scene import Scene
from companion.subject import AFTER, FIRST, LATER, TOGETHER, TOLD
from companion.talk import CARD, told
from hideout.assets import ASSETS

CUES = Cues(ASSETS / "companion" / "brought")
_GRAVEST = 3
# So many lines back something was brought just before; so long words may go on after a word game.
_LATELY, _GAME = 4, 6
_WORD = 10
# These are asked, and true, whatever else a talk is about.
_ANYWHERE = frozenset(
    {
        *("willtell", "sayit", "lampdie", "isbad", "oktotell", "datasafe", "wouldtell", "handover"),
        *("dare", "dared", "headhit", "headworse", "passedout"),
    }
)
# A guess of the votes about these is no reason to pass over what the line says; the card stays named.
_GUESSED = frozenset(
    {
        *("badchild", "choose", "lasttime", "period", "closet", "parents.now", "tutor"),
        *("ill", "outed", "samesex", "trans"),
    }
)
# What sounds so without being asked is told of somebody.
_ASKED = frozenset({"willtell", "mad"})
_QUESTION = re.compile(r"[?？]\s*$|(?:の|か)[。\s]*$|\b(?:are|will|r|did|can) (?:you|u|i)\b|^(?:you|u)\b")
# What dies in play, or is laughed at, is no loss.
_PLAYED = frozenset({"game", "show", "sport", "joke"})
_LAUGHED = re.compile(r"(?:笑|w|ｗ|草|わら|lol|haha|lmao|😂|🤣)\s*$", re.IGNORECASE)
# Who writes that they died lives, and plays.
_I_DIED = re.compile(r"\bi (?:just |keep |kept )?(?:died|dying)\b", re.IGNORECASE)
# To have told it, and how it was met, is answered by those who met it.
_MET = frozenset({"outed", "regret", "putout", "scorned", "belittled"})
_OWN = frozenset({"samesex", "trans"})
# Whether it passes things on has an answer in these words, too.
_LEAKS = frozenset({"asked.pass", "ask.leak"})
# A baby that is somebody else's joy.
_THEIRS = re.compile(
    r"(?:お?(?:母|かあ|姉|ねえ)(?:さん|ちゃん)?|ママ|まま|先生|せんせい|おば(?:さん)?)(?:が|に|は|も|の)?.{0,6}(?:妊娠|にんしん|赤ちゃん|あかちゃん)"
)


def marks(text: str) -> frozenset[str]:
    """Return every subject that one line names."""
    return CUES.marks(text)


def answered(scene: Scene) -> tuple[str, ...]:
    """Return the word of its own that a line needs, in two or three sentences, or nothing; danger has its own words."""
    return _answer(scene, later=False)


def afterwards(scene: Scene) -> tuple[str, ...]:
    """Return the word for what was met by nobody before: better now, somebody to talk to, nobody picked up."""
    return _answer(scene, later=True)


def _answer(scene: Scene, *, later: bool) -> tuple[str, ...]:
    talk = scene.talk
    if not talk.turns or talk.turns[-1].who != "visitor" or told(scene.verdict) or scene.level >= _GRAVEST:
        return ()
    kind = None if scene.seen & FIRST else subject(scene)
    if kind is None or (kind in LATER) != later:
        return ()
    if scene.level < CARD:
        return words(kind, scene.picker)
    if kind not in _ANYWHERE and (kind not in _GUESSED or talk.alarm != "guessed"):
        return ()
    risen = talk.answered < scene.level
    return (*words(kind, scene.picker)[:2], *(scene.picker.fresh("two.card") if risen else ()))


def subject(scene: Scene) -> str | None:
    """Return what the last line brings, by itself or together with the lines before it."""
    *before, line = recall.lines(scene.talk)
    last = marks(line)
    if "petfault" in last and not any({"animal", "died"} <= marks(text) for text in before[-_LATELY:]):
        last -= {"petfault"}
    lately = last.union(*map(marks, before[-_LATELY:]))
    asked = bool(_QUESTION.search(line.strip().lower()))
    for kind in CUES.lists:
        if kind not in last or (kind in AFTER and not AFTER[kind] & lately) or (kind in _ASKED and not asked):
            continue
        if kind == "died" and (found := _lost(line, last, scene.seen)):
            return found
        if kind in {"gross", "teacher.rage"}:
            return "ill" if kind == "gross" else "rage"
        if (kind in _OWN and scene.seen & _MET) or (kind == "willtell" and scene.seen & _LEAKS):
            continue
        if kind == "afterdeath" and "died" in lately:
            # Where he is now is asked of the one who died.
            continue
        if kind == "pregnancy" and _THEIRS.search(line):
            continue
        if kind not in TOGETHER:
            return kind
    game = any("shiritori" in marks(text) for text in before[-_GAME:])
    return "word" if game and len(line) <= _WORD and not asked and " " not in line.strip() else None


def words(kind: str, picker: Picker) -> tuple[str, ...]:
    """Return the words for a subject; what is told again after all of them were said is left to listening."""
    if kind not in TOLD:
        return picker.pair(f"brought.{kind}")
    ack = picker.fresh(f"brought.{kind}")
    if not ack:
        return ()
    question = picker.fresh(f"brought.{kind}.ask") if picker.asked_in_a_row() < 2 else ()
    return (*ack, *picker.one(f"brought.{kind}.more"), *question)


def _lost(line: str, last: frozenset[str], seen: frozenset[str]) -> str | None:
    """Return who died, or None where that is play, a laugh, or a suicide, which has words of its own."""
    if seen & _PLAYED or _I_DIED.search(line) or _LAUGHED.search(line) or "loss.taken" in trace.marks(line):
        return None
    return next((kind for mark, kind in (("animal", "pet"), ("kin", "kin")) if mark in last), "gone")
