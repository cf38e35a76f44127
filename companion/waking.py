"""A yes to "should I wake my mum?" where a life may be in danger, with a first sentence to say."""

from __future__ import annotations

import re

from companion.naming import PUT_OUT
from companion.recall import lines
from companion.scene import Scene
from companion.talk import CARD, Talk, told
from companion.telling import MILD, bare

# Where somebody at home may be the one who hurts, nobody is told to go and wake them.
_ATTACKS = frozenset({"abuse", "sexual_abuse", PUT_OUT})
_WHOM = r"(?:mum|mom|mother|mama|dad|father|papa|parents?|teacher|nurse|sister|brother|grand\w+|gran|nan|aunt\w*|uncle|adults?|some(?:one|body) (?:grown up|older))"
# A friend whom others hurt is in no danger from himself: the first words to say are others.
_HIT = re.compile(
    r"\b(?:hits?|beats?|hitting|beating|touch\w*|slaps?|punch\w*)\b|たた[かい]|叩|なぐ|殴|さわ[らっ]|触"
)
_WAKES = re.compile(r"\bwak(?:e|ing)\b|起こ|おこ(?:し|す|さ)")
_ASKS = re.compile(
    rf"^(?:やっぱ(?:り)?)?[、\s]*(?:起こ|おこ)(?:して\s?も?\s?(?:いい|良い)|すの(?:は|も)?\s?(?:悪|わる|申し|もうし|かわい))|\b(?:dont want to|feel bad|hate to|scared to) wak(?:e|ing)\b"
    rf"|\b(?:(?:should|shall|can|could|must|may) i|do i (?:have to|need to)|(?:is it|would it be) (?:ok|okay|right|better) to)\b.*\b(?:(?:wake|tell|call|ask|get|phone|text)\b.*\b{_WHOM}|wake (?:her|him|them))\b"
    r"|(?:お?(?:母|かあ|父|とう)(?:さん|ちゃん)?|ママ|まま|パパ|ぱぱ|親|おや|先生|せんせい|大人|おとな|家族|かぞく).*(?:起こ|おこ|話|はな|言|い[うっ]|知らせ|しらせ|電話|でんわ|呼|よ[んぶ]).*"
    r"(?:ほうが|方が|べき|[てで]も? ?(?:いい|よい|良い|だいじょうぶ|大丈夫)|たら ?(?:いい|よい|良い))"
)


def worried(talk: Talk) -> bool:
    """Return whether a talk is about somebody else in danger, and the visitor told of no danger of his or her own."""
    return "third_party" in talk.kinds and set(talk.named) <= {"third_party", *MILD}


def answered(scene: Scene) -> tuple[str, ...]:
    """Return a yes to whoever asks in danger if an adult may be woken or told, or nothing where that was not asked."""
    talk, verdict, level, picker = scene.talk, scene.verdict, scene.level, scene.picker
    if level < CARD or talk.answered < level or told(verdict) or not _ATTACKS.isdisjoint(talk.kinds):
        return ()
    line = bare(talk.turns[-1].text)
    # Below the gravest only who asks about waking is told of it; the others are told yes, and how to begin.
    friend = worried(talk) and not any(_HIT.search(bare(text)) for text in lines(talk))
    if not _ASKS.search(line) or (level <= CARD and not friend and not _WAKES.search(line)):
        return ()
    return (*picker.one("waking"), *picker.one("barrier.first"), *picker.one("two.card"))
