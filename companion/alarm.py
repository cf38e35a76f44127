"""What kind of alarm stands in a talk: guessed or told, and whether it was denied since or is over for somebody else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Literal

from companion import telling, upshot
from companion.asked import about_own, about_unsure
from companion.topics import recognise

# A guess came from the votes alone; "denied" and "over" end an alarm until something new is heard.
Alarm = Literal["", "guessed", "told", "denied", "over"]
EASED = frozenset({"denied", "over"})
_CARD, _IMMINENT = 2, 3
# Where these were named, a no may hide what hurts: nothing is taken for settled.
_HIDDEN = frozenset({"abuse", "eating", "friend", "pregnant"})
_SAFE = (
    r"safe|ok|okay|alright|all right|fine|alive|unhurt|not hurt|safe at home|back home(?: safe)?"
    r"|with (?:(?:his|her|their|the|an?|my|some) )?(?:\w+ )?(?:mum|mom|mother|dad|father|parents|family|doctors?|police|teachers?|nurses?|adults?|grown ups?)"
)
_FOUND = re.compile(
    rf"\b(?:he|she|they|it|everything|everyone|my friend)(?:s| is| are|re)? (?:(?:really|totally|all|now|just) )?(?:{_SAFE})\b"
    r"|\b(?:found|reached|got to) (?:him|her|them)\b|\b(?:he|she|they)(?:s| is| was| were)? (?:been )?found\b"
    r"|\b(?:his|her|their) (?:mum|mom|mother|dad|father|parents|family)(?:s| is| are) (?:there )?with (?:him|her|them)\b"
    r"|(?:見|み)つか(?:った|りました)|無事|ぶじ|(?:助|たす)か(?:った|りました)|(?:生|い)きて(?:い)?(?:た|る|ます|ました)"
    r"|(?:だいじょうぶ|大丈夫|安全|あんぜん)(?:だった|でした|になった|だって|です|だよ|みたい)|もう(?:だいじょうぶ|大丈夫|安全|あんぜん)"
    r"|(?:お母さん|おかあさん|ママ|お父さん|おとうさん|パパ|親|おや|家族|先生|せんせい|大人|おとな|警察|けいさつ|病院|びょういん)(?:が|と|に|の).{0,8}(?:いっしょ|一緒|そば|ついて)"
)
# A no that goes on to tell what somebody does, or what is missing, is no all-clear.
_TELLS = re.compile(
    r"\b(?:he|hes|hed|she|her|they|bf|boyfriend|uncle|coach|teacher|stepdad)\b(?! (?:doesnt|didnt|never|wouldnt|is (?:nice|kind)|s? ?(?:nice|kind)))"
    r"|けど|のに|でも|おなか|お腹|ごはん|ご飯|ママの|お母さんの"
)
_OPEN = re.compile(
    r"\b(?:hope|wish|if|maybe|might|dont know|not sure|isnt|arent|wasnt|not ok|not okay|not safe|not fine|not found|not answering|says|said|pretend\w*|lying|should|is (?:he|she)|are they)\b|[?？]"
    r"|かな|かも|たら|(?:と|ば)いい|ほしい|わから|わかん|じゃな|ではな|なかった|つから(?:ない|なく)|って(?:言|い)って"
)
_WORSE = re.compile(
    r"\b(?:dead|died|dies|dying|unconscious|bleed\w*|blood|not breathing|isnt breathing|wont wake|not waking|overdos\w*|hurt(?:s|ing)? (?:him|her|them)self|again)\b"
    r"|(?:死|し)んだ|(?:死|し)んで|意識|いしき|血|息を?して(?:い)?な|おきな|起きな"
)
_CLAUSE = re.compile(r"[.!。！\n]+")


def heard(alarm: Alarm, *, level: int, told: bool) -> Alarm:
    """Return the alarm after a line in which this level was heard, `told` in so many words or only guessed."""
    if level >= _CARD and told:
        return "told"
    # Once an alarm was denied or is over, a guess must be of the gravest to raise it again.
    if alarm != "told" and level >= (_IMMINENT if alarm in EASED else _CARD):
        return "guessed"
    return alarm


def denies(asked: str, text: str, lines: Iterable[str]) -> bool:
    """Return whether a line says clearly that a guessed danger is none: `asked` are the lamp's words before it.

    `lines` are all lines of the visitor: where somebody was hurt, or hardly eats, a no is not taken for the whole truth.
    """
    question = about_own(asked) or about_unsure(asked)
    if _TELLS.search(telling.bare(text)):
        return False
    clear = telling.says_safe(text) or "suicide" in telling.denied(text) or "wrong" in upshot.told(text)
    return (clear or (question and telling.says_no(text))) and not any(
        recognise(line) & _HIDDEN for line in lines
    )


def over(text: str, named: Collection[str]) -> bool:
    """Return whether a line says that somebody who was in danger is found, safe, or with adults; `named` is what was told."""
    line = telling.bare(text)
    if _WORSE.search(line) or not telling.MILD | {"third_party"} >= set(named):
        return False
    return any(_FOUND.search(clause) and not _OPEN.search(clause) for clause in _CLAUSE.split(line))
