"""What could kill or trap in this very hour, told bit by bit: there only the steps that hold are said, and no others."""

from __future__ import annotations

import re

from companion import alert, upshot
from companion.choice import Picker
from companion.cues import Cues
from companion.scene import Scene
from companion.talk import CARD, Talk
from companion.topics import ASKED, ITSELF, LAMP, PLAIN, QUESTIONS, WORDS
from hideout.assets import ASSETS

CUES = Cues(ASSETS / "words" / "peril")
# How much of a line is read again; so many lines back a place or a person may have been named.
_GLANCE, _NAMED, _BACK = 400, 6, 8
_ATTACKS = frozenset({"abuse", "sexual_abuse"})
_WISHES = frozenset({"suicide", "goodbye", "self_harm", "unmissed", "cry_for_help"})
# These are met whether or not anything else was heard; the others only beside danger that was heard.
_ANYWHERE = frozenset({"ill", "wound", "ride", "offer", "lured", "ledge", "confined", "empty"})
# Each stands in its section `footing.<kind>`; the first that holds is met.
KINDS = (
    *("ill", "wound", "ride", "lured", "offer", "ledge", "confined", "door", "behind", "attack", "high"),
    "empty",
)
# Whoever is in charge of a child, or close to it, is no stranger where it is asked along.
_KNOWN = re.compile(
    r"\b(?:coach|teacher|tutor|boss|manager|instructor|pastor|uncle|stepdad|practice|training|lessons?|bf|boyfriend|girlfriend|my ex)\b"
    r"|先生|せんせい|コーチ|こーち|監督|顧問|店長|家庭教師|おじさん|叔父|彼氏|かれし|先輩|せんぱい|部活|練習"
)
_TOUCHED = re.compile(
    r"触[らっりる]|さわ[らっりる]|\b(?:touch(?:es|ed|ing)?|gropes?|groped|climbs|gets) (?:me|in|into)\b"
)
_HIDES = re.compile(r"隠れ|かくれ|鍵|かぎ|\b(?:hid|hide|hiding|locked)\b")
_THINGS = re.compile(
    r"\b(?:shoes?|bags?|books?|lunch|pencil case|uniform|clothes|phone|homework)\b.{0,14}\b(?:in|down|into) the (?:toilet|bathroom|bin)\b"
    r"|(?:くつ|靴|かばん|カバン|教科書|きょうかしょ|筆箱|ふでばこ|体操服|スマホ|うわばき|上履き).{0,10}トイレ"
)
_LATER = re.compile(
    r"\b(?:for|at|on|in|next|this|after) (?:new year\w*|christmas|easter|the holidays?|summer|winter|weekend|week|month|friday|saturday|sunday|december|january|july|august)\b|\btomorrow\b"
    r"|お?(?:正月|しょうがつ|盆|ぼん)|来週|来月|らいしゅう|らいげつ|夏休み|冬休み|春休み|週末|明日|あした|あさって|連休"
)
# What is said to a line, and is no state that the next lines are in.
PASSING = ("hours",)
_STEPS, _FEWEST = 3, 2
# These have true answers of their own, in a peril as well.
_ANSWERED = frozenset(
    {
        *LAMP,
        *ITSELF,
        *ASKED,
        *PLAIN,
        *QUESTIONS,
        *WORDS,
        "thanks",
        "sorry",
        "safer",
        "calmer",
        "method",
        "blame",
    }
)
# Whoever ends the talk in these is told once more what holds; elsewhere the last word is to be with somebody.
_ALONE = frozenset({"high", "ill"})
_PARTING = frozenset({"goodbye", "goodnight"})


def marks(text: str) -> frozenset[str]:
    """Return the marks of one line."""
    seen = CUES.marks(text[:_GLANCE])
    # A bed in which somebody is touched is no hiding place.
    touched = _TOUCHED.search(text.lower()) and not _HIDES.search(text.lower())
    # Nor is a closet where a death is wished for, or a toilet with somebody's shoes in it.
    if touched or _THINGS.search(text.lower()) or "own" in alert.CUES.marks(text[:_GLANCE]):
        seen -= {"behind"}
    # Who comes in the holidays is not at the door, and whoever goes there tomorrow does not stand there.
    return seen - {"near", "edge"} if _LATER.search(text.lower()) else seen


def lines(talk: Talk) -> tuple[frozenset[str], ...]:
    """Return the marks of the visitor's last lines, in order."""
    return tuple(map(marks, _texts(talk)))


def _texts(talk: Talk) -> list[str]:
    return [turn.text for turn in talk.said][-_BACK - _NAMED :]


def of(talk: Talk) -> str:
    """Return the peril that a talk stands in, one of KINDS, or an empty text; the latest that was told counts."""
    return _stands(talk, lines(talk))


