"""Refuses names that would lure, hurt, deceive or give somebody away; says kindly what to change."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from hideout.language import N_
from moderation import contact, identity, links
from moderation.disguise import covered, hides
from moderation.reading import Context, Reading
from moderation.verdict import Finding, Outcome, Span
from moderation.words import folder, listed

MOST = 16
# More than this of a name is never looked at: it is far too long already.
_LOOK = 200

# What a child reads; none repeats the word, so that nobody is shown it twice.
EMPTY = N_("Please write a name, or take one of ours")
LONG = N_("Please choose a shorter name, at most 16 letters")
HIDDEN = N_("Please use only letters that everyone can see")
REACH = N_("Please choose a name without a number, an address or an account")
WHO = N_("Please choose a name that does not tell who you are")
OTHER = N_("Please choose another name: this one could hurt or mislead someone")

# Lists of the other checks that no name may match either.
_GRAVE = (
    "names",
    "wish",
    "edge",
    "plan",
    "self_harm",
    "overdose",
    "strike",
    "violence",
    "hostile",
    "method",
    "sexual",
    "ad",
)
_DRUGS = frozenset("🍁🚬🥦💊🍃🍄💉❄")
_DEAL = re.compile("あり|有り|手押し|売|販|配達|dm|あげ|譲")
# Categories that draw nothing, or nothing that everyone can see.
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"))
_BLANK = frozenset("\u2800\u3164\u115f\u1160\uffa0\u034f\u00ad\u17b4\u17b5")
_EMOJI_JOINERS = frozenset("\u200d\ufe0f\ufe0e")
_FACE = re.compile(r"-_-|>_<|\^_\^|[;:=]_?-?[;)(<>]|<3")
_LINES = frozenset("ー〜～ｰ゛゜々_＿.。．、,，…・･")
# Addresses and accounts too short or too plain for posts to be held for, where a name has no other reason for them.
_ADDRESS = re.compile(
    r"^\W{0,2}[@＠]\w|\w[@＠](?:gmail|yahoo|icloud|outlook|hotmail|docomo|softbank|ezweb|au\b|line|insta|naver|qq\b)|"
    r"\w[.．。](?:com|net|jp|org|gg|ly|io|me|xyz|tv|cc)(?:\b|(?=/))|\w\.\w{1,6}/\w|(?<!\d)0[5789]0(?!\d)|\w[@＠]$|\d{7}|\bID ?[:=→は]|"
    r"^(?:ig|tt|sc|tg|wa|dc|fb|yt|insta|snap|line|kik) ?[:=→]",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"[1-6一二三四五六]年|[1-6]?[0-9A-Ha-h]組|[1-6]の[1-9](?!\d)|[1-6][-ー−][1-9A-Ha-h](?!\w)|[小中高][1-6一二三](?!\d)|(?:小|中|高|高校|学園|学院|女子)$"
)
_LATIN_GRADE = re.compile(
    r"^[A-Z][a-z]{1,15} [A-Z][a-z]{1,15} (?:St\.?[A-Z]\w+|\d{1,2}(?:st|nd|rd|th)\b.*|[A-Z][a-z]* ?(?:HS|JHS|Sch|High)|(?:yr|year|gr|grade|class|form)\W?\d.*|\d{1,2}[A-H])$",
    re.IGNORECASE,
)


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding per reason to refuse a name; spans are places in the name as written."""
    reading, name = context.reading, context.text
    if len(name) > _LOOK:
        return (_refusal(LONG),)
    found = [_refusal(reason) for reason in _shape(name[:_LOOK], reading)]
    for spans, reason in (
        (_words(reading) or _disguised(name), OTHER),
        (contact.find(reading, frozenset()) + _link_spans(context) + _addresses(name), REACH),
        (_who(reading), WHO),
    ):
        if spans:
            found.append(_refusal(reason, tuple(spans)))
    return tuple(found)


def _refusal(reason: str, spans: tuple[Span, ...] = ()) -> Finding:
    return Finding(check="names", outcome=Outcome.REFUSE, reason=reason, spans=spans)


def _shape(name: str, reading: Reading) -> list[str]:
    reasons = []
    if not any(
        char not in _LINES and (char.isalnum() or unicodedata.category(char) in ("So", "Sk", "Po", "Sm"))
        for char in name
    ) and not _FACE.search(name):
        reasons.append(EMPTY)
    seen = sum(
        char not in _EMOJI_JOINERS and not unicodedata.combining(char)
        for char in unicodedata.normalize("NFC", name)
    )
    if seen > MOST:
        reasons.append(LONG)
    hidden = any(
        (unicodedata.category(char) in _UNSEEN or char in _BLANK) and char not in _EMOJI_JOINERS
        for char in name
    )
    if hidden or reading.signs & {"invisible", "bidi", "stacked"}:
        reasons.append(HIDDEN)
    return reasons


def _words(reading: Reading) -> list[Span]:
    spans: list[Span] = []
    for look in (*reading.looks, reading.torn):
        for language in look.languages:
            for name in _GRAVE:
                if (language, name, False) not in look.found:
                    continue
                text = covered(look.view.text if name == "names" else look.covered(language))
                spans += [look.view.span(hit.start, hit.end) for hit in look.hits(language, name, text)]
    if _DRUGS & set(reading.raw) and _DEAL.search(reading.plain.text):
        spans.append(Span(start=0, end=len(reading.raw)))
    return spans


def _disguised(name: str) -> list[Span]:
    return [Span(start=0, end=len(name))] if hides(name) else []


def _addresses(name: str) -> list[Span]:
    return [Span(start=hit.start(), end=hit.end()) for hit in _ADDRESS.finditer(name[:_LOOK])]


@cache
def _surnames() -> re.Pattern[str]:
    names = sorted(listed(folder() / "ja" / "surnames.txt"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def _who(reading: Reading) -> list[Span]:
    """List a full name with a school or a class; a surname such as 田中 is no school of its own."""
    spans = identity.full_name(reading)
    if any(one.end <= other.start for one in spans for other in spans):
        return spans
    text = unicodedata.normalize("NFKC", reading.raw[:_LOOK])
    named = _surnames().search(text)
    graded = named and _GRADE.search(text[: named.start()] + "\n" + text[named.end() :])
    if graded or _LATIN_GRADE.search(text):
        return [Span(start=0, end=len(reading.raw))]
    return []


def _link_spans(context: Context) -> list[Span]:
    return [span for finding in links.check(context) for span in finding.spans]
