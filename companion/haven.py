"""A haven: somebody is there now, a place with people is reached, the danger is over or put away; the steps of danger end there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion import alert, arrivals, recall, rung, strait
from companion.naming import VOTES
from companion.roster import STRAITS
from companion.scene import Scene
from companion.talk import CARD, Talk, Turn
from companion.topics import ASKED, ITSELF, LAMP, PLAIN, QUESTIONS, WISHES, WORDS
from moderation.triage import screen

# Words that take in already what was told; and those of danger, which end there.
_TAKEN_IN = (
    *(
        "near.",
        "joke",
        "mistake",
        "protest",
        "denied",
        "upshot.",
        "eased.",
        "news.",
        "haven.",
        "calmer",
        "reached",
        "teller",
        "peril.back",
        "strait.asleep",
        "dose.",
    ),
    *(
        "rescue.came",
        "rescue.after",
        "rescue.safe",
        "rescue.waits",
        "rescue.woke",
        "rescue.watched",
        "rescue.bye",
    ),
)
_STEPS = (
    "footing.",
    "strait.",
    "rescue.",
    "peril.",
    "whisper.",
    "three.",
    "two.",
    "beside.",
    "phoneless",
    "barrier.",
)
# Where somebody in danger is, is for those who can go there.
_WHERE = re.compile(r"住所|じゅうしょ|場所|ばしょ|\b(?:address|where (?:she|he|they) lives?)\b")
# What was in the hand, or in reach.
_THING = re.compile(
    r"ナイフ|ないふ|包丁|ほうちょう|カッター|かったー|はさみ|ハサミ|刃|薬|くすり|ロープ|ひも|武器|刺|さす|殺|ころ|持って|もって"
    r"|\b(?:knife|blade|scissors|something|weapon|pills?|meds|tablets|rope|it|bag)\b"
)
# So many lines of the visitor a haven stands.
_STANDS = 6
_ATTACKS = frozenset({"abuse", "sexual_abuse", "crime_victim", "violence", "put_out", "runaway", "grooming"})
_OWN = frozenset({"suicide", "goodbye", "self_harm", "overdose", "psychosis", "unmissed", "cry_for_help"})
# Where nothing was done by anybody, nobody's going away ends it; where nobody else is feared for, nobody is found.
_OVERS = _ATTACKS | {"cry_for_help", "bullying"}
# Steps for a body that somebody lies there with go on until help came; they have words of their own.
_BODY = frozenset(
    {"breath", "silent", "collapse", "water", "trapped", "swallowed", "crash", "wound", "fire", "ill"}
)
_ANSWERED = frozenset(
    {
        *LAMP,
        *ITSELF,
        *ASKED,
        *PLAIN,
        *QUESTIONS,
        *WORDS,
        *WISHES,
        "thanks",
        "goodbye",
        "stop",
        "advice",
        "blame",
        "joke",
    }
)
_KIN = re.compile(
    r"ママ|まま|母|かあさん|かあちゃん|パパ|ぱぱ|父|とうさん|とうちゃん|親|おや|兄|にい|姉|ねえ|おじ|叔父|伯父|じい|いとこ|彼氏|かれし|先輩|先生|コーチ|店長"
    r"|\b(?:(?:step)?(?:mum|mom|mam|mother|dad|father|brother|sister)|parents|uncle|grandad|grandpa|cousin|boyfriend|bf|ex|coach|teacher|boss)\b"
)


def instead(scene: Scene, said: tuple[str, ...]) -> tuple[str, ...]:
    """Return a reply, or the words of a haven in its place where it goes on with steps of danger that are over."""
    taken = "overdose" in scene.talk.kinds
    if scene.picker.begins(said, *_TAKEN_IN) and not taken:
        # To whoever swallowed something, company alone is not enough.
        return said
    # "He called my mum" sounds like a wish that the lamp would.
    news = arrivals.told(scene.talk.turns[-1].text) and (scene.seen - {"call"}).isdisjoint(_ANSWERED)
    if not news and not scene.picker.begins(said, *_STEPS):
        return said
    return answered(scene) or said


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said where this line tells of a haven, or goes on in one; else nothing."""
    talk, picker = scene.talk, scene.picker
    if scene.level < CARD or talk.answered < CARD or not talk.turns or talk.turns[-1].who != "visitor":
        return ()
    if talk.eased and not talk.easing:
        return ()
    *before, last = talk.said
    if _grave(scene) or alert.of(before) in _BODY or _body(talk):
        return ()
    seen = _meant(talk, last.text)
    if seen:
        return _met(talk, seen, scene)
    since = next((turn for turn in before[:-_STANDS:-1] if _meant(talk, turn.text)), None)
    if since is None or scene.seen & _ANSWERED or _again(before[before.index(since) + 1 :]):
        return ()
    told = arrivals.told(since.text)
    if "found" in told:
        return () if _WHERE.search(last.text.lower()) else picker.first("haven.on.found")
    # Where it is only over, or put away, nobody is there to stay beside.
    if not told & {"with", "place"}:
        return ()
    return picker.first("haven.with.taken" if "overdose" in talk.kinds else "haven.on")