def before(talk: Talk) -> str:
    """Return the peril that a talk stood in before the last line."""
    return _stands(talk, lines(talk)[:-1])


def answered(scene: Scene) -> tuple[str, ...]:
    """Return the next steps of a peril that this very line tells, or nothing."""
    talk, picker = scene.talk, scene.picker
    if not talk.turns or talk.turns[-1].who != "visitor":
        return ()
    said = lines(talk)
    before = _stands(talk, said[:-1])
    if before and ("over" in said[-1] or (before == "high" and "inside" in said[-1])):
        return picker.pair("peril.back")
    kind = _told(talk, said)
    if kind and not (kind in PASSING and before == "door"):
        if kind == "hours" and talk.answered < CARD:
            return ()
        if kind == "hours" and "calmer" in scene.seen:
            return (*picker.one("calmer"), *steps(kind, picker)[:_FEWEST])
        met = scene.level >= CARD or (kind in _ANYWHERE and "laugh" not in said[-1])
        return steps(kind, picker) if met else ()
    kind = of(talk)
    if not kind or scene.level < CARD or scene.seen & _ANSWERED:
        return ()
    return () if kind in _ALONE and scene.seen & _PARTING else steps(kind, picker)[:_FEWEST]


def _stands(talk: Talk, said: tuple[frozenset[str], ...]) -> str:
    for end in range(len(said), max(0, len(said) - _BACK), -1):
        if kind := _told(talk, said[:end]):
            since = (upshot.told(text) for text in _texts(talk)[: len(said)][end - 1 :])
            if upshot.ends(frozenset().union(*since), kind):
                return ""
            # That the parents are at work says nothing of who stands at the door.
            door = kind in PASSING and _stands(talk, said[: end - 1]) == "door"
            return "door" if door else kind if kind in KINDS else ""
        if said[end - 1] & {"over", "play"} or ("inside" in said[end - 1] and _edge(said[:end])):
            return ""
    return ""


def _known(talk: Talk) -> bool:
    return any(_KNOWN.search(turn.text.lower()) for turn in talk.turns if turn.who == "visitor")


def _edge(said: tuple[frozenset[str], ...]) -> bool:
    """Return whether whoever came back inside stood on an edge."""
    return "edge" in frozenset().union(*said[-_NAMED:])


def steps(kind: str, picker: Picker) -> tuple[str, ...]:
    """Return the next steps of a kind that were not said yet; once they run out, those said longest ago."""
    said = tuple(line for _ in range(_STEPS) for line in picker.first(f"footing.{kind}"))
    again = (line for _ in range(_FEWEST - len(said)) for line in picker.one(f"footing.{kind}"))
    return (*said, *again)


def _told(talk: Talk, said: tuple[frozenset[str], ...]) -> str:
    """Return which peril the last of these lines tells, alone or with those before it."""
    last, near = said[-1], frozenset().union(*said[-_NAMED:])
    if (
        last & {"play", "over"}
        or ("inside" in last and _edge(said))
        or ("past" in last and "hours" not in last)
    ):
        return ""
    # What only the votes hear of an attack is asked about, and nobody is sent out of the house for it.
    attacked = not _ATTACKS.isdisjoint(talk.kinds if talk.alarm != "guessed" else talk.named)
    lately = frozenset().union(*said[-4:])
    stranger = "stranger" in near or "grooming" in talk.kinds
    holds = {
        "ill": {"breath", "gasp"} <= lately and last & {"breath", "gasp"},
        "wound": {"blood", "streaming"} <= frozenset().union(*said[-3:])
        and last & {"blood", "streaming"}
        and "monthly" not in near,
        "ride": "ride" in last and stranger,
        "lured": "offer" in last and stranger and _known(talk),
        "offer": "offer" in last and stranger,
        "ledge": {"ledge", "shut"} <= near and last & {"ledge", "shut"},
        "confined": "confined" in last,
        "door": "lurking" in last and (attacked or stranger),
        "behind": attacked and "behind" in near and last & {"behind", "near"},
        "attack": attacked and "near" in last,
        "high": "edge" in frozenset().union(*said[-3:]) and not _WISHES.isdisjoint(talk.kinds),
        "empty": _empty(last, near),
        "hours": attacked and "hours" in last,
    }
    return next((kind for kind in (*KINDS, *PASSING) if holds[kind]), "")


def _empty(last: frozenset[str], near: frozenset[str]) -> bool:
    """Return whether there is nothing to eat at home, and nobody who does not want to eat."""
    if "diet" in near or last & {"fed", "laugh"} or not last & {"larder", "hunger", "unkept"}:
        return False
    return "larder" in near or ({"hunger", "unkept"} <= near and "keeping" not in near)
