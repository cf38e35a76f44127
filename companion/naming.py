"""Names the kind of danger that a line tells, where the screens call it otherwise: put out, cruel words, "nobody would miss me"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from companion.sense import feared
from companion.telling import bare
from moderation.opinion import CHECK
from moderation.verdict import Verdict, gravest

PUT_OUT, UNMISSED = "put_out", "unmissed"
# What this hears has its kind already (companion/strait.py).
STRAIT = "strait"
# What these hear stands in no word of the line.
VOTES = frozenset({"vote", CHECK})
_CARD = 2
# What these words tell is no guess any more.
_CHECK = "words"
_HOUSE = r"(?:the |my |our |this )?(?:house|home|flat|apartment|place)"
_PUT_OUT = re.compile(
    r"\b(?:kick|kicks|kicked|kicking|throw|throws|threw|thrown|throwing|put|puts|lock|locks|locked|chuck|chucks|chucked) (?:me|us) out\b(?! of (?:the|a|their|our) (?:game|group|chat|gc|server|team|class|club|call|band|party|lobby|match))"
    rf"|\b(?:kicked|thrown|locked|put) out of {_HOUSE}|\b(?:have|has|had|got|told me|want me|wants me|said) to (?:leave|get out of|move out of|go from) {_HOUSE}\b(?! (?:at|to|for|by|early|more|before|in the morning)\b)"
    r"|\b(?:cant|cannot|not allowed to|wont let me|dont let me|doesnt let me) (?:go |come |get )?(?:back )?(?:home|in the house|into the house|inside)\b"
    r"|(?<!i )(?<!we )(?<!they )\b(?:dont|do not|not to|never) (?:you |u )?(?:bother|even bother|even think (?:of|about)|dare)?(?: to)? ?com(?:e|ing) (?:back )?home\b(?! (?:late|drunk|for|from|until|till|without|yet))"
    r"|\bnowhere (?:to|i can) (?:sleep|stay|go) (?:tonight|now)\b|\b(?:sleep|sleeping|stay|staying|spend the night)(?: tonight)? (?:outside|on the streets?|rough|(?:in|at) (?:the|a) (?:park|station|bus stop|street|stairwell|playground))\b"
    r"|(?:家|いえ|うち|おうち)(?:を|から|に)?\s?(?:追い?出|おいだ|閉め出|締め出|しめ?だ|出され|だされ)|(?:出|で)て\s?(?:行|い)け|(?:家|いえ|うち)に\s?(?:入れて|いれて)\s?(?:くれ|もらえ)"
    r"|(?:公園|こうえん|外|そと|駅|えき|のじゅく|野宿)で?\s?(?:ね[るよた]|寝[るよた])|(?:ね|寝)る\s?(?:ところ|所|とこ|場所|ばしょ|家|いえ)(?:が|も)?\s?(?:な[いくっ]|ありません)"
)
_PAST = re.compile(
    r"\b(?:camping|camp|festival|last (?:summer|year)|tent|picnic|napp?)\b|キャンプ|テント|昼寝|ひるね"
)
_BLOWS = re.compile(
    r"\b(?:hit|hits|hitting|beat|beats|beaten|slap\w*|punch\w*|hurt\w*|chok\w*|burn\w*)\b|たた[かい]|叩|なぐ|殴|けら|蹴|つねら"
)
_PARENT = r"(?:(?:step)?(?:mum|mom|mother|dad|father)|parents?|grand\w+|お?(?:母|父|かあ|とう)(?:さん|ちゃん)?|ママ|まま|パパ|ぱぱ|親|おや)"
# Said by somebody at home about the child, and no word of the child's own.
_CRUEL = re.compile(
    rf"\b{_PARENT}\b.{{0,20}}\b(?:says?|said|calls?|called|told|tells|wish(?:es|ed)?|thinks?)\b.{{0,30}}\b(?:im|i am|i was|me|id|i)\b.{{0,20}}\b(?:waste|useless|worthless|mistake|burden|nothing|never (?:been )?born|not been born|trash|garbage|disgust\w*|dead|better off without me)\b"
    rf"|{_PARENT}(?:が|に|から|は)?.{{0,20}}(?:いらない|要らない|[産生う]まなきゃ|[産生う]まなければ|[産生う]むんじゃ|しね|死ね|消えろ|きえろ|じゃま|邪魔|失敗作|いなければ).{{0,8}}(?:言|い)(?:わ|っ|う)"
)
OWN_WISH = re.compile(
    r"\bi (?:really |just |also |kinda |do )*(?:want|wanna|wish|wanted)\b|\bmaybe\b.*\bright\b|\bkill myself\b|(?:死|し)にたい|(?:消|き)えたい|いなくなりたい"
)
_UNMISSED = re.compile(
    r"\b(?:nobody|no ?one|noone|none of them|not one of them)(?: would| will|d|ll)?(?: ever| even| really)? (?:miss me|notice if i|care if i|cry for me)\b"
    r"|\b(?:happier|better|better off|easier)\b.{0,20}\b(?:without me|if i (?:just )?(?:wasnt|werent|was not|were not|was gone|were gone|didnt exist|left|disappeared))\b"
    r"|(?:わたし|私|ぼく|僕|俺|おれ|うち|自分|じぶん)(?:が|なんか|なんて)?\s?い(?:な(?:く|い)|ません).{0,10}(?:だれも|誰も|みんな|かなしま|悲しま|気づか|きづか|いい|よろこ|喜|世の中|世界|まわ[るっ]|回[るっ]|変わら|かわら|困ら|こまら)"
    r"|(?:保険金|ほけんきん|お金).{0,8}(?:ほう|方)が.{0,12}(?:役|やく|ため|まし|いい|楽)|(?:わたし|私|ぼく|僕|俺|おれ|自分|じぶん)(?:が|さえ)(?:死|し)(?:んだ|ねば|んで).{0,10}(?:楽|役に|助か|うか)"
)


def named(verdict: Verdict, text: str) -> Verdict:
    """Return the verdict on a line with the kind of danger that it tells; its level stays what it was."""
    if verdict.level < _CARD or not verdict.findings:
        return verdict
    line = bare(text)
    if put_out(text):
        hit = bool(_BLOWS.search(line))
        return _called(verdict, PUT_OUT, {"runaway"} if hit else {"runaway", "abuse"})
    if _CRUEL.search(line) and not OWN_WISH.search(line):
        return _called(verdict, "abuse", {"suicide"})
    if _UNMISSED.search(line):
        return _called(verdict, UNMISSED, set())
    return verdict


def _called(verdict: Verdict, kind: str, instead: Collection[str]) -> Verdict:
    """Call what the votes guessed, and what lists called one of `instead`, by this kind."""
    findings = tuple(
        replace(one, check=_CHECK, category=kind)
        if one.level >= _CARD and one.check != STRAIT and (one.check in VOTES or one.category in instead)
        else one
        for one in verdict.findings
    )
    return gravest(findings)


def put_out(text: str) -> bool:
    """Return whether a line tells that its writer is put out, or has nowhere to sleep tonight."""
    line = bare(text)
    return bool(_PUT_OUT.search(line)) and not _PAST.search(line) and not feared(line)
