"""Whether anything was swallowed: a wish to, a "not yet" and a question are met before the hand is, and not as the deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion import pieces, upshot
from companion.asked import avowal
from companion.choice import Picker
from companion.lines import lines_of
from companion.naming import STRAIT
from companion.talk import CARD, Talk
from companion.telling import bare
from hideout.language import BY_CODE
from moderation.verdict import Finding, Outcome

if TYPE_CHECKING:
    from companion.scene import Scene

_ASK, _WHAT = "dose.ask", "dose.what"
# How much of a line is read; so many lines back the thing may have been named.
_GLANCE, _NEAR = 300, 6
# Somebody else keeps what could be taken.
_KEPT = re.compile(
    r"(?:親|おや|ママ|まま|パパ|お?(?:母|父|かあ|とう)さん|母|父|先生|施設|家族|看護師|祖母|ばあちゃん)(?:が|に|は)?.{0,6}(?:預け|あずけ|管理|かんり|持って(?:る|い)|もって(?:る|い)|隠し|かくし|渡し(?:て(?:る|い|あ)|た(?!ほう|方|ら|い|く))|わたした(?!ほう|方|ら|い|く)|しまって)"
    r"|\b(?:my )?(?:mum|mom|dad|parents|nan|carer) (?:keeps?|has|have|holds?|locks?|looks? after) (?:them|it|my (?:meds|pills|medicine|tablets))\b"
)
_WISHES = frozenset({"suicide", "goodbye"})
# So many steps come before what is said about the parents, where one line tells both.
_FIRST = 2
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
# Done once more, today or last night, after an earlier time was told.
_AGAIN = re.compile(
    r"(?:今日|きょう|さっき|昨日|きのう|今朝|けさ|昨夜|ゆうべ|昨晩)(?:の夜|の朝)?(?:も|また|に)+(?:od|薬|くすり)?(?:を)?(?:した|やった|しちゃった|やっちゃった|(?:飲|の)んだ|(?:飲|の)んじゃった|してしまった)(?!い|く|ら|こと)"
    r"|\bi did it again (?:today|tonight|last night|yesterday|just now)\b|\b(?:today|tonight|last night|yesterday) (?:i did it )?again$"
)
_DONE = re.compile(
    r"(?:ok(?:ay)?[, ]+)?(?:its |i )?(?:done|did it|all gone|all of (?:them|it)|took them)[.! ]*$|(?:もう)?(?:全部|ぜんぶ)?(?:飲み|のみ)?(?:終わった|おわった)[。！]*$"
)
_NAMED = re.compile(r"od|オーバードーズ|おーばーどーず|過剰|(?:飲|の)みすぎ|\boverdos")
# Within the last day it works on in the body.
_LATELY = re.compile(
    r"(?:昨日|きのう|昨夜|ゆうべ|昨晩|今朝|けさ|さっき|今日|きょう|一昨日|おととい|時間前)(?:の(?:夜|朝|夜中|昼|夕方))?(?:に|も|、)?(?:また)?(?:od|オーバードーズ|おーばーどーず)(?:を)?(?:した|しました|しちゃった|やった|やっちゃった|してしまった)(?!い|く|ら|こと|夢|ゆめ)"
    r"|\b(?:i (?:overdosed|oded)|i took an overdose) (?:last night|yesterday|today|this morning|an hour ago|earlier)\b"
)
_THEIR = re.compile(
    r"(?:友達|友だち|ともだち|親友|彼女|彼氏|妹|弟|姉|兄|母|父|ママ|パパ|お母さん|お父さん|先輩|推し|フォロワー|あの子|その子|クラスの子)(?:が|は|も)"
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
# Asked whether anything was swallowed, a body that fails answers as well.
_AILS = re.compile(
    r"(?:腹|はら|おなか|お腹|胃|頭)(?:が|の|も)?(?:痛|いた)|気持ち(?:が)?(?:悪|わる)|きもちわる|吐[いきく]|(?:眠|ねむ)[いく]|ふらふら|ぼーっと|くらくら|\b(?:stomach|belly|tummy) (?:hurts|aches)\b|\b(?:sleepy|dizzy|sick|blurry|woozy|threw up|throwing up)\b"
)
# To sleep it off, or to wait and see, is what somebody says who does not know.
_SLEEPS = re.compile(
    r"(?:寝|ね|眠|ねむ)(?:たい|る(?:わ|ね|よ|$)|れば|たら|て(?:れば|たら|待)|く(?:な|て)|い(?:$|[、。し]|けど|です))|様子(?:を)?見|ようすをみ"
    r"|\bsleep(?:y| it off)\b|\b(?:go(?:ing)? to|want to|wanna|gonna|try to|just) (?:sleep|bed)\b|\btired\b|\bwait and see\b"
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
    if _avows(asked, line) or any(
        told(before, words) for told in (pieces.swallowed, pieces.counted, pieces.done)
    ):
        return _SWALLOW
    if _LATELY.search(line) and not _THEIR.search(line) and "untaken" not in upshot.told(line):
        return _SWALLOW
    if _AGAIN.search(line) and not _ORDINARY.search(line) and any(map(_much, (*before[-_NEAR:], line))):
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
    if not talk.turns or talk.turns[-1].who != "visitor":
        return ()
    said = [turn.text for turn in talk.said]
    if scene.level <= CARD and pieces.begun(said[:-1], said[-1]) and (ask := picker.fresh(_WHAT)):
        return (*ask, *(picker.fresh("two.card") if scene.level == CARD else ()))
    if scene.level < CARD:
        return ()
    if pieces.kept_quiet(talk.turns[-1].text) and _taken(scene):
        quiet = picker.first("dose.parents") or picker.one("dose.parents")
        begun = picker.since("footing.taken", "rescue.swallowed") is not None
        steps = tuple(line for _ in range(_FIRST) for line in picker.first("footing.taken"))
        return (*quiet, *steps) if begun else (*steps, *quiet)
    if scene.level > CARD and _taken(scene) and _SLEEPS.search(bare(talk.turns[-1].text[:_GLANCE])):
        return (*picker.one("dose.sleep"), *picker.one("three.anchor.taken"), *picker.first("footing.taken"))
    if _perhaps(talk) and picker.since(_ASK) is None and (ask := picker.fresh(_ASK)):
        return (*picker.one("footing.ack"), *ask, *picker.one("two.card"))
    told_of = any({"drug", "wished"} & upshot.told(turn.text) for turn in talk.said[-_NEAR:])
    asks = "give" in upshot.told(talk.turns[-1].text)
    if told_of and not asks and not _taken(scene) and _KEPT.search(talk.turns[-1].text.lower()):
        return (*picker.one("dose.kept"), *picker.one("two.stay"))
    about = "overdose" in {*talk.kinds, *scene.verdict.categories} or "wished" in _ever(talk)
    if not about or {"third_party"} & {*talk.named} or not untaken(talk):
        return ()
    seen = upshot.told(talk.turns[-1].text)
    if "give" in seen:
        return (*picker.one("dose.give"), *_away(picker))
    if "untaken" in seen and "overdose" not in talk.named and "wished" not in _ever(talk):
        return (*picker.one("mistake"), *picker.first("footing.other"))
    if "untaken" in seen or (
        picker.since(_ASK) == 1 and ("no" in scene.seen or avowal(talk.turns[-1].text) == "some")
    ):
        return (*picker.one("dose.not"), *_away(picker), *(picker.fresh("two.now") or ()))
    if "wished" in seen:
        return (*picker.one("dose.wish"), *_away(picker), *(picker.fresh(_ASK) or picker.one("two.stay")))
    return ()


def _much(text: str) -> bool:
    """Return whether a line names medicine, and more of it than is taken."""
    return "drug" in upshot.told(text) and bool(_MUCH.search(bare(text)) or _NAMED.search(bare(text)))


def _perhaps(talk: Talk) -> bool:
    """Return whether somebody who wishes to die says that medicine was taken, and not how much."""
    line = bare(talk.turns[-1].text[:_GLANCE])
    if "untaken" in upshot.told(line) or _ORDINARY.search(line) or "overdose" in talk.kinds:
        return False
    return (
        not _WISHES.isdisjoint(talk.named) and "drug" in upshot.told(line) and bool(_SWALLOWED.search(line))
    )


def _taken(scene: Scene) -> bool:
    """Return whether the visitor took too much, as far as the talk tells."""
    kinds, named = {*scene.talk.kinds, *scene.verdict.categories}, scene.talk.named
    return "overdose" in kinds and "third_party" not in named and not untaken(scene.talk)


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
    return bool(_YES.match(line.strip()) or _NUMBER.match(line.strip()) or _AILS.search(line))
