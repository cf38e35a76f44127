"""What sounds like danger and is told as past, as not so, or in a line of everyday talk: asked about as just that."""

from __future__ import annotations

import re

from companion import everyday, telling
from companion.joy import glad
from companion.recall import lines
from companion.scene import Scene
from companion.talk import CARD, told
from companion.telling import DEATH, bare
from companion.topics import matter, recognise, situation

# The wish is told of a time that is over.
_PAST = re.compile(
    r"\b(?:used to|did once|once) (?:\w+ )?(?:want(?:ed)?|think|feel|wish)\b.{0,24}\b(?:die|dying|dead|disappear|kill|end it)\b|\bwanted to (?:die|disappear|kill myself)\b.{0,24}\b(?:when i was|back then|years ago|last year)\b|\b(?:when i was \w+|back then|years ago|last year) (?:i )?wanted to (?:die|disappear|kill myself)\b"
    r"|(?:昔|むかし|前は|まえは|前に|まえに|年前|さいのとき|歳のとき|歳の時|小学生の(?:とき|頃|ころ)|中学の(?:とき|頃|ころ)).{0,12}(?:死|し|消|き)にたかった|(?:死|し)にたい(?:って|と)(?:、)?(?:前|まえ|昔|むかし)|(?:死|し)にたかった(?:時期|じき|とき|時|ころ|頃)"
)
_NOW = re.compile(r"\b(?:again|still|now i|today i|these days|lately)\b|いまも|今も|また|最近|さいきん")
# What was done, or swallowed, is not unsaid.
_DONE = frozenset({"self_harm", "overdose", "goodbye", "psychosis"})
_DEATHLY = frozenset({*DEATH, "distress"})
_DONE_TO = re.compile(r"(?:[かさたなまらばわがせけてねめべれえ]ら|[かさたなまらばわが])れ(?:た|て|る|ました)")
# What is liked, or needed in passing, tells of no wish to die.
_EVERYDAY = frozenset({"crush", "pet", "idol", "game", "music", "sport", "show", "art", "food", "hungry"})


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said where a talk first sounds like danger, and the line tells that it is none now; else nothing."""
    talk, picker = scene.talk, scene.picker
    if scene.level > CARD or not talk.turns:
        return ()
    text = talk.turns[-1].text
    if talk.answered >= CARD:
        # Said in so many words, it is believed; the card stays.
        not_so = scene.level == CARD and not talk.course.now and "suicide" in telling.denied(text)
        return picker.pair("denied") if not_so and _DONE.isdisjoint(talk.named) else ()
    past = bool(_PAST.search(bare(text))) and not _NOW.search(bare(text))
    if scene.level < CARD:
        return (*picker.one("two.past"), *picker.one("two.past.ask")) if past and scene.level else ()
    if not {*talk.kinds} <= {*DEATH, "unmissed", "self_harm"} and told(scene.verdict):
        return ()
    if past:
        return (*picker.one("two.past"), *picker.one("two.past.ask"), *picker.one("two.card"))
    if "suicide" in telling.denied(text):
        about = matter(scene.seen) or next((one for one in map(_matter, lines(talk)[-2::-1]) if one), None)
        question = picker.fresh(f"{about}.ask") if about and picker.asked_in_a_row() < 2 else ()
        return (*picker.one("two.denied"), *question, *picker.one("two.card"))
    if (
        told(scene.verdict)
        or talk.named
        or "heavy" in scene.seen
        or scene.seen & {"scared", "sad", "anxious"}
    ):
        return ()
    kind = situation(scene.seen)
    if "eating" in scene.seen or not {*scene.verdict.categories} <= _DEATHLY or _DONE_TO.search(text):
        # What is said of weight, thrown up or done to somebody is no talk of a meal, or of a film.
        return ()
    if kind in _EVERYDAY or (kind == "glad" and glad(text)):
        # What only the votes hear is no reason to ask somebody at play about dying; the people stay in sight.
        return (*everyday.light(kind, scene.seen, picker)[:2], *picker.one("two.card"))
    return ()


def _matter(text: str) -> str | None:
    return matter(recognise(text))
