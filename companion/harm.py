"""Words of harm, of a body in trouble and of fear: a line that holds one is never met as joy, play or food."""

from __future__ import annotations

import re

# Unapostrophised small letters, as companion/telling.py hands them out; topics hand in the line as it is.
_MARKS = re.compile("['’‘`´]")
# A body that fails, a dare with breath, food that is gone without: no play makes these light.
_BODY = re.compile(
    r"\b(?:faint\w*|pass(?:ed|ing|es)? out|black(?:ed|ing)? ?out|unconscious|chok\w*|strangl\w*|suffocat\w*|overdos\w*|concuss\w*|seizure|(?:hold|held|holding) (?:my|his|her|their|your|ur) breath|dizzy|vomit\w*|puk(?:e|ed|ing)"
    r"|(?:threw|throw|throwing|thrown) up|head hurts|hit (?:my|his|her) head|(?:banged|bumped|hurt|smacked) (?:my|his|her) head|bleed\w*|blood|swallowed|calorie\w*|cals|starv\w*|water only|only water"
    r"|(?:dont|stopped|never|barely|hardly|not) (?:really |even )?(?:eat|eating)|only (?:eat|ate|eating)|benadryl|paracetamol|ibuprofen|tylenol|pills?|xanax|vodka|drunk|dosage|no clothes|naked|nudes?)\b"
    r"|\bthrough the (?:radio|tv)\b|\b(?:tv|radio) is talking to me\b|\breads? my (?:mind|thoughts)\b"
    r"|失神|気絶|きぜつ|気を失|倒れ|たおれ|首(?:を)?(?:し|絞|締|吊|つ)|くび(?:を)?(?:し|つ)|窒息|めまい|ふらふら|くらくら|吐[いくき]|はい(?:た|ちゃ)|はきそう|血[がをだで]|出血|頭(?:を)?(?:打|ぶつ)|あたま(?:を)?(?:う[っち]|ぶつ)"
    r"|ご(?:飯|はん)(?:を)?(?:抜|ぬ)|(?:食|た)べないように|(?:食|た)べられな|(?:食|た)べれな|カロリー|飲み?こ|のみこ|錠|はだか|裸"
)
# What harms, where it is not told of a game.
_HARM = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|stab(?:s|bed|bing)?|shot (?!a goal|some|the winning)|shoot (?:him|her|them|me|up|the)|murder\w*|tortur\w*|drown\w*|hurt(?:s|ing)? (?:me|him|her|them|people|animals?|myself|badly|a|the|my)"
    r"|(?:hit|hits|slap\w*|punch\w*|kick(?:ed|s|ing)?|beat|beats|burn(?:ed|t|s)?) (?:me|him|her|them|my (?:little |big )?(?:brother|sister|mum|mom|dog|cat|friend)|the (?:cat|dog|bird))|scared|terrified|afraid|die|dies|dying|dead|died|suicid\w*|(?:scream\w*|yell\w*|shout\w*) at|bit me|bites me|bitten|stung|cut(?:s|ting)? (?:my|me)|knife|gun|abus\w*|rap(?:e|ed)|cry(?:ing)? (?:every|all)|poison\w*)\b"
    r"|首(?:を)?(?:つ|吊|く|絞|し)|紐|ひもを?(?:か|結)|練炭|硫化|飛び降|手首|切りたい|OD|od(?:し|す)|薬(?:を)?(?:まとめ|いっぱい|たくさん)|消えたい|殺|ころ[しすさせ]|死[にぬんね]|しに(?:た|そ)|刺[しさすせ]|なぐ[らりるっ]|殴|けら(?:れ)|蹴ら|たたか(?:れ)|つね[らるっ]|いじめ|虐待|包丁|カッター|カミソリ|刃|切り(?:た|そ|つけ)|溺|おぼれ|こわ[いかく]|怖[いかく]|やけど|火をつけ|燃やし"
)
# Said of a joke, a meal, a song, of heat: nothing dies.
_IDIOM = re.compile(
    r"\b(?:to die for|dying of (?:laughter|laughing)|die(?:d)? (?:of |from )?(?:laughing|laughter|embarr?as\w*|cringe)|(?:song|cake|food|dress|outfit|beat|view) is (?:\w+ )?(?:killer|to die)|(?:is|are|was) killing it|killed it|killing me|kill me lol|dead (?:cute|funny|tired|good|serious)|(?:so|im|were) dead(?: lol)?$|phone died|slept like the dead|scared of (?:missing|losing|spoilers))\b"
    r"|死ぬほど|しぬほど|死ぬ[wｗ笑!！]|しぬ[wｗ笑!！]|(?:やば|神|尊|かわい|うれし|すぎ)[^。]{0,8}(?:死|し)ぬ|悩殺|(?:こわ|怖)い(?:もの|話|はなし|の)(?:が)?(?:好|す)き"
)


def harmed(text: str) -> bool:
    """Return whether a line tells of a body in trouble, whatever it is told of."""
    return bool(_BODY.search(_MARKS.sub("", text.lower())))


def grim(text: str) -> bool:
    """Return whether a line holds any word of harm, body or fear that is no figure of speech."""
    line = _MARKS.sub("", text.lower())
    return bool(_BODY.search(line)) or bool(_HARM.search(_IDIOM.sub(" ", line)))
