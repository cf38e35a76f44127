"""Hears that somebody may be lost within minutes: by the vote on emergencies, and by what only several lines tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from companion import arrivals, detail, homely, upshot
from companion.cues import Cues
from companion.topics import recognise
from hideout.assets import ASSETS
from moderation import emergency
from moderation.verdict import Finding, Outcome, Verdict

if TYPE_CHECKING:
    from companion.talk import Turn

CUES = Cues(ASSETS / "words" / "alert")
# How much of a line is read; so many lines back somebody may have been named; so many lines an alert stands.
_GLANCE, _NAMED, _STANDS = 400, 5, 8
# Only short lines name a place without saying what is done there.
_BRIEF = 40
# So many bytes are what is typed in haste, in either script; of what is longer each sentence is heard by itself.
_TERSE, _SENTENCES = 120, 8
# What is told in pieces stands in so many lines.
_PIECES = 3
_SENTENCE = re.compile(r"[^。.!?！？\n]+")
_HOPES = re.compile(
    r"かな|かも|よね|[?？]|わか(?:ら|ん)|分か(?:ら|ん)|\bmaybe\b|\bright$|\bhope|\b(?:kind|sort) of\b|\bkinda\b|\bi think\b|\b(?:dont|cant|not) (?:know|tell|sure)\b"
)
# Whoever stands above water is in none.
_ABOVE = re.compile(r"\b(?:bridge|railing|cliff|pier)\b|橋|手すり|欄干|崖")
_INSIDE = re.compile(
    r"\b(?:in the (?:water|river|sea|lake)|fell|falls|fallen|drown|swim|sink|sank|went under|carried)|落ち|おち|流さ|おぼれ|溺|沈|しず|浮い"
)
# Nobody is driven away without one of these.
_CAR = re.compile(
    r"\b(?:cars?|vans?|trucks?|lorr(?:y|ies)|rides?|riding|driv\w+|drove|taxis?|cabs?|uber|bus|trunk|boot|motorbike|scooter|seat|seatbelt|road|motorway|highway)\b"
    r"|車|くるま|クルマ|バス|ばす|タクシー|たくしー|トラック|バイク|乗|のせ|のっ|のら|運転|うんてん|送って|おくって|高速|ドライブ|どらいぶ|助手席|トランク"
)
# Not in a car, or what was done there once.
_NO_RIDE = re.compile(
    r"\b(?:not|isnt|wasnt|never) in (?:the|a|his|her|any) car\b|\b(?:touched|kissed|grabbed|showed|rubbed|made|held|put)\b.{0,30}\bin (?:his|her|the|a) car\b|\bsee (?:the|his|a) car\b"
    r"|(?:車|くるま)(?:には|に|は)?(?:まだ)?(?:乗ってな|のってな|乗らな|のらな|いな)|(?:車|くるま)(?:の中)?で(?:、)?(?:さわら|触ら|された|キス|見せら)|(?:車|くるま)(?:が|は)?(?:見え|みえ)"
)
_HUSHED = re.compile(
    r"\bhear me\b|\bcant (?:talk|speak|make (?:a )?(?:noise|sound))\b|\bhiding\b|\bright (?:here|outside)\b|声(?:を)?(?:出せ|だせ|出した)|こえ(?:を)?(?:だせ|だした)|(?:聞|き)こえ(?:ちゃう|る|たら)|しゃべれ|話せな"
)
# What happened in sleep is over.
_DREAM = re.compile(
    r"\b(?:nightmares?|bad dreams?|dreamt|dreamed|had a dream|woke up from)\b|(?:こわい|怖い|悪い|わるい|へんな|変な|いやな|嫌な)(?:夢|ゆめ)|悪夢|(?:夢|ゆめ)(?:を|に)?(?:見|み|出|で)"
)
_FAREWELL = re.compile(
    r"good ?bye|suicid|kill(?:ing)? (?:him|her|them)self|さよなら|さようなら|(?:死|し)にたい|自殺"
)
# Who wished to die told somebody of it, and that one went away.
_OWN_WORDS = re.compile(
    r"(?:(?:死|し)に|(?:消|き)え)たい(?:って|と|こと)[^。]{0,10}(?:言|い|話し|はなし|伝え|つたえ)っ?たら"
    r"|\b(?:told|tell) (?:\w+ ){1,3}(?:that )?i (?:want|wanted) (?:to )?die\b"
)
_QUARREL = re.compile(
    r"(?:パパ|ぱぱ|ママ|まま|父|母|親|りょうしん|両親|とうさん|かあさん)[^。]{0,14}(?:けんか|ケンカ|喧嘩|どな|怒鳴|なぐ|殴|たた|叩|あばれ|暴れ)|\b(?:parents|mum|mom|dad)\b[^.]{0,30}\b(?:fighting|fight|yelling|shouting|screaming|hitting)\b"
)
_HIDDEN = re.compile(
    r"\b(?:hid|hide|hiding|wardrobe|closet|cupboard|under (?:the|my|a) bed|locked (?:myself|the door|my door)|bathroom)\b"
    r"|隠れ|かくれ|押し?入れ|おしいれ|クローゼット|ロッカー|(?:ベッド|べっど|布団|ふとん)の(?:下|した|中|なか)|(?:かぎ|鍵)(?:を)?(?:しめ|閉め|かけ)"
)
# From these somebody hides: whoever would find them must not hear a knock.
_HUNTED = frozenset({"crime_victim", "abuse", "violence", "sexual_abuse"})
_OTHERS = "third_party"
# Alert -> the danger it is on the card: its kind, its level, and whether it is now.
DANGERS: dict[str, tuple[str, int, bool]] = {
    "silent": (_OTHERS, 3, True),
    "drunk": ("cry_for_help", 3, True),
    "car": ("grooming", 3, True),
    "unopened": (_OTHERS, 3, True),
    "gone": (_OTHERS, 3, True),
    "jump": ("suicide", 3, True),
    "fire": ("cry_for_help", 3, True),
    "breath": (_OTHERS, 3, True),
    "collapse": (_OTHERS, 3, True),
    "water": (_OTHERS, 3, True),
    "trapped": ("cry_for_help", 3, True),
    "swallowed": ("cry_for_help", 3, True),
    "crash": ("cry_for_help", 3, True),
    "wound": ("cry_for_help", 2, False),
    "ill": ("cry_for_help", 2, False),
    "intruder": ("crime_victim", 3, True),
    "followed": ("crime_victim", 3, True),
    "ride": ("crime_victim", 3, True),
    "attack": ("abuse", 3, True),
    "lost": ("cry_for_help", 2, False),
}
# This one weighs nothing by itself, and has an answer all the same.
KINDS = (*DANGERS, "height")
# Body, fire or pursuer: these stand until help came, whatever sounds like relief.
HOLDS = frozenset({"silent", *emergency.KINDS}) - {"attack"}
_PANIC = frozenset({"panic", "faint"})
# These may have been a mistake, or play; a pursuer may stand behind whoever takes back the others, or fear of being told off.
_MISTAKEN = frozenset({*emergency.KINDS}) - {"intruder", "followed", "ride", "attack", "swallowed"}
# One of these may turn into another.
_BODY = frozenset({"water", "breath", "collapse", "swallowed", "crash", "wound", "ill"})
# Where a wish to die was told, somebody downstairs is help and no intruder.
_PLACES = frozenset({"intruder", "followed", "ride", "lost", "trapped"})
_SEEMS = _PLACES | {"fire", "crash"}
_OWN = frozenset({"suicide", "goodbye", "self_harm", "third_party", "overdose"})
# Behind the name of an alert: likely enough to be asked about, and no more.
_LIKELY = "?"
# Before it: what a finding that is an alert is called.
_CHECK = "alert."


def marks(text: str) -> frozenset[str]:
    """Return the marks of one line."""
    seen = CUES.marks(text[:_GLANCE]) | ({"brief"} if len(text) <= _BRIEF else set())
    return seen - {"wish", "quoted"} if _OWN_WORDS.search(text[:_GLANCE]) else seen


def told(before: Sequence[Turn], words: str, kinds: Collection[str]) -> str:
    """Return the alert that a line tells, alone or with the visitor's turns `before` it: one of KINDS, or an empty text.

    What is only likely has a question mark behind it.
    """
    lately = (*(turn.text for turn in before[1 - _NAMED :]), words)
    if _NO_RIDE.search(words.lower()) and (found := _pieced(tuple(map(marks, lately)), kinds)):
        return "" if found == "car" else found
    return _pieced(tuple(map(marks, lately)), kinds) or _voted(before, words[:_GLANCE], kinds)


def of(turns: Sequence[Turn]) -> str:
    """Return the alert that stands after these turns, the visitor's, one of KINDS, or an empty text."""
    kind, undone = _last(turns)
    return "" if undone else kind


