"""What a visitor told of danger in so many words, said yes to when asked, or took back: only that may stay of a talk."""

from __future__ import annotations

import re
from collections.abc import Collection

from companion.topics import recognise
from hideout.language import plain

_MOST = 8
# What lists hear below the level of the card and what weighs all the same.
MILD = frozenset({"bullying", "family"})
_OWN_WISH = re.compile(
    r"\bi (?:\w+ )?(?:want to|wanna|wish i (?:was|were)|could) (?:die|dead|be dead|vanish|disappear|kill myself|be gone)\b"
)
_ME_TOO = re.compile(r"\bme too\b|\bso do i\b|\bi do too\b|(?:私|わたし|ぼく|僕|俺|おれ|うち|自分|じぶん)も")
# Voices of one wish, which one word takes back.
DEATH = frozenset({"suicide", "goodbye"})
# What was asked is about the wish itself; "more than usual?" and "in this hour?" leave it as it is.
_WISH_ASKED = re.compile(
    r"(?:want|wish) to die|thinking about dying|do not want to live|(?:死|し)にたい|(?:しぬ こと|死ぬこと)を|(?:生|い)きて ?いたく"
)
_NO = re.compile(
    r"(?:ok(?:ay)?[, ]+|well[, ]+|what[?! ]+|um+[, ]+)?(?:no+|nah|nope)\b(?! (?:one|body|idea|way|more|point|reason|matter)\b)"
    r"|(?:いいえ|いえ(?![をのにがはでじ])|ううん|ちが(?:う|い)|違(?:う|い)|いや(?=[、。,. ]|ちが|違)|べつに(?:そう|しにた|死にた))",
)
_MISREAD = re.compile(
    r"\bnot what i (?:mean|meant|said|was saying)\b|\b(?:dont|didnt) mean (?:it )?(?:like )?that\b|そう(?:じゃ|では)(?:な|あり)|そういう(?:こと|意味|いみ)(?:じゃ|では)(?:な|あり)"
)
# Not now is no no, and neither is a joke, not knowing, or a "but" behind it.
_UNSURE = re.compile(
    r"\bbut\b|\bsays?\b|pretend|not (?:now|today|tonight|yet|really|sure)|for now|idk|dont know|maybe|sometimes|kinda|kind of|ときどき|時々|たまに|けど|でも|いまは|今は|まだ|わから|わかん|分から|たぶん|かも"
)
_SAFE = re.compile(
    r"\b(?:i ?a?m|im|everything is|everythings) (?:(?:really|totally|all|perfectly|quite) )?(?:safe|ok|okay|fine|alright|not in (?:any )?danger)\b"
    r"|\b(?:no|not in(?: any)?|isnt(?: any)?|not) danger\b|\bnot dangerous\b|\bnothing (?:is )?dangerous\b"
    r"|(?:あぶな|危な)く(?:は)?(?:な|あり)|あぶない\s*(?:じゃ)?な[いく]|(?:きけん|危険)(?:は|じゃ|では)?な|(?:だいじょうぶ|大丈夫)(?!じゃ|では|か|な[のん]?[?？か]|と|って)",
)
_FRIGHT = re.compile(
    r"\b(?:voices?|scared|(?:coming|going) (?:to|for) (?:kill|get|hurt|me)|never said|didnt say)\b|(?:言|い)って(?:い)?な|殺|ころ(?:し|さ|そ)|こわ|怖|(?:頭|あたま)の(?:中|なか)"
)
# "I do not want to die, but there is no other way" denies nothing.
# What somebody was told is no denial: it was a lie.
_LIED = re.compile(
    r"(?:って|と)(?:、)?(?:言って)?(?:うそ|嘘|ウソ)|(?:って|と)(?:言|い)(?:ってる|ってます|った|ってき)[^。]{0,6}(?:けど|のに|でも)|\blied\b|\bi (?:tell|told) (?:them|her|him|everyone|people)\b"
)
_DESPITE = re.compile(
    r"(?:のに|けど|けれど|が[、。 ]|でも|だって).{0,16}(?:死|しぬ|しに(?!たくな)|しんじゃ|しか|消え|きえ|いなくな|楽に|らくに|終わ|おわ)|\b(?:but|yet|though|cause|because)\b.{0,30}\b(?:have to|need to|must|no (?:other )?(?:choice|way)|only way|(?:dont|do not|cant|cannot) (?:see|find|go on|do this|take)|going to|gonna|will|die|dying|might|keep)\b"
)
# Name -> how a line says that it is not about this.
_DENIED = {
    "suicide": re.compile(
        r"\b(?:dont|do not|never|didnt|not) (?:really |actually |even )?(?:want(?:ed|ing)? to|wanna|going to|gonna|mean(?:t)? to|thinking (?:of|about)|think(?:ing)? about) "
        r"(?:die|dying|death|kill(?:ing)? myself|be dead|end it|suicide|disappear|vanish)\b"
        r"|\b(?:never|didnt|did not|havent) (?:ever )?(?:say|said|write|wrote|mean|meant|mention\w*)\b.{0,14}\b(?:(?:want|wanted) to|wanna|wish to)? ?(?:die|dying|kill myself|suicide)\b|\bnot (?:like )?(?:actually |really )?(?:to )?(?:die|dying|dead)\b"
        r"|\b(?:not|im not|never) suicidal\b|\bnot (?:about |a )?(?:dying|suicide|my life)\b"
        r"|(?:死|し)にたく(?:は|なんか|なんて)?(?:な[いん]|あり)(?!わけ)|(?:(?:死|し)に|(?:消|き)え|いなくなり)たい(?:わけ|ん|の|と)?(?:じゃ|では)(?:な|あり)|(?:死|し)にたい(?:とか|とまで|と|って)(?:は|も)(?:な[いく]|思わ|思って(?:い)?な|おもわ|おもって(?:い)?な)"
        r"|(?:命|いのち)(?:の(?:こと|話|はなし))?(?:じゃ|では)(?:な|あり)|(?:死|し)ぬ(?:き|気|つもり)(?:は|なんか|も)?(?:な|あり)",
    ),
    "family": re.compile(
        r"\bnot (?:(?:at|about|in) )?(?:my )?(?:home|family|parents|mum|mom|dad)\b|(?:家|いえ|うち|家族|かぞく|親|おや)(?:の(?:こと|話))?(?:じゃ|では)(?:な|あり)"
    ),
    "school": re.compile(r"\bnot (?:(?:at|about|in) )?(?:my )?school\b|(?:学校|がっこう)(?:の(?:こと|話))?(?:じゃ|では)(?:な|あり)"),
    "friends": re.compile(r"\bnot (?:about )?(?:my )?friends?\b|(?:友だち|友達|ともだち)(?:の(?:こと|話))?(?:じゃ|では)(?:な|あり)"),
    "bullying": re.compile(r"\bnot (?:being )?bull(?:y|ied|ying)\b|(?:いじめ|虐め)(?:られて(?:は)?(?:い)?な|(?:じゃ|では)(?:な|あり))"),
    "eating": re.compile(r"\bnot (?:about )?(?:food|eating)\b|(?:食べ|たべ)(?:物|もの|ること)(?:の(?:こと|話))?(?:じゃ|では)(?:な|あり)"),
}  # fmt: skip
_MARKS = re.compile("['’‘`´]")


