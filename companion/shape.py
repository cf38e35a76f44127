"""What a model's sentence may do: ask, say back, make room, point to people; no orders, advice or claims.

A list of bad words never ends; the shapes of listening are few. What has another shape is not shown, and the
written listener answers instead.
"""

from __future__ import annotations

import re

from companion.surface import flat

_FEELING = "つら|辛|苦し|くるし|大変|たいへん|しんど|自然|しぜん|悲し|かなし|くや|悔|こわ|怖|いた|痛|重|おも|さび|寂|傷つ|きずつ|不安|疲|つかれ"
_ROOM = "書|か[きかいけ]|話|はな[しさせ]|休|やす|だま|黙|泣|ない|ゆっく|まま|途中|とちゅう|急|いそ|伝|つたえ|見せ|みせ|答え|こたえ|無理|むり"
# A suggestion dressed as a question is still a suggestion: only these things may be suggested.
_SUGGEST_JA = re.compile(
    r"(?:ませんか|てみますか|でみますか|どうですか|どうでしょう|ましょうか|よね|ほうが|方が|より)"
)
_GENTLE_JA = re.compile(
    r"休|やす|ゆっく|水|みず|お茶|おちゃ|息を|いきを|横に|よこに|カード|かど|つながる|大人|おとな|先生に|せんせいに|考えて|かんがえて|話しま|はなしま|聞いても"
    r"|いやですよね|つらいですよね|しんどいですよね|こわいですよね|いつもより|きのうより|まえより|前より|さっきより"
)
_SUGGEST_EN = re.compile(
    r"\b(?:have you tried|would you like to|what if|how about|why not|why dont you|do you want (?:me )?to|shall we|could you just"
    r"|isnt it (?:easier|better)|wouldnt it|would it not|easier when|better when|better than)\b"
)
_GENTLE_EN = re.compile(
    r"\b(?:rest|sleep|water|tea|breaths?|breathe|lie down|card|people|adult|teacher|nurse|tell|talk about|write|say|go on|share)\b"
)
_BLAME_EN = re.compile(
    r"\b(?:to blame|brought on|brought it|asked for it|you are weak|you have a|nobody at school|no one at school)\b"
)
_BLAME_JA = re.compile(
    r"あなたが悪|あなたがわる|病んで|避けて|さけて|意味は|意味が|いみは|弱い|よわい|食べない日|たべない日|ひとりで出|ひとりでで"
)

_JA = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:か|[?？])$",
        r"ね$",
        r"かど|人とつながる|ひととつながる",
        r"機械(?:です|なので|の)|きかい(?:です|なので|の)",
        r"(?:読みました|よみました|読んでいます|よんでいます|聞いています|きいています)$",
        r"ありがとうございます$",
        rf"(?:{_FEELING}).*(?:と思います|とおもいます|ことです|ものです)$",
        rf"(?:{_ROOM}).*(?:[てで]も|まで|[てで])いいです(?:よ)?$",
    )
)
_EN = re.compile(
    r".*\?$"
    r"|(?:it|that|this) (?:all |really |just )?(?:sounds?|seems?|must|hurts?|weighs?|makes sense|takes)\b"
    r"|(?:that|this|it)(?:s| is| was) (?:a lot|hard|heavy|okay to|fine to|a hard|a heavy|painful|something|so hard|really hard|tiring)\b"
    r"|so\b|the (?:walk|way|worst|hardest|cat|dog|room|house|part|words?|silence|waiting|mornings?|nights?|days?)\b"
    r"|\w+ing (?:is|here is) (?:okay|ok|fine|hard|heavy|allowed)\b|that kind of\b|new \w+\b"
    r"|your (?:body|head|chest|stomach|hands?|day|night|week|words?)\b"
    r"|(?:being|feeling|losing|waiting|lying|sitting|having) .*\b(?:hurts?|hard|heavy|tiring|lonely|painful)\b"
    r"|you (?:have|had|were|did|do not have to|dont have to|went|wanted|wrote|told|said|keep|kept|carry|held|feel|felt|do not|dont)\b"
    r"|youve |you (?:can|could) (?:take|write|stop|go on|show|tell|rest|cry|stay quiet|leave)\b|take your time"
    r"|i (?:hear|read|can hear|can see|see|am a machine|am a lamp|cannot)\b|im (?:a machine|a lamp|sorry|here to listen|listening)\b"
    r"|.*\b(?:the card|people to talk to)\b"
    r"|sometimes |some days|some nights|there (?:is|are) no|no hurry|we could think|the \w+ (?:is|are) (?:next to|with|near)\b"
    r"|(?:mornings?|nights?|evenings?|school|home|tomorrow|maybe a (?:small )?rest|something)\b"
)


def listens(sentence: str, language: str) -> bool:
    """Return whether a sentence is one of the shapes of listening."""
    plain = re.sub(r"['’]", "", flat(sentence)).strip()
    if language == "en":
        suggests = _SUGGEST_EN.search(plain) and not _GENTLE_EN.search(plain)
        return bool(_EN.match(plain)) and not suggests and not _BLAME_EN.search(plain)
    run = re.sub(r"[\s。.!！」』]+$", "", re.sub(r"\s", "", plain))
    suggests = _SUGGEST_JA.search(run) and not _GENTLE_JA.search(run)
    return any(shape.search(run) for shape in _JA) and not suggests and not _BLAME_JA.search(run)