def undone(turns: Sequence[Turn]) -> str:
    """Return the alert that the visitor has since said to be none: only toast, a game, a mistake; or an empty text."""
    kind, undone = _last(turns)
    return kind if undone else ""


def _last(turns: Sequence[Turn]) -> tuple[str, bool]:
    """Return the alert told last, and whether it was taken back; what somebody does to another is not, by one word."""
    taken, since = False, frozenset[str]()
    for turn in reversed(turns[-_STANDS:]):
        if turn.alert and sure(turn.alert):
            if "kin" in since and any("beaten" in marks(one.text) for one in turns):
                # Whoever is at the door may be just the one.
                since -= {"kin"}
            mistaken = turn.alert in _MISTAKEN and (taken or "wrong" in since)
            # What is over was no mistake: the card stays as it is.
            over = upshot.ends(since, turn.alert) and not mistaken
            return ("", False) if over else (turn.alert, mistaken)
        since |= upshot.told(turn.text)
        taken = taken or _undoes(turn.text)
    return "", False


def hopes(text: str) -> bool:
    """Return whether a line only hopes, or asks, that all is well."""
    return bool(_HOPES.search(text.lower()))


def _undoes(text: str) -> bool:
    """Return whether a line says that there was no danger."""
    told = emergency.follows(text) == "undone" or "undone" in marks(text)
    return told and not hopes(text)