def _met(talk: Talk, seen: frozenset[str], scene: Scene) -> tuple[str, ...]:
    picker = scene.picker
    kinds = {*talk.kinds, *talk.named}
    if "found" in seen:
        return (*picker.one("haven.found"), *picker.one("haven.found.next"))
    if "handed" in seen:
        return (*picker.one("haven.handed"), *picker.one("haven.handed.next"))
    if "going" in seen:
        return picker.one("haven.going")
    if not seen & {"with", "place", "rings"}:
        return (*picker.one("haven.over"), *picker.one("haven.over.next"))
    if "overdose" in kinds and "with" in seen:
        rung_ = rung.numbers([turn.text for turn in talk.said])
        return (
            *picker.one("haven.with"),
            *(picker.first("haven.with.taken") if not rung_ else ()),
            *picker.one("haven.with.taken"),
        )
    if "rings" in seen and "with" not in seen:
        return picker.one("haven.rings")
    first = picker.one("haven.with" if "with" in seen else "haven.place")
    hurt = not _ATTACKS.isdisjoint(kinds) and _OWN.isdisjoint(talk.named)
    return (*first, *picker.one("haven.with.hurt" if hurt else "haven.with.own"))


def _meant(talk: Talk, text: str) -> frozenset[str]:
    """Return what a line tells of a haven that may be so in this talk."""
    seen = arrivals.told(text)
    if not seen:
        return seen
    kinds = {*talk.kinds, *talk.named}
    if _OVERS.isdisjoint(kinds):
        seen -= {"over"}
    if "third_party" not in kinds and not any("friend" in one for one in recall.earlier(talk)):
        seen -= {"found"}
    if "violence" not in kinds and _OWN.isdisjoint(kinds) and "grooming" not in kinds:
        seen -= {"handed"}
    if (
        "handed" in seen
        and "violence" not in kinds
        and not any(_THING.search(turn.text.lower()) for turn in talk.said[:-1])
    ):
        seen -= {"handed"}
    if "with" in seen and _hurts(talk, text):
        seen -= {"with"}
    return seen


def _hurts(talk: Talk, text: str) -> bool:
    """Return whether whoever a line names was told of before as the one who hurts."""
    named = set(_KIN.findall(text.lower()))
    return any(
        named & set(_KIN.findall(turn.text.lower()))
        and not _ATTACKS.isdisjoint(screen("chat", turn.text).categories)
        for turn in talk.said[:-1]
    )


def _body(talk: Talk) -> bool:
    """Return whether somebody lies there, or a place may kill: those steps go on until help came."""
    found = STRAITS.get(strait.of([turn.text for turn in talk.said[:-1]], talk.kinds))
    return found is not None and found.body and found.category not in _OWN | {"violence"}


def _grave(scene: Scene) -> bool:
    """Return whether the line tells a danger in so many words."""
    return any(
        one.level >= CARD and one.check not in VOTES and one.category not in {"third_party", "cry_for_help"}
        for one in scene.verdict.findings
    )


def _again(turns: Sequence[Turn]) -> bool:
    """Return whether one of these turns told a danger anew."""
    return any(turn.alert and alert.sure(turn.alert) for turn in turns)