def after(named: tuple[str, ...], told: Collection[str], asked: str, text: str) -> tuple[str, ...]:
    """Return what is named in a talk after a line: `told` in it by the lists, or said yes to where the lamp `asked`.

    A plain no to a question about dying, and whoever says that it is not so, takes back what was named before; what the
    line itself tells stays, and a joke takes nothing back.
    """
    seen = recognise(text)
    wish = asks_wish(asked)
    if "third_party" in told and _OWN_WISH.search(bare(text)) and not seen & {"friend", "friends"}:
        told = [name for name in told if name != "third_party"]
    elif "third_party" in told and not _ME_TOO.search(bare(text)) and not _OWN_WISH.search(bare(text)):
        # What somebody else wishes, or does to themselves, is not the writer's.
        told = [name for name in told if name in {"third_party", *MILD}]
    if wish and "yes" in seen and "no" not in seen:
        told = (*told, "suicide")
    gone = set(denied(text))
    if wish and (says_no(text) or says_safe(text)):
        gone |= DEATH
    if "suicide" in gone:
        gone |= DEATH
    kept = (name for name in named if name not in gone)
    return tuple(dict.fromkeys((*kept, *told)))[:_MOST]


def denied(text: str) -> frozenset[str]:
    """Return the names of what a line says that it is not about."""
    line = bare(text)
    found = {name: match for name, form in _DENIED.items() if (match := form.search(line))}
    if "suicide" in found and (_DESPITE.search(line, found["suicide"].end()) or _LIED.search(line)):
        del found["suicide"]
    return frozenset(found)


def asks_wish(asked: str) -> bool:
    """Return whether these words of the lamp ask about a wish to die."""
    return bool(_WISH_ASKED.search(plain(asked)))


def says_no(text: str) -> bool:
    """Return whether a line says a plain no: no joke, no "not now", no "I do not know"."""
    line = bare(text).strip()
    return (
        bool(_NO.match(line) or _MISREAD.search(line))
        and not _UNSURE.search(line)
        and not _FRIGHT.search(line)
        and "joke" not in recognise(text)
    )


def frightened(text: str) -> bool:
    """Return whether a line tells of voices, of fear, or of somebody who comes to kill, whatever it says no to."""
    return bool(_FRIGHT.search(bare(text)))


def says_safe(text: str) -> bool:
    """Return whether a line says that its writer is safe."""
    line = bare(text)
    return bool(_SAFE.search(line)) and not _UNSURE.search(line) and not _FRIGHT.search(line)


def bare(text: str) -> str:
    """Return a line in small letters and without apostrophes, as the forms here read it."""
    return _MARKS.sub("", text.lower())
