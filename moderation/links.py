"""Finds addresses of web pages, also those written so that no machine should see them."""

from __future__ import annotations

import re

from hideout.language import N_
from moderation.reading import Context
from moderation.verdict import Finding, Outcome

REASON = N_("A web address")

_TOP = (
    r"(?:com|net|org|jp|info|io|gg|me|tv|co|app|dev|xyz|site|online|link|club|shop|store|top|biz|ly|to|be|us|uk|ru|cn|kr|tk|page|example|"
    r"test|invalid|moe|fun|live|space|click|vip|icu|cc|la|fm|sh|gl|ne|ac|edu|gov|de|fr|es|br|in|id|ph|vn)"
)
# Endings that are no words of their own: behind a disguised dot only these count.
_SURE_TOP = (
    r"(?:com|c0m|net|org|jp|info|io|gg|tv|xyz|example|test|invalid|ly|co|"
    r"こむ|ねっと|おるぐ|じぇいぴ|てすと|えぐざんぷる|いんふぉ)"
)
_DOT = r"(?:\.|。| ?(?:\(dot\)|\[dot\]|\{dot\}| dot |どっと) ?| \. )"
_NAMED_DOT = r"(?:\.|。|dot|d0t|どっと|どと|てん|点|まる|ぴりおど|full ?stop|point|period|・|\*|,|◯|○)"
# Brackets, spaces, quotes and the words that say what stands between.
_AROUND = r"[ 、・「」\"'“”]{0,3}(?:(?:の)?(?:あと|次|後)に?|then|半角|そのあと)?[ 、・「」\"'“”]{0,3}"
_HIDDEN_DOT = (
    rf"(?: ?[(\[{{<〔【「『《] ?{_NAMED_DOT} ?[)\]}}>〕】」』》] ?| ?・ ?| ?\* ?| {{1,2}}[⚫⚪●•◯○★☆♡🐚] {{1,2}}|"
    rf"{_AROUND}(?:dot|どっと|てん|点|まる|ぴりおど|full ?stop){_AROUND})"
)
_LINK = re.compile(
    r"h(?:tt|xx|\*\*)ps?(?: ?:|：)? ?/{0,2}/ ?[^\s]{2,60}|"
    rf"(?<![a-z0-9@.\-])www{_DOT}[a-z0-9\-]{{2,40}}|"
    rf"(?<![a-z0-9@.\-])(?:[a-z0-9\-]{{2,40}}{_DOT}){{1,3}}{_TOP}(?![a-z0-9\-])(?:/[^\s]{{0,60}})?|"
    r"(?<![a-z0-9@.\-])[a-z0-9\-]{2,40}\.[a-z]{2,12}/[a-z0-9?=_\-/]{1,60}"
)
_HIDDEN = re.compile(
    rf"(?<![a-z0-9@\-])[a-z0-9][a-z0-9\-]{{1,40}}{_HIDDEN_DOT}{_SURE_TOP}(?![a-z])|"
    r"(?<![a-z0-9])[a-z0-9\-]{2,30} example (?:com|net|org|jp)(?![a-z])|"
    r"(?<![a-z0-9@.\-])[a-z0-9]\.[a-z0-9\-]{2,30}\.(?:com|net|org|jp|io|gg|tv|example|test|invalid)(?![a-z0-9])|"
    r"(?<![0-9.])(?:[12]?[0-9]{1,2}\.){3}[12]?[0-9]{1,2}(?![0-9.])|"
    # One letter after the other: "e x a m p l e . n e t".
    r"(?<![^ \n→:])(?:[a-z0-9\-] ){3,30}[.・。] (?:[a-z0-9\-] ?){2,12}(?![a-z])|"
    r"(?<![a-z0-9.])\.(?:[a-z0-9\-]{2,30}\.)?(?:example|test|invalid|com|net|org)(?![a-z0-9])|"
    r"[a-z0-9\-]{2,30} ?\[\.\] ?[a-z]|[a-z0-9\-]{2,30} ?[(〔]\.[)〕] ?[a-z]"
)
# Said in words: the names of the signs, one behind the other.
_SAID = re.compile(
    r"えいち[・ 、]?てい?[・ 、]?てい?[・ 、]?ぴ|(?:ゆ[うー]?ある?え?る|あどれす|どめいん|さいと)[^。\n]{0,30}(?:どっと|ぴりおど|てん|点)[ 、,・「]|"
    r"(?:どっと|ぴりおど)[・ 、,「『()〔〕]{0,3}(?:こむ|ねっと|おるぐ|じぇいぴ|えぐざんぷる|com|net|org|jp|example|test|invalid)[・ 、,」』()〔〕]{0,2}"
    r"(?:の前|のあと|すらっしゅ|で(?:す|見|検索)|」|\)|$|\n|[a-z])|"
    r"どっと[ 、,・」]{1,3}[^。\n]{0,12}[「 、,](?:example|test|invalid|com|net|org|jp)(?![a-z])|"
    r"[a-zぁ-ん][・ 、]どっと[・ 、]?(?:こむ|ねっと|おるぐ|じぇいぴ)|\(slash\)|\(すらっしゅ\)|forward slash [a-z]|"
    r"\baitch[ ,]{1,2}tee[ ,]{1,2}tee|\b(?:three|triple) (?:dubs|double ?us|ws)\b[ ,]|\bdouble ?u(?:s)?,? (?:three times|times three|x3)|"
    r"slash(?:es)?[ ,]{1,3}[a-z]{2,30}[ ,]{1,3}dot[ ,]|だぶりゅう?(?:三つ|みっつ|3つ|が三つ|×3)|すらすら[、 ,]|ころん[、 ]?すらっしゅ|"
    r"www[ 　]?(?:\.|のあと|に続けて|点|てん|どっと|dot)|"
    r"(?<![a-z])(?:h ?t ?t ?p ?s?|w ?w ?w) ?(?::|\.|dot|colon|then)|"
    r"(?<![a-z])(?:dot|period|full stop|point|\+ ?\.) (?:com|net|org|example|invalid|test|jp|io|gg|co)(?![a-z])|\+ ?s? ?\+? ?\.(?:com|net|org|example|test|invalid)"
)
_ABBREVIATED = re.compile(r"(?:[a-z]\.){2,}")
# In a Japanese sentence two Latin words with a stop between are an address, unless they name a file.
_FOREIGN = re.compile(
    r"(?<![a-z0-9@.\-_])[a-z][a-z0-9\-]{2,30}\.(?!(?:pdf|txt|jpe?g|png|gif|mp[34]|exe|doc|xls|zip|wav|csv|html?|py|js|ver|feat|no|vol)(?![a-z]))[a-z]{3,12}(?![a-z0-9])"
)
# "the dot in dot product": words around a dot that are words in a sentence.
_SPELT_WORD = re.compile(r"(?:the|a|this|that|every|one|last|red|blue|green|tiny|small) dot [a-z]+")


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding with every web address."""
    plain = context.reading.plain
    raw = context.reading.raw
    spans = []
    patterns = (_LINK, _HIDDEN, _SAID, _FOREIGN) if context.reading.kana else (_LINK, _HIDDEN, _SAID)
    for pattern in patterns:
        for hit in pattern.finditer(plain.text):
            before = plain.text[max(0, hit.start() - 5) : hit.start()]
            found = hit.group()
            if "@" in before or "at)" in before or _ABBREVIATED.fullmatch(found):
                continue
            if _SPELT_WORD.fullmatch(found):
                continue
            span = plain.span(hit.start(), hit.end())
            # "ok.Me too": a stop without a space is not an address when a capital follows it.
            if pattern is _LINK and re.search(r"\.[A-Z][a-z]", raw[span.start : span.end]):
                continue
            spans.append(span)
    if not spans:
        return ()
    return (Finding(check="links", flag="link", outcome=Outcome.HOLD, reason=REASON, spans=tuple(spans)),)
