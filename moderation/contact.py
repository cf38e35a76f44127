"""Finds ways and places to reach anyone: numbers, addresses, handles, codes, meeting spots."""

from __future__ import annotations

import re
from functools import cache

from hideout.language import N_
from moderation.normalise import View
from moderation.reading import Context, Reading
from moderation.verdict import Finding, Outcome, Span

REASON = N_("A way or a place to reach somebody")

_DIGITS = str.maketrans("〇○◯零一二三四五六七八九", "0000123456789")
_GAP = r"[\s\-ー−‐‑–—―.()の・,_/…]{0,3}"
_PHONE = re.compile(rf"(?<![0-9])(?:\+{_GAP}[0-9]{{1,3}}{_GAP}|0)[0-9](?:{_GAP}[0-9]){{7,10}}(?![0-9])")
_PART = re.compile(rf"(?<![0-9])0[5789]0{_GAP}[0-9]{{3,4}}(?:{_GAP}[0-9]{{0,4}})?(?![0-9])")
_WESTERN = re.compile(r"(?<![0-9])\(?[2-9][0-9]{2}\)?[-. ][0-9]{3}[-. ][0-9]{4}(?![0-9])")
_CODE = re.compile(
    r"(?<![0-9])(?:sw[- ]?)?[0-9]{4}[- ][0-9]{4}[- ][0-9]{4}(?![0-9])|[a-z0-9_.]{2,30}#[0-9]{4}(?![0-9])"
)
_MAIL = re.compile(
    r"[a-z0-9._%+\-]{0,40} ?(?:@|\(at\)|\[at\]|<at>|あっとま?く?|\sat\s) ?"
    r"[a-z0-9\-]{2,40} ?(?:\.|どっと|\(dot\)|\[dot\]|\sdot\s) ?[a-z]{2,10}(?![a-z0-9])"
)
_AT = re.compile(r"(?<![a-z0-9.])@ ?[a-z0-9_.]{3,30}")
_SERVICE = (
    r"(?:line|らいん|insta(?:gram)?|いんすた(?:ぐらむ)?|ig|discord|でぃすこ(?:ど)?|discode|snap(?:chat)?|すなちゃ|すなっぷちゃっと|"
    r"tiktok|てぃっくとっく|twitter|ついった|旧ついった|kakao(?:talk)?|かかお(?:とく)?|wechat|うぃちゃっと|微信|telegram|てれぐら(?:む)?|"
    r"whatsapp|signal|しぐなる|skype|すかいぷ|bereal|びりある|whoo|yay|斉藤さん|steam|roblox|ろぶろ|psn|gamertag|fortnite|ゆあぶ)"
)
_ID = re.compile(
    rf"(?<![a-z]){_SERVICE}[ ]?(?:の)?(?:id|あいでぃ|垢|あか|アカ|user(?:name)?|name|tag|handle|ねむ)?[ ]?"
    r"(?:is|は|→|➡|⇒|[:=@(「]|です)?[ ]?[@:]?[ ]?(?P<handle>[a-z0-9][a-z0-9_.\-]{2,30})"
)
_ID_WORD = re.compile(
    r"(?<![a-z])(?:id|あいでぃ|垢|user ?name|gamertag|friend ?code|ふれこ|ふれんどこど|招待こど|合言葉)[ ]?(?:は|is|[:=→])[ ]?(?P<handle>[a-z0-9_.\-]{4,30})"
)
_PLAIN_WORD = re.compile(r"[a-z]+")


@cache
def known_numbers() -> frozenset[str]:
    """Return the helplines' numbers, digits only: they may stand anywhere."""
    from hideout.helplines import known_numbers as known

    return known()


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding with every place that holds contact data."""
    spans = find(context.reading, known_numbers())
    if not spans:
        return ()
    return (
        Finding(check="contact", flag="contact", outcome=Outcome.HOLD, reason=REASON, spans=tuple(spans)),
    )


def find(reading: Reading, known: frozenset[str]) -> list[Span]:
    """List the places of contact data in the original text; `known` numbers (digits only) are none."""
    plain = reading.plain
    text = plain.text.translate(_DIGITS)
    spans = _numbers(plain, text, known)
    for pattern in (_CODE, _MAIL, _AT):
        spans += [plain.span(hit.start(), hit.end()) for hit in pattern.finditer(text)]
    for pattern in (_ID, _ID_WORD):
        for hit in pattern.finditer(text):
            if _is_handle(hit["handle"], hit.group(), reading):
                spans.append(plain.span(hit.start(), hit.end()))
    for look in reading.looks:
        for language in look.languages:
            spans += [look.view.span(hit.start, hit.end) for hit in look.hits(language, "contact")]
    return spans


def _numbers(plain: View, text: str, known: frozenset[str]) -> list[Span]:
    spans: list[Span] = []
    for pattern in (_PHONE, _WESTERN, _PART):
        for hit in pattern.finditer(text):
            digits = re.sub(r"[^0-9]", "", hit.group())
            local = "0" + digits[2:] if digits.startswith("81") else digits
            if not any(local.startswith(number) or digits == number for number in known if len(number) > 5):
                spans.append(plain.span(hit.start(), hit.end()))
    return spans


def _is_handle(handle: str, whole: str, reading: Reading) -> bool:
    """Tell an id from an ordinary word after the name of a service ("snap out of it")."""
    if not _PLAIN_WORD.fullmatch(handle):
        return True
    marked = any(sign in whole for sign in ":@=→は") or "id" in whole
    return marked or (reading.kana and len(handle) >= 4)