def sure(alert: str) -> bool:
    """Return whether an alert is surely told, and not to be asked about first."""
    return not alert.endswith(_LIKELY)


def kind_of(alert: str) -> str:
    """Return which of KINDS an alert is, told surely or not."""
    return alert.removesuffix(_LIKELY)


def found(alert: str) -> Finding:
    """Return the finding that an alert is, as a part of what is heard in a line: one that is only likely weighs nothing."""
    if not sure(alert) or alert not in DANGERS:
        return Finding(check=f"{_CHECK}{alert}")
    category, level, now = DANGERS[alert]
    return Finding(check=f"{_CHECK}{alert}", level=level, now=now, category=category, outcome=Outcome.HOLD)


def heard(verdict: Verdict) -> str:
    """Return the alert among what was heard in a line, or an empty text."""
    checks = (finding.check for finding in verdict.findings)
    return next((check.removeprefix(_CHECK) for check in checks if check.startswith(_CHECK)), "")


def known(alert: str) -> bool:
    """Return whether this is the name of an alert."""
    return kind_of(alert) in KINDS


def _voted(before: Sequence[Turn], words: str, kinds: Collection[str]) -> str:
    """Return what the vote hears in a line, or in the last lines together where each of them is short and told none."""
    if _panics(words) or _undoes(words):
        return ""
    stands = of(before)
    asked = [words]
    if not _terse(words):
        asked += [found[0] for found in _SENTENCE.finditer(words)][-_SENTENCES:]
    else:
        together = words
        for turn in before[:-_PIECES:-1]:
            settled = upshot.ends(upshot.told(turn.text), "intruder")
            if (turn.alert and stands) or settled or not _terse(turn.text) or _panics(turn.text):
                break
            together = f"{turn.text}\n{together}"
            asked.append(together)
    if any(_DREAM.search(turn.text.lower()) for turn in before[-2:]):
        return ""
    alone, *others = map(emergency.hear, asked)
    dry = _ABOVE.search(words.lower()) and not _INSIDE.search(words.lower())
    alone, *others = (None if dry and one and one.kind == "water" else one for one in (alone, *others))
    driven = any(map(_CAR.search, asked)) and not any(_NO_RIDE.search(one.lower()) for one in asked)
    alone, *others = (None if one and one.kind == "ride" and not driven else one for one in (alone, *others))
    if not _HUNTED.isdisjoint(kinds) and any(map(_HIDDEN.search, (words, *(turn.text for turn in before)))):
        alone, *others = (None if one and one.kind == "trapped" else one for one in (alone, *others))
    heard = [one for one in (alone, *others) if one]
    if stands in _BODY or (not _HUNTED.isdisjoint(kinds) and arrivals.told(words)):
        # Beside somebody who lies there, "they are coming" is said of help; who is at work, or with somebody, is at no door.
        heard = [one for one in heard if one.kind not in _PLACES - {"trapped"}]
        alone = alone if alone in heard else None
    if _HUSHED.search(words.lower()):  # who must not be heard has a breath
        heard = [one for one in heard if one.kind not in {"breath", "collapse", "trapped"}]
        alone = alone if alone in heard else None
    if _FAREWELL.search(words.lower()) and any(one.kind == "collapse" for one in heard):
        # Who wrote goodbye and no longer answers lies nowhere that anybody sees.
        return "unopened"
    if before and before[-1].alert and not stands and heard:
        # The line before was asked about, and this one goes on with it.
        asked_about = kind_of(before[-1].alert)
        return asked_about if any(one.kind == asked_about for one in heard) else heard[0].kind
    ghosts = {"spook"} if any("spook" in marks(turn.text) for turn in before[1 - _PIECES :]) else set()
    if _apart(marks(words) | upshot.told(words) | ghosts, heard):
        return ""
    if any(one.kind == "intruder" for one in heard) and any(_QUARREL.search(turn.text) for turn in before):
        # Whoever hides from the parents' quarrel hides from nobody who broke in.
        return "attack"
    if surely := next((one for one in heard if one.sure), None):
        # Who is loud, or at the door, may be the voice; what only sounds like a fire may be the wish.
        if "psychosis" in kinds or (surely.kind in _SEEMS and not _OWN.isdisjoint(kinds)):
            return surely.kind if surely is alone and surely.certain else ""
        # Where another danger is known already, a line that only sounds like a further one is a part of it.
        further = stands and surely.kind != stands and not {stands, surely.kind} <= _BODY
        return "" if further and not surely.certain else surely.kind
    if alone and detail.section(alone.kind, marks(words)):
        return alone.kind
    # A sentence out of many, or lines that only stand one behind the other, are no reason to ask.
    return alone.kind + _LIKELY if alone and not stands and not homely.light(words) else ""


