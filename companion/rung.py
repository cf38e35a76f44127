"""Whether help was rung already: then the lamp asks nobody to ring again, and goes on with what to do until it comes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion import upshot

# So many lines of the visitor a call that was told stands.
_STANDS = 8
# A call under way, as it is told in the midst of things.
_ON_THE_LINE = re.compile(
    r"(?:11[09]|電話|でんわ|救急|きゅうきゅう|消防|警察|けいさつ)(?:番)?(?:の人|のひと|と|に|は|が|も)?(?:いま|今|もう)?(?:かけて(?:い)?る|つないで(?:い)?る|つながって(?:い)?る|話して(?:い)?る|はなして(?:い)?る|スピーカー)"
    r"|(?:救急車|きゅうきゅうしゃ|救急隊|警察|けいさつ)(?:の音|の人)?(?:が|は|も)?(?:もうすぐ|いま|今|あと)?.{0,6}(?:来るって|くるって|来てくれる|むかって|向かって|聞こえ)"
    r"|\bon (?:the )?(?:phone|line|call) (?:with|to) (?:them|119|110|the (?:ambulance|police))|\b(?:119|110|ambulance|police|operator)\b.{0,12}\b(?:on (?:the )?(?:phone|line|speaker)|on (?:its|their|the) way|is coming|are coming)"
    r"|\b(?:i|we|mum|mom|dad|he|she|they)(?:ve| have| already| just)* (?:called|rang|rung|phoned) (?:them|it|119|110)\b|\b(?:calling|ringing|phoning) (?:119|110|an ambulance|the ambulance|the police|them(?: right)? now)\b"
)
# Nobody answered, or the call broke off.
_BROKE_OFF = re.compile(
    r"切れ(?:た|ちゃ)|きれ(?:た|ちゃ)|切られ|つなが(?:ら|ん)な|(?:電話|でんわ|11[09])(?:に|が|は)?(?:出|で)な|かけられな|かけれな|(?:まだ|電話|でんわ)(?:は|も)?(?:かけて|して)(?:い)?な"
    r"|\b(?:hung up|cut off|got cut|call dropped|no answer|didnt connect|wont connect|not connecting|nobody (?:answers|picks up|picked up)|cant get through|havent (?:called|rung)|didnt call)\b"
)
# Whom a call was told of.
_WHOSE = {
    "110": re.compile(r"110|警察|けいさつ|おまわり|\b(?:police|cops?)\b"),
    "119": re.compile(r"119|救急|きゅうきゅう|消防|しょうぼう|\bambulance\b"),
}
# A call that names neither may be one to these.
_OTHERS = re.compile(
    r"友|とも|親|ママ|まま|パパ|ぱぱ|母|父|かあさん|とうさん|先生|せんせい|彼|\b(?:friend|mum|mom|dad|teacher|bf|gf|nan|gran)\b"
)
_NUMBER = re.compile(r"11[09]")
_RINGS = re.compile(
    r"いま(?:すぐ)?\s?11[09]に|11[09](?:\}|\|[^}]*\})?(?:か11[09])?(?:に|へ|を)\s?(?:も)?\s?(?:\{?(?:電話|でんわ|呼|よ|押|お|かけ))|救急車を(?:呼|よ|たの)|\b(?:ring|call|dial|phone|rung|press)\b[^.?]{0,20}\b11[09]\b|\bcall an ambulance\b",
    re.IGNORECASE,
)


def numbers(lines: Sequence[str]) -> frozenset[str]:
    """Return which of "110" and "119" the visitor's last lines tell as rung, unless a later one tells that the call broke off."""
    for line in reversed(lines[-_STANDS:]):
        low = line.lower().replace("'", "").replace("’", "")
        if _BROKE_OFF.search(low):
            return frozenset()
        seen = upshot.told(line)
        if "asking" not in seen and ("called" in seen or _ON_THE_LINE.search(low)):
            rung = frozenset(number for number, words in _WHOSE.items() if words.search(low))
            return rung or (frozenset() if _OTHERS.search(low) else frozenset(_WHOSE))
    return frozenset()


def asks(line: str) -> frozenset[str]:
    """Return which numbers a line of the lamp asks to ring."""
    return frozenset(_NUMBER.findall(line) or ["119"]) if _RINGS.search(line) else frozenset()
