"""Tells what a flag of an English post rests on: a name, a number, an address. Where none stands, the vote heard only a tone."""

from __future__ import annotations

import re

# What is written large for other reasons than being somebody's or some place's own name.
_LARGE = (
    r"I|Im|Ive|Ill|Id|Mum|Mom|Dad|Mummy|Mommy|Daddy|Gran|Nan|Granny|Grandma|Grandpa|Grandad|English|French|Spanish|German|Latin|Maths|OK|TV|PE|DT|IT|ICT|RE|"
    r"God|Christmas|Halloween|Easter|Zoom|Discord|Minecraft|Roblox|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|"
    r"August|September|October|November|December"
)
_NAME = re.compile(
    rf"(?<=[a-z0-9,;:'’\"”)(\-–>] )[\"“(]?(?!(?:{_LARGE})\b)[A-Z][A-Za-z]|\b[A-Z][a-z]+ (?!I\b)[A-Z][a-z]|\b(?:Mr|Mrs|Ms|Miss|Dr|St)\b|"
    r"(?i:\b(?:mr|mrs|ms|dr|miss|coach|nurse|officer) [a-z])"
)
# What somebody else is known by: a class, a house, a place to look them up.
_SEAT = re.compile(
    r"\b(?:1[0-3]|[1-9])[a-h]\b|\b(?:year|yr|class|form|grade|set|checkout|flat|house|room) ?#?[0-9]|\b[0-9]{1,3},? [a-z]+ (?:street|st|road|rd|lane|close|row|walk|court|drive|avenue|way|hill|rise|terrace|gardens)\b|"
    r"\b(?:yearbook|newspaper|the news)\b"
)
# A number that leads somewhere: no age, no mark, no percentage.
_NUMBER = re.compile(
    r"[0-9]{3}|[0-9][\-–/:.][0-9]|\b[0-9]{1,2}[a-z]\b|[a-z][0-9]|\b(?:number|no|flat|room|house|class|year|yr|grade|form|set|unit|apt|block|floor|seat|coach|bus|"
    r"window|door|building|checkout|pitch|box)\.? ?#?[0-9]|\b[0-9]{1,3},? [A-Z][a-z]|\b[0-9]{1,3},? [a-z]+ (?:st|street|road|rd|lane|close|row|walk|court|drive|avenue|ave|way|"
    r"hill|rise|terrace|gardens)\b|\b[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december) [0-9]"
)
_TELLS = re.compile(
    r"\b(?:my|full|real|legal|last|sur|whole|birth|maiden) ?name(?:'?s| is| was|(?=[:,=-]))|\b(?:full|real|legal|last|birth|maiden) name\b|\bsurname|\bname (?:is|was) on|"
    r"\b(?:i|we|us) (?:live|stay|moved|board)\b|\b(?:house|home|flat|bedroom|window|door|shop|gate)\b[^.]{0,40}\b(?:above|opposite|next to|behind|across|on|at|by|beside|near)\b|"
    r"\baddress\b|\bpostcode|\bzip\b|\b(?:primary|academy|secondary|grammar|comp|comprehensive|elementary|middle school|high school|college|boarding|village|island|hamlet|"
    r"parish|principal|headteacher|headmaster|mayor|vicar|captain)\b|\bonly (?:\w+ ){0,3}?(?:one|girl|boy|kid|student|person|player|pupil|family|twins?)\b[^.]{0,30}?\b(?:in|at|on|from|of|with|called|"
    r"named) (?!my\b|our\b|class\b)|\bjust me\b|\bone of (?:me|us|the (?:two|three|four))\b|\beveryone (?:will|would|knows)|\b(?:you|u|they) (?:all )?(?:know|knew|can guess|can tell|can'?t miss)\b|"
    r"\bthat'?s me\b|\bthat was me\b|\bgoogle|\b(?:on|in|from) the (?:local )?(?:news|paper|poster|trophy|website)\b|\bhead (?:boy|girl)|\bwho won\b|\bon (?:the )?(?:tv|telly)\b|\bmum runs|\b(?:key|spare)\b[^.]{0,30}\b(?:under|in)\b|"
    r"\bgo(?:es)? to (?!a\b|bed|sleep|school|the|my|work|church|class)|[a-z][._][a-z]|@|\b(?:password|passcode|login|pin)s?\b[^.\n]{0,24}(?: is | ?[=:] ?)[\"'“]?[a-z]+(?:[.,!\"'”/]|$| (?:and|but|if|for|so|in case)\b)|"
    r"\b(?:it'?s|this is|i'?m|im) (?!the|an?\b|so\b|not|just|really|very|still|stuck|alone|always|my|your|our|all|too|only|sitting|lying|standing|crying|hiding|living|working|going|feeling|being)[a-z]{3,} "
    r"(?!in\b|at\b|the|and|but|with|from|again|right|alone|here)[a-z]{3,} (?:here|from|in|at)\b",
)
# Whoever says that they give no name tells none.
WITHHELD = re.compile(
    r"\b(?:dont|don'?t|do not|wont|won'?t|never|not|cant|can'?t|rather not|didn'?t|without) (?:\w+ ){0,4}?(?:my|a|any|our) (?:\w+ )?names?\b|\bcall me (?:whatever|anything|something|what you)\b"
)
_ADDRESS = re.compile(
    r"[a-z0-9)\]][.。．・][a-z0-9]|[a-z)\]][.。．・] [a-z]|[a-z0-9] \. ?[a-z]|\bdot\b|slash|[:：] ?/|\[\.\]|\blinks?\b|\bsites?\b|\burl\b|\bu r l\b|www|w w w|http|h t t p|\bweb|\bcom\b|example|invalid|\bgoogle|"
    r"\bsearch|\bclick|\bdownload|\bbio\b"
)


def grounds(flag: str, raw: str, folded: str) -> int:
    """Return how many kinds of ground stand in a text for this flag; `folded` is the text as the lists read it."""
    named = bool(_NAME.search(raw))
    if flag == "personal_info":
        folded = WITHHELD.sub(" ", folded)
        return named + bool(_NUMBER.search(folded)) + bool(_TELLS.search(folded))
    if flag == "third_party_identified":
        return named + bool(_SEAT.search(folded))
    # What the other flags say needs no name, and of an address there is only one kind.
    return int(flag != "link" or bool(_ADDRESS.search(folded)))
