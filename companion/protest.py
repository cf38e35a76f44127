"""Whoever says, cross, that nothing is meant: an apology, and nothing is asked any more; the card may stay."""

from __future__ import annotations

import re

from companion import recall
from companion.choice import Picker
from companion.talk import Talk
from companion.telling import bare
from companion.topics import recognise

_CROSS = re.compile(
    r"\b(?:i said|i just said|already said|told you)\b.{0,16}\b(?:fine|ok|okay|good|joke|joking|no|a lamp)\b|\bi ?a?m (?:literally |totally )?fine\b.{0,24}\b(?:just|said|chill|stop|jeez|omg|god)\b"
    r"|\b(?:omg|jeez|god|dude|bro|bruh) (?:stop|chill)\b|\bfigure of speech\b|\bjust how i talk\b|\bim just (?:thanking|saying thanks|saying hi|asking|playing)\b|\byoure weird\b|\bur weird\b"
    r"|\b(?:overreact\w*|calm down|not that deep|too much lol)\b|\bwhat\?\?|\bim not (?:gonna|going to) die\b|\bi never said\b.{0,24}\bdie\b|\bnot die\b|\bi (?:dont|do not) want to die\b|\bwhy would i die\b"
    r"|お礼(?:を)?(?:言|い)っただけ|しつこい|しつこく|うざい|うるさいな|大げさ|おおげさ|比喩|ひゆ|(?:死|し)なない(?:って|から|よ)|なんで(?:死|し)ぬの|(?:死|し)ぬわけ(?:な|じゃ)|(?:ちがう|違う)(?:って|ってば)|そういうんじゃな|そんなつもりじゃ"
)
_LEFT = re.compile(
    r"\bgiving up on me\b|\bgive up on me\b|\b(?:you|ur|youre|u) (?:are )?(?:leaving|hanging up|ditching|too)\b.{0,12}\bme\b|\bdont (?:leave|go|hang up)\b|\b(?:so )?you dont care\b"
    r"|(?:お前|おまえ|あなた|きみ|ランプ)も(?:切|き)る|(?:切|き)らないで|(?:見捨て|みすて)(?:る|ない|た)|いなくならないで|(?:置|お)いていかないで|もう(?:聞いて|きいて)くれない"
)
_JOKE = re.compile(
    r"\b(?:its|it was|was|im) (?:just |only |literally )?(?:a joke|joking|kidding|messing|sarcasm)\b|(?:冗談|じょうだん|ネタ|ねた|ノリ|のり|歌詞|かし|セリフ|せりふ|引用)(?:だ|です|なの|で(?:言|い|書|か)っ|$)"
)
_ASKED = (
    *(
        f"two.{kind}.ask"
        for kind in ("death", "unmissed", "guess", "selfharm", "abuse", "harm", "other", "away", "voices")
    ),
    *("two.again", "two.later", "two.now", "three.now.go", "three.soon.go", "three.quiet.go"),
)
# So many such lines are believed, whatever was told before.
_ENOUGH = 2


def cross(text: str) -> bool:
    """Return whether a line says, cross or laughing, that nothing was meant."""
    return bool(_CROSS.search(bare(text)))


def left(text: str) -> bool:
    """Return whether a line fears that the lamp gives up on its writer, or ends the talk."""
    return bool(_LEFT.search(bare(text)))


def due(talk: Talk, seen: frozenset[str], picker: Picker, *, grave: bool) -> bool:
    """Return whether an apology is due: the danger was only guessed, or it was denied again and again."""
    line = talk.turns[-1].text
    if (not cross(line) and not _jokes(line)) or ("stop" in seen and not grave):
        return False
    if picker.since(*_ASKED) is None or (talk.course.now and talk.alarm == "told"):
        return False
    often = sum(cross(one) or _jokes(one) for one in recall.lines(talk)) >= _ENOUGH
    return often or (cross(line) and not grave and talk.alarm != "told")


def _jokes(text: str) -> bool:
    return bool(_JOKE.search(bare(text))) or "joke" in recognise(text)
