"""Whether anything was swallowed: a wish to, a "not yet" and a question are met before the hand is, and not as the deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion import upshot
from companion.choice import Picker
from companion.lines import lines_of
from companion.naming import STRAIT
from companion.talk import CARD, Talk
from companion.telling import bare
from hideout.language import BY_CODE
from moderation.verdict import Finding, Outcome

if TYPE_CHECKING:
    from companion.scene import Scene

_ASK = "dose.ask"
# How much of a line is read; so many lines back the thing may have been named.
_GLANCE, _NEAR = 300, 6
_SWALLOWED = re.compile(
    r"(?:飲|の)(?:んだ(?!ら|こと|ふり)|みました|んじゃった|んでしま(?:った|いました)|みすぎ)|\b(?:i|ive|iv|i have|just|already|and|then|ok|we)\b.{0,14}\b(?:took|taken|swallowed|ate|eaten|had|downed|popped|tried|did)\b|^(?:took|taken|swallowed|had|ate|downed)\b|^\d+ .{3,30}\b(?:now|already|today|just|last nig?h?te?)\b"
)
# A number of two figures, or a word for all of it.
_MUCH = re.compile(
    r"\d{2,}|全部|ぜんぶ|(?:一|ひと|1)箱|(?:一|1)シート|いっぱい|たくさん|大量|まとめて|(?:ほとんど|残り|のこり)|[5-9](?:錠|粒|個|こ|つ)"
    r"|\b(?:all|whole|rest of|the rest|every (?:last )?one|handful|half (?:a|the)|bottle|packet|pack|box|strip|too many|a lot of|lots of|loads|bunch of|ten|twelve|fifteen|twenty|thirty|forty|fifty|at once|in one go|[5-9])\b"
)
_SOME = re.compile(
    r"\b(?:some|a few|them|most|it all|those|\d+)\b|少し|すこし|ちょっと|何錠か|いくつか|それ|\d"
)
_DONE = re.compile(
    r"(?:ok(?:ay)?[, ]+)?(?:its |i )?(?:done|did it|all gone|all of (?:them|it)|took them)[.! ]*$|(?:もう)?(?:全部|ぜんぶ)?(?:飲み|のみ)?(?:終わった|おわった)[。！]*$"
)
# For somebody else, for another thing, or as it was ordered.
_ORDINARY = re.compile(
    r"\b(?:dog|cat|took (?:my|the) (?:phone|bus|train|test|exam|photo|picture)|photos?|pictures?|pics|years?|minutes?|mg|vitamins?|gummies|mints?|doctor|dentist|nurse|pharmacist|mum said|mom said|prescribed|like im supposed|as directed)\b|ビタミン|サプリ|犬|猫|のど飴|医者|粉薬|お母さんが|ママが|処方どおり|言われた(?:とおり|通り)"
)
_SWALLOW = Finding(check=STRAIT, level=3, now=True, category="overdose", outcome=Outcome.HOLD)
# Whatever sounds like the deed counts as the deed, unless the same line says that it was not done.
_DEED = re.compile(
    r"(?:飲|の)(?:んだ(?!ら|こと|ふり)|みました|んじゃっ|んでしま(?:っ|い)ま|んでる|んでます|んできた|み(?:すぎ|終))|(?:od|オーバードーズ|ぱきっ|パキっ|ぱき|パキ)(?:した(?!い|く)|しちゃ(?!い)|してる|しました|た$|ちゃっ)"
    r"|(?:錠|箱|シート|粒|こ|個|全部|ぜんぶ)(?:い|逝|食)った"
    r"|\b(?:took|taken|swallowed|ate|eaten|had|overdosed|oded|downed|popped|chewed|snorted)\b"
)
_YES = re.compile(
    r"^(?:はい|うん|そう|(?:飲|の)[んみ]|すこし|少し|ちょっと|けっこう|yes|yeah|yep|ya\b|a (?:few|bit|little|lot)|some)"
)
_NUMBER = re.compile(r"^\D{0,8}\d+\D{0,10}$")


def untaken(talk: Talk) -> bool:
    """Return whether a talk tells of an overdose that is wished or feared, and of nothing that was swallowed."""
    lines = [turn.text.lower() for turn in talk.said]
    if not any(upshot.told(line) & {"wished", "untaken"} for line in lines):
        return False
    return not (any(map(_deed, lines)) or _said_yes(talk))


def found(before: Sequence[str], words: str, asked: str = "") -> Finding | None:
    """Return the danger that a line tells which says that much, or some of what was at hand, was swallowed; or None.

    `asked` are the lamp's last words: a yes, or a number, to whether anything was swallowed says that it was.
    """
    line = bare(words[:_GLANCE])
    if _avows(asked, line):
        return _SWALLOW
    if (
        not (_SWALLOWED.search(line) or _DONE.match(line))
        or "untaken" in upshot.told(line)
        or _ORDINARY.search(line)
    ):
        return None
    at_hand = any(upshot.told(one) & {"drug", "wished"} for one in before[-_NEAR:])
    much = bool(_MUCH.search(line))
    if not ("drug" in upshot.told(line) and much) and not (
        at_hand and (much or _SOME.search(line) or _DONE.match(line))
    ):
        return None
    return _SWALLOW


def answered(scene: Scene) -> tuple[str, ...]:
    """Return what is said to a wish to take too much, to a "not yet", or to "may I give it away?"; else nothing."""
    talk, picker = scene.talk, scene.picker
    if scene.level < CARD or not talk.turns or talk.turns[-1].who != "visitor":
        return ()
    about = "overdose" in {*talk.kinds, *scene.verdict.categories} or "wished" in _ever(talk)
    if not about or {"third_party"} & {*talk.named} or not untaken(talk):
        return ()
    seen = upshot.told(talk.turns[-1].text)
    if "give" in seen:
        return (*picker.one("dose.give"), *_away(picker))
    if "untaken" in seen and "overdose" not in talk.named and "wished" not in _ever(talk):
        return (*picker.one("mistake"), *picker.first("footing.other"))
    if "untaken" in seen or (picker.since(_ASK) == 1 and "no" in scene.seen):
        return (*picker.one("dose.not"), *_away(picker), *(picker.fresh("two.now") or ()))
    if "wished" in seen:
        return (*picker.one("dose.wish"), *_away(picker), *(picker.fresh(_ASK) or picker.one("two.stay")))
    return ()


def _away(picker: Picker) -> tuple[str, ...]:
    return picker.first("dose.away") or picker.one("dose.away")


def _deed(line: str) -> bool:
    return bool(_DEED.search(line)) and "untaken" not in upshot.told(line)


def _ever(talk: Talk) -> frozenset[str]:
    return frozenset().union(*(upshot.told(turn.text) for turn in talk.said))


def _said_yes(talk: Talk) -> bool:
    """Return whether the visitor said yes, or a number, where the lamp asked if anything was swallowed."""
    pairs = zip(talk.turns, talk.turns[1:], strict=False)
    return any(
        asked.who == "lamp" and said.who == "visitor" and _avows(asked.text, said.text.strip().lower())
        for asked, said in pairs
    )


def _avows(asked: str, line: str) -> bool:
    asks = {one for code in BY_CODE for one in lines_of(code)[_ASK]} if asked else set()
    if asks.isdisjoint(asked.split("\n")) or "untaken" in upshot.told(line):
        return False
    return bool(_YES.match(line.strip()) or _NUMBER.match(line.strip()))
