"""Pieces: a thing to swallow, a number and the deed, told in one line or in several; and who must not hear of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion import upshot
from companion.telling import bare

# How much of a line is read; so many lines are read as one.
_GLANCE, _SPAN, _BRIEF, _LAST = 300, 5, 16, 2
_DRUG = re.compile(
    r"錠|カプセル|かぷせる|ぐすり|カフェイン|イブ(?:\d|を|と)|ルル(?:\d|を)|メジコン|セデス|タイレノール|カロナール|トラベルミン|レスタミン|コンタック|メラトニン|ドリエル"
    r"|\b(?:pills?|tabs|tablets?|capsules?|meds|medicine|painkillers?|tylenol|paracetamol|ibuprofen|advil|nurofen|aspirin|melatonin|benadryl|xanax|heart pills)\b"
)
# A number of two figures, five and more of something, or a word for all of it; no age, hour, mark or sum.
_NO_AGE = r"(?![\d.,:]|\s?(?:歳|才|さい|分|時|じ|点|てん|円|人|にん|年|月|日|にち|ねん|mg|ｍｇ|ミリ|グラム|cm|kg|回|かい|ページ|years?|yrs?|yo\b|minutes?|mins?|hours?|hrs?|am\b|pm\b|days?|weeks?|months?|people|dollars|percent|%|th\b|st\b|nd\b))"
_MUCH = re.compile(
    rf"(?<![\d$.:])(?<!im )(?<!am )(?<!age )(?<!aged )(?<!turned )(?<!grade )(?<!year )[1-9]\d{_NO_AGE}|[5-9]\s?(?:錠|じょう|粒|つぶ|こ(?![ろと])|個|つ(?![目め])|pills|tablets|tabs|more|of (?:them|my|the))"
    r"|(?:一|二|三|四|ひと|ふた|[1-9])\s?(?:箱|はこ|瓶|びん|シート|しーと)|(?:十|二十|三十|四十|五十|百|何十|数十)(?:錠|粒|個|こ)|全部|ぜんぶ|残り|のこり|ありったけ|大量|たくさん|いっぱい|一気|いっき|まとめて"
    r"|\b(?:ten|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|a hundred|handfuls?|whole (?:pack|packet|box|bottle|lot)|(?:the|all the) rest|all of (?:them|it)|at once|in one go|too many|(?:way )?more than (?:it says|i should|youre supposed|the box|you should)|half (?:a|the|of the) (?:bottle|pack|box))\b"
)
_TAKEN = re.compile(
    r"(?:飲|の)(?:んだ(?!ら|こと|ふり|かな)|みました|んじゃ(?:った|いました)|んでしま|みおわ|み終|みきっ|み切っ|んでもう|んでから|んで(?=[、。\s]|心|頭|気|ふら|眠|ねむ|きも|吐|はき))|いっき(?:に)?$|一気(?:に)?$|^もう(?:いった|やった)"
    r"|\b(?:i|ive|just|already|and|then|we)\b.{0,12}\b(?:took|taken|swallowed|ate|had|downed|popped)\b|^(?:took|taken|swallowed|downed|popped|ate)\b|\b(?:overdosed|oded)\b|^od$|\ball at once\b|\bin one go\b|(?:と|で)(?:酒|お酒|チューハイ)|\bwith (?:vodka|alcohol|beer|wine)\b"
)
_OVERDOSED = re.compile(r"\bod['’]?d\b|\boded\b")
# These say by themselves what it was.
_ALONE = re.compile(
    r"\b(?:took|taken|swallowed|downed) (?:way |far )?too many(?: of (?:them|these|those|my))?[.! ]*$|\b(?:took|taken|swallowed) (?:way |far )?more (?:of (?:them|it) )?than (?:it says|i should|youre supposed|the box|you should)|\b(?:took|swallowed|downed) (?:half|most of|the whole|all) (?:of )?(?:the |a )?bottle\b"
)
_NOBODY = re.compile(
    r"(?:だれ|誰)にも(?:言わないで|いわないで|言えな|いえな)|\bdont tell (?:anyone|anybody)\b"
)
_QUIET = re.compile(
    r"(?:親|おや|ママ|まま|パパ|ぱぱ|お?(?:母|父|かあ|とう)(?:さん|ちゃん)?|おかん|おとん|家族|かぞく|家の人)[^。]{0,12}(?:言わん|言わない|いわない|いわん|内緒|ないしょ|秘密|ひみつ|バレ|ばれ|知られ|しられ|言えな|いえな|言えん|言うの|いうの|話せな|はなせな|呼ばな|よばな|むり|無理|嫌|いや(?!さ))"
    r"|(?:バレ|ばれ|知られ)(?:たくな|ちゃ(?:だめ|ダメ)|たら)"
    r"|\b(?:not|dont|please dont|cant|cannot|never|wont|without|hide|until|if)\b.{0,28}\b(?:parents?|mum|mom|mother|dad|father|family)\b|\b(?:parents?|mum|mom|dad|they)\b.{0,10}\b(?:cant|cannot|must not|mustnt|will) (?:know|find out|hear|see)\b|\bdont tell (?:them|my|mum|mom|dad|him|her)\b|\bdont want (?:them|anyone|anybody|her|him) to (?:know|hear|see|wake)\b|\bhide it from\b|\bparents? (?:to know|find out|finding out)\b"
)
# As it was ordered, for somebody else, another thing, a store, or a question.
_OTHERWISE = re.compile(
    r"ビタミン|サプリ|グミ|ラムネ|酔い止め|よいどめ|ゲーム|処方|医者|病院で|先生に|毎日|毎朝|毎晩|食後|買った|買って|かった(?!ら)|ためて|貯め|溜め|とってある|取ってある|残して|隠して|かくして|捨て|すてた|犬|猫|水を|友達|友だち|ともだち|妹|弟|姉|兄|去年|昔|前に(?!も)|飲みたい|のみたい|飲もう|のもう|飲むか|飲んだら|のんだら|飲んでも|のんでも"
    r"|\b(?:vitamins?|gummies|gummy|mints?|candy|candies|every ?day|prescribed|doctor|as directed|saved|saving|stash|hidden|hiding|bought|buy|dog|cat|friend|sister|brother|last year|used to|want to|gonna|going to|might|would|if i take|if i took|how many|would happen|photos?|pictures?|tests?|exams?|bus|train)\b"
)
# A number, or a deed, without its thing; and what comes on top of it.
_NUMBERS = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|some|a few|a couple|a handful|loads|lots)"
)
_BARE = re.compile(
    rf"^(?:ok(?:ay)?,? |so |well )?(?:i |ive |i have |just |i just )?(?:took|taken|swallowed|popped|downed) (?:about |like )?(?:{_NUMBERS}|them|it|all|them all|the lot|everything|all of (?:them|it))(?: of (?:them|it|those))?(?: already| now| just now| earlier)?[.! ]*$"
    r"|^(?:\d{1,2}|いく|何|なん)(?:錠|じょう|粒|つぶ|個|こ|つ)?(?:だけ|くらい|ぐらい)?(?:飲|の)(?:んだ|みました|んじゃった)[。! ]*$"
)
_FURTHER = re.compile(
    rf"^(?:and |then |now |just |ok |another )*(?:i )?(?:just )?(?:took |taken |had |swallowed |popped |downed )?(?:another )?{_NUMBERS} more(?: of them)?(?: now| just now)?[.! ]*$"
    r"|^(?:and |then |now |just |ok )*(?:i )?(?:just )?(?:took |taken |had |swallowed |popped |downed |finished )?(?:all )?(?:the rest|the lot|them all|all of them|the others)(?: of (?:them|it))?(?: now| too| as well| just now)?[.! ]*$"
    r"|^(?:と|あと|もう|また|さらに|それと)?(?:あと|もう)?(?:\d{1,2})(?:錠|じょう|粒|つぶ|個|こ|つ)?(?:も)?(?:飲んだ|のんだ|追加)?[。! ]*$|^(?:残り|のこり|全部|ぜんぶ)(?:も|を|は)?(?:飲んだ|のんだ|いった)?[。! ]*$"
)
# "Had two" says what was taken only with the sheet, or the box, that is empty now.
_HAD = re.compile(
    rf"^(?:ok |so |well )?(?:i |ive |just |i just )?had (?:about |like )?{_NUMBERS}(?: of (?:them|it))?[.! ]*$"
)
_SHEET = re.compile(
    r"^(?:and |then |now |just |i |ive |have |finished |took |had |its |thats )*(?:the |a )?(?:whole |entire |all the |all of the |rest of the |full |other )+(?:strip|packet|pack|box|bottle|sheet|blister|tub)s?(?: now| too| gone| as well)?[.! ]*$"
)
_DEED = re.compile(
    r"^(?:ok |so |well |yeah )?(?:(?:i |ive |i have )?(?:just |finally |actually )?(?:did it|done it|went and did it)|(?:its|it is) (?:done|over))(?: now| already)?[.! ]*$"
    r"|^(?:もう|ついに)?(?:やった|やっちゃった|やってしまった|しちゃった)[。! ]*$"
)
# Of these one takes two, and then the rest.
_TREATS = re.compile(
    r"\b(?:cookies?|biscuits?|sweets?|candy|candies|crisps|chips|fries|slices?|pizzas?|cakes?|cupcakes?|nuggets?|do(?:ugh)?nuts?|snacks?|choc\w*|gum|grapes|sushi|pics?|selfies?|notes?|books?|cards?|turns?|goes|classes|courses|stickers?|boxes|bags?|coins?|stops?|steps?|wickets?|points?|goals?|shots? at)\b"
    r"|お?(?:菓子|かし)|クッキー|チョコ|あめ|アメ|ケーキ|ピザ|いちご|ジュース|牛乳|お茶|コーヒー|ラムネ|グミ|写真|しゃしん"
)


def begun(before: Sequence[str], words: str) -> bool:
    """Return whether a line says that something was taken, and nobody has said what."""
    return bool(_BARE.match(bare(words[:_GLANCE]).strip())) and not _named((*before, words))


def counted(before: Sequence[str], words: str) -> bool:
    """Return whether more is taken on top of what was, and nobody has said what: "i took 2", "then 5 more"."""
    last, *earlier = (bare(one[:_GLANCE]).strip() for one in (words, *before[1 - _SPAN :]))
    sheet = bool(_SHEET.match(last))
    if not (sheet or _FURTHER.match(last)) or _named((*before, words)):
        return False
    return any(_BARE.match(one) or (sheet and _HAD.match(one)) for one in earlier)


def done(before: Sequence[str], words: str) -> bool:
    """Return whether "I did it" and "took them" stand in lines one behind the other, and nothing else is named."""
    lately = [bare(one[:_GLANCE]).strip() for one in (*before[-_LAST:], words)]
    took = any(_BARE.match(one) and not one.rstrip(".! ").endswith(" it") for one in lately)
    return took and any(_DEED.match(one) for one in lately) and not _named((*before, words))


def _named(lines: Sequence[str]) -> bool:
    """Return whether the last lines name something harmless, or one thing that is taken for its good."""
    lately = [bare(one[:_GLANCE]) for one in lines[-_SPAN - 1 :]]
    return any(_TREATS.search(one) or _OTHERWISE.search(one) for one in lately)


def swallowed(before: Sequence[str], words: str) -> bool:
    """Return whether this line completes what tells that too much was swallowed."""
    last = bare(words[:_GLANCE])
    if _OTHERWISE.search(last) or "untaken" in upshot.told(last):
        return False
    if _ALONE.search(last):
        return True
    parts = _parts(words)
    if not parts:
        return False
    lines = [one for one in before[1 - _SPAN :] if not _OTHERWISE.search(bare(one[:_GLANCE]))]
    if any("untaken" in upshot.told(one) for one in lines):
        return False
    earlier = frozenset[str]().union(*map(_parts, lines))
    # What was told already is not told again by who must not hear of it.
    return _whole(parts | earlier) and parts != {"drug"} and not (parts == {"quiet"} and _whole(earlier))


def kept_quiet(words: str) -> bool:
    """Return whether a line says that the parents must not hear of it."""
    return bool(_QUIET.search(bare(words[:_GLANCE])))


def _whole(parts: frozenset[str]) -> bool:
    return {"drug", "much"} <= parts and bool(parts & {"taken", "quiet"})


def _parts(words: str) -> frozenset[str]:
    raw = words[:_GLANCE].lower()
    line = bare(raw)
    drug = bool(_DRUG.search(line)) or "drug" in upshot.told(line)
    taken = bool(_TAKEN.search(line) or _OVERDOSED.search(raw))
    # A number stands for something swallowed where the line says so, or says nothing else.
    much = bool(_MUCH.search(line)) and (drug or taken or len(line) <= _BRIEF)
    found = {
        "drug": drug or bool(_OVERDOSED.search(raw)),
        "taken": taken,
        "much": much,
        "quiet": bool(_QUIET.search(line) or _NOBODY.search(line)),
    }
    return frozenset(name for name, holds in found.items() if holds)
