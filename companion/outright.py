"""What is asked outright gets its plain answer first, a yes or a no where there is one, whatever a talk is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from companion import (
    alert,
    arrivals,
    brought,
    peril,
    questions,
    recall,
    stories,
    strait,
    tooclose,
    trace,
    waking,
    whisper,
)
from companion.anchor import MOST_SENTENCES
from companion.lists import Lists
from companion.queries import FIT, KINDS, MARKS
from companion.subject import FIRST, SAID
from companion.talk import CARD, told
from companion.topics import PLAIN
from hideout.assets import ASSETS

if TYPE_CHECKING:
    from companion.scene import Scene

_LISTS = Lists(ASSETS / "companion" / "outright", MARKS)
_GRAVEST = 3
# So many sentences of its section an answer has; a joke is one, and who asks for help of the lamp is asked back.
_USUAL, _MOST = 2, {"another": 1, "ifdying": 3}
# So many lines back a question may be about what was told there.
_BACK, _JUST = 8, 2
# In Japanese these words also tell; there they are heard only where the line asks.
_PUT = frozenset(
    {
        *(
            "noname",
            "cost",
            "fault",
            "weird",
            "awful",
            "badfriend",
            "once",
            "paid",
            "device",
            "lostpet",
        ),
        *(
            "kitten",
            "meet",
            "himafter",
            "carer",
            "eatdie",
            "friendtext",
            "test.once",
            "telling.line",
            "tonormal",
        ),
    }
)
_ASKS = re.compile(
    r"[?？]|(?:の|か|かな|かね|よね|やんな|だよね|んな|ますか|ん|なら|だけ(?:だ|だよ|だって)?)[あぁー。…\s]*$"
)
# Danger in so many words has its own answer; these are asked beside it all the same.
_EVEN = frozenset(
    {
        "police",
        "urge",
        "skirt",
        "didntsay",
        "quiet",
        "fetchmum",
        "awful",
        "ghost",
        "shakes",
        "test.once",
        "whom.sayit",
        "sent",
        "takedown",
    }
)
# Plain questions with answers elsewhere, which no step of danger may pass over.
_PLAIN = frozenset({"ask.leak", "ask.go", "ask.come", "ask.caught", "ask.must", "ask.home", "ask.lie"})
# These are heard and answered wherever they are asked (companion/truths.py).
_KNOWN = frozenset(
    {
        *("asked.pass", "asked.taken", "asked.police", "asked.hearing", "self.tongue", "word.centre"),
        *("ask.call", "ask.leak", "line.name", "line.cost", "barrier.cost"),
    }
)
# Pictures, meetings and who keeps them quiet: where an adult stands in the talk they have steps of their own.
_ONLINE = frozenset({"quiet", "sayno", "fault", "meet", "nice"})
_PICTURES = frozenset({"online.picture", "online.bare", "online.threat"})
# Who asks whether these are their own fault is answered elsewhere (companion/questions.py).
_BLAMED = frozenset({"abuse", "sexual_abuse", "bullying"})
_SIDE = re.compile(r"mum|mom|dad|ママ|まま|かあ|母|パパ|ぱぱ|とう|父|兄|にい|じい|brother|grandpa")


def answered(scene: Scene) -> tuple[str, ...]:
    """Return the answer to what the last line asks outright, in two or three sentences, or nothing."""
    talk = scene.talk
    if not talk.turns or talk.turns[-1].who != "visitor" or scene.seen & FIRST:
        return ()
    kind = _asked(scene)
    if kind is None or (told(scene.verdict) and kind not in _EVEN):
        return () if told(scene.verdict) else _elsewhere(scene)
    section = f"outright.{_fitting(kind, _near(scene))}"
    picker, most = scene.picker, _MOST.get(kind, _USUAL)
    said = tuple(line for _ in range(most) for line in picker.first(section)) or picker.one(section)
    return (*said, *_people(scene))[:MOST_SENTENCES] if said else ()


def _asked(scene: Scene) -> str | None:
    """Return what the last line asks, and may ask after what was told before."""
    line = recall.lines(scene.talk)[-1]
    near, put = _near(scene), line.isascii() or bool(_ASKS.search(line.strip()))
    last = _LISTS.marks(line)
    for kind, about in KINDS.items():
        if kind not in last or (about and not about & near) or (kind in _PUT and not put):
            continue
        if kind not in {"police", "sent"} and scene.seen & _KNOWN:
            return None
        return None if _answered_elsewhere(scene, kind, line) else kind
    return None


def _answered_elsewhere(scene: Scene, kind: str, line: str) -> bool:
    """Return whether a line has words that fit it better: a danger of its own, or an answer that other steps give."""
    talk, seen = scene.talk, scene.seen
    before = recall.lines(talk)[:-1]
    if kind not in _EVEN and (
        strait.told(before, line, talk.kinds) or whisper.kind_of((*before, line), talk.kinds)
    ):
        return True
    if kind in _ONLINE and (_online(scene, kind, line) or peril.of(talk)):
        return True
    if scene.level < CARD and brought.subject(scene) in SAID:
        return True
    match kind:
        case "fetchmum":
            return bool(seen & {"asked.may", "asleep"} or arrivals.told(line)) or _hurts(scene, line)
        case "weird":
            return scene.level < CARD
        case "fault":
            return "blame" in seen and scene.level < _GRAVEST and bool(_BLAMED & _near(scene))
        case "meet":
            return "ask.go" in seen and scene.level < _GRAVEST
        case "lostpet":
            return any(mark.startswith("loss.") for mark in trace.marks(line))
        case "telling.line" | "telling.doctor":
            return "overdose" in {*talk.kinds, *talk.named}
        case "test.once" | "test.preg":
            return bool(strait.of((*before, line), talk.kinds))
    return False


def _online(scene: Scene, kind: str, line: str) -> bool:
    """Return whether an adult who comes too near, or pictures, are answered by steps of their own here."""
    last = frozenset(alert.marks(line))
    if scene.level == CARD and tooclose.stands(scene.talk):
        return scene.picker.since("two.charge.ack") is None or any(mark.startswith("ask.") for mark in last)
    named = any(mark.startswith("online.") for mark in trace.marks(line))
    return named and (kind not in {"sayno", "fault"} or bool(_PICTURES & trace.ever(scene.talk)))


def _near(scene: Scene) -> frozenset[str]:
    """Return what was told lately: marks, topics, dangers, and whether anything weighs."""
    talk = scene.talk
    marks = frozenset().union(*map(_LISTS.marks, recall.lines(talk)[-_BACK:]))
    topics = scene.seen.union(*recall.earlier(talk)[-_BACK:])
    weighs = {name for name, level in (("heavy", 1), ("danger", CARD)) if scene.level >= level}
    joked = (
        {"joked"} if (scene.picker.since("brought.funny", "outright.another") or _BACK) <= _JUST else set()
    )
    return marks | topics | weighs | joked | {*talk.kinds, *talk.named, *scene.verdict.categories}


def _fitting(kind: str, near: frozenset[str]) -> str:
    return next((name for name, about in FIT.get(kind, ()) if not about or about & near), kind)


def _hurts(scene: Scene, line: str) -> bool:
    """Return whether whom a line would fetch may be who hurts: named before in a talk of being hurt at home."""
    if not {"abuse", "sexual_abuse"} & {*scene.talk.kinds, *scene.verdict.categories}:
        return False
    before = " ".join(recall.lines(scene.talk)[:-1]).lower()
    return any(side in before for side in _SIDE.findall(line.lower()))


def _elsewhere(scene: Scene) -> tuple[str, ...]:
    """Return in danger the answer that the same question has without any: no step of danger passes over it."""
    talk, seen, picker = scene.talk, scene.seen, scene.picker
    if scene.level < CARD:
        return ()
    if "story" in seen:
        return stories.told(talk.turns[-1].text, seen, picker)
    asked = next((kind for kind in PLAIN if kind in seen), "")
    if asked in _PLAIN or (not asked and "asked.may" in seen):
        night = () if asked else waking.answered(scene)
        return night or questions.answered(talk, scene.level, seen, recall.earlier(talk), picker)
    return ()


def _people(scene: Scene) -> tuple[str, ...]:
    """Return in danger that the card is there, and nothing where it is not."""
    if scene.level < CARD:
        return ()
    return scene.picker.one("three.after.card") if scene.level >= _GRAVEST else scene.picker.fresh("two.card")