def _apart(last: frozenset[str], heard: Sequence[emergency.Emergency]) -> bool:
    """Return whether a line names a place, a street or a door for something else: a death wished for, a ghost."""
    kinds = {one.kind for one in heard}
    wished = "own" in last and not kinds.isdisjoint(_PLACES | {"crash", "water", "attack"})
    unswallowed = "swallowed" in kinds and "wished" in last
    return wished or unswallowed or ("spook" in last and not kinds.isdisjoint(_PLACES | {"attack"}))


def _panics(text: str) -> bool:
    """Return whether a breath does not come and nobody else is named: that has its steps with panic."""
    return bool(recognise(text) & _PANIC) and "who" not in marks(text)


def _terse(text: str) -> bool:
    return len(text.encode(errors="replace")) <= _TERSE


def _pieced(said: tuple[frozenset[str], ...], kinds: Collection[str]) -> str:
    """Return the alert that the marks of the last lines tell: who, what and where seldom stand in one line."""
    last, near = said[-1], _all(said)
    if "unreal" in last:
        return ""
    friend = _OTHERS in kinds and "parent" not in near
    high = {"height", "here"}
    # A wish is the parent's where one line names both, or quotes it; "mum left" after a wish of one's own is a loss.
    left = any({"parent", "wish"} <= one or {"wish", "quoted"} <= one for one in said)
    holds = {
        "breath": "choke" in last,
        "silent": {"victim", "beaten"} <= near and "silent" in last,
        "drunk": {"drink", "wheel"} <= near and near & {"parent", "rider"} and last & {"drink", "wheel"},
        "car": "incar" in last and "shop" not in last and ("grooming" in kinds or "stranger" in near),
        # Whoever wished to die, and now says goodbye, may be about to.
        "unopened": friend and not last.isdisjoint({"unopened", "parted"}),
        "gone": "gone" in last and "parent" in near and left,
        "jump": {"jump", "brief"} <= last and any(high <= one for one in said[-4:-1]),
        "height": {*high, "brief"} <= last and "pleasant" not in last,
    }
    return next((kind for kind, held in holds.items() if held), "")


def _all(said: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset().union(*said)
