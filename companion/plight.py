"""What somebody is in, told in so many words and so concretely that a first sentence to a grown-up can name it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from companion.naming import put_out
from companion.telling import bare
from companion.trace import marks

_THREAT = r"(?:threat\w*|blackmail\w*|(?:going to|gonna|will|wants? to|says? (?:he|she|they)ll) (?:post|send|share|show|leak)|spread|leak\w*|ばら(?:ま|撒)|さらす|晒|おど(?:さ|し|す)|脅|ひろめ|広め|送れ|おくれ)"
_PICTURE = r"(?:nudes?|pics?|pictures?|photos?|videos?|写真|しゃしん|画像|がぞう|動画|どうが|自撮り|じどり)"
_BROUGHT = r"(?:持って|もって)\s?(?:こ|来)い|よこせ|[出だ]せ(?:って|と|よ)|(?:渡|わた)(?:せ|さ(?:な|され)|し(?:た|て))|(?:取|と)られ(?!な)|まきあげ|巻き上げ|カツアゲ|かつあげ|たかられ"
# Plight -> how a line tells it; what must be answered soonest stands first.
_FORMS: dict[str, re.Pattern[str]] = {
    "bleeding": re.compile(
        r"\b(?:bleeding|blood)\b(?!.*\b(?:nose|pressure|test)\b)|(?:血|ち)\s?(?:が|は|も)?\s?(?:とま|止ま|出て|でて)|出血"
    ),
    "pictures": re.compile(rf"{_PICTURE}.*{_THREAT}|{_THREAT}.*{_PICTURE}"),
    "extorted": re.compile(
        r"\b(?:makes?|made|making) me (?:pay|give (?:him|her|them) money)|\b(?:takes?|took|taking|wants?|demands?) (?:all )?my money\b|\bpay (?:him|her|them) or\b"
        rf"|(?:お金|おかね|金(?!曜|よう|魚|メダル)|[\d０-９一二三五十]+\s?(?:万|千)?円?).{{0,12}}(?:{_BROUGHT})"
    ),
    "hungry": re.compile(
        r"\b(?:no|nothing|not any) (?:food|to eat)\b|\b(?:havent|have not|hasnt been anything to) eaten? (?:since|for|in)\b|\block(?:s|ed)? the fridge\b"
        r"|(?:食べる|たべる)\s?(?:もの|物).{0,4}(?:な[いく]|ありません)|冷蔵庫.{0,4}(?:から|空)|れいぞうこ.{0,4}から|ごはん.{0,8}(?:くれない|もらえない|つくってくれな|作ってくれな|ない(?:$|[。、]))"
    ),
}
# Who is hurt by others of the same age is not helped by the lines for homes.
_MATES = re.compile(
    r"\b(?:class ?mates?|(?:kids?|boys?|girls?|people|someone|somebody|they) (?:at|in|from) (?:my |the )?(?:school|class|grade|year|team))\b"
    r"|クラスの|同級生|どうきゅうせい|同じクラス|(?:学校|がっこう)の(?:子|こ|やつ|ヤツ|人|ひと|男子|女子)|先輩|せんぱい|部活の"
)
_BLOWS = re.compile(
    r"\b(?:hits?|hitting|kick\w*|punch\w*|push\w*|shov\w*|beats?|beat up|hurts?|spits?|trip\w*)\b|けら|蹴|たたか|叩か|なぐ|殴|くらされ|どつ|おされ|押され|つねら|つば|ふまれ|踏まれ"
)
# A no in front of these, or a game, is no plight.
_NOT = re.compile(r"\b(?:game|movie|dream)\b|ゲーム|えいが|映画|ゆめ|夢で")


def plights(lines: Iterable[str]) -> tuple[str, ...]:
    """Return bleeding, put_out, pictures, extorted, classmates, hungry and carer, as far as these lines tell them, in this order."""
    told = [line for line in lines if not _NOT.search(bare(line))]
    found = {name for name, form in _FORMS.items() if any(form.search(bare(line)) for line in told)}
    # A picture in one line and the threat in another belong together.
    seen = frozenset().union(*map(marks, told))
    if {"online.picture", "online.threat"} <= seen or {"online.bare", "online.threat"} <= seen:
        found.add("pictures")
    if any(_MATES.search(bare(line)) and _BLOWS.search(bare(line)) for line in told):
        found.add("classmates")
    if any(map(put_out, told)):
        found.add("put_out")
    # Who does the work at home, or has somebody ill there, and tells more of it, cares for them.
    if "carer.ill" in seen or ("carer.care" in seen and sum(mark.startswith("carer.") for mark in seen) > 1):
        found.add("carer")
    order = ("bleeding", "put_out", "pictures", "extorted", "classmates", "hungry", "carer")
    return tuple(name for name in order if name in found)
