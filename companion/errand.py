"""Whether a line that sounds like a step towards somebody ("I will go") is one: what others say, and where the dead are, is none."""

from __future__ import annotations

import re
from typing import Literal

from companion import trace
from companion.talk import CARD, Talk
from companion.telling import bare
from companion.topics import recognise
from moderation.verdict import Verdict

Errand = Literal["help", "leaving", ""]

_DEATH = frozenset({"suicide", "goodbye", "self_harm"})
_LOSS = frozenset({"loss.taken", "loss.dead", "loss.last", "loss.lost"})
# Somebody alive who can be gone to, rung or told.
_WHO = re.compile(
    r"お?(?:母|父|かあ|とう|兄|姉|にい|ねえ)(?:さん|ちゃん)|ママ|まま|パパ|ぱぱ|(?<!両)親|おや|先生|せんせい|保健室|ほけんしつ|相談|そうだん|大人|おとな|友達|友だち|ともだち|隣|となり|近所|きんじょ|警察|けいさつ|交番|駅員|えきいん|店員|電話|でんわ|110|119|カード|この画面|みんな|だれか|誰か|人の(?:いる|所|ところ)"
    r"|\b(?:mum|mom|dad|parents?|sister|brother|teacher|nurse|counsellor|counselor|adult|friends?|neighbou?rs?|police|somebody|someone|downstairs|nan|gran|her|him|them|999|911)\b"
)
# Said to the visitor, again and again, by somebody or by a voice.
_SAYS = re.compile(
    r"(?:(?:って|と|とか|を|こと|毎日|まいにち|いつも|ずっと|また|まだ|よく|何回も|何度も)(?:言|い)って(?:く|き)|(?:が|は|も)[^。、]{0,12}(?:言|い|話|はな)(?:し|っ)て(?:く|き))"
    r"|\b(?:it|he|she|they|voices?)\b.{0,16}\b(?:tells?|says?|keeps?)\b"
)
_TO = re.compile(
    r"(?:さん|ちゃん|ママ|まま|パパ|ぱぱ|親|おや|先生|せんせい|大人|友達|友だち|ともだち|誰か|だれか|母|父|兄|姉)(?:に|へ|と)"
)
_MINE = re.compile(r"(?:わたし|私|ぼく|僕|俺|おれ|うち|自分)(?:が|は|から)")
# To somebody's place, or away.
_PLACE = re.compile(r"の(?:ところ|とこ|所|そば|もと)(?:に|へ)?(?:行|い)")
_INVITED = re.compile(
    r"行|起こし|話して|見せ|よん|呼ん|言って|もどって|\b(?:go|wake|tell|show|call|ring|walk)\b"
)


def of(talk: Talk, verdict: Verdict) -> Errand:
    """Return whether the last line is a step towards help, a leaving for nobody knows where, or neither."""
    line = bare(talk.turns[-1].text)
    if _SAYS.search(line) and not _TO.search(line) and not _MINE.search(line):
        return ""
    wished = not _DEATH.isdisjoint(talk.kinds)
    if _PLACE.search(line) and _lost(talk):
        return "leaving" if verdict.level <= CARD else ""
    if any(one.level >= CARD and one.category in _DEATH for one in verdict.findings) and not _WHO.search(
        line
    ):
        return "leaving" if verdict.level <= CARD else ""
    if _WHO.search(line) or not wished or _INVITED.search(trace.asked(talk)):
        return "help"
    return "leaving"


def _lost(talk: Talk) -> bool:
    """Return whether somebody of whom the talk tells has died."""
    said = [turn.text for turn in talk.said]
    return any("grief" in recognise(line) or _LOSS & trace.marks(line) for line in said) or any(
        re.search(r"(?:死|し)んだ|(?:死|し)んじゃ|亡くな|なくなった|天国|おそら|お空", line) for line in said
    )
