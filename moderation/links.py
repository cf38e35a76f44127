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
_DOT = r"(?:\.|。| ?(?:\(dot\)|\[dot\]|\{dot\}| dot |どっと|ドット) ?| \. )"
_LINK = re.compile(
    r"h(?:tt|xx|\*\*)ps?(?: ?:|：)? ?/{0,2}/ ?[^\s]{2,60}|"
    rf"(?<![a-z0-9@.\-])www{_DOT}[a-z0-9\-]{{2,40}}|"
    rf"(?<![a-z0-9@.\-])(?:[a-z0-9\-]{{2,40}}{_DOT}){{1,3}}{_TOP}(?![a-z0-9\-])(?:/[^\s]{{0,60}})?|"
    r"[a-z0-9\-]{2,40}\.[a-z]{2,12}/[a-z0-9?=_\-/]{1,60}"
)
_ABBREVIATED = re.compile(r"(?:[a-z]\.){2,}")


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding with every web address."""
    plain = context.reading.plain
    raw = context.reading.raw
    spans = []
    for hit in _LINK.finditer(plain.text):
        before = plain.text[max(0, hit.start() - 5) : hit.start()]
        if "@" in before or "at)" in before or _ABBREVIATED.fullmatch(hit.group()):
            continue
        span = plain.span(hit.start(), hit.end())
        # "ok.Me too": a stop without a space is not an address when a capital follows it.
        if re.search(r"\.[A-Z][a-z]", raw[span.start : span.end]):
            continue
        spans.append(span)
    if not spans:
        return ()
    return (Finding(check="links", flag="link", outcome=Outcome.HOLD, reason=REASON, spans=tuple(spans)),)
