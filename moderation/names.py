"""Refuses names that would lure, hurt, deceive or give somebody away; says kindly what to change."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from hideout.language import N_
from moderation import contact, disguise, links, nametag, nickname, pairs
from moderation.glyph import begins, leaves, readings
from moderation.reading import Context, Reading, read
from moderation.terms import covered, unspelt
from moderation.verdict import Finding, Outcome, Span, matches
from moderation.words import COVER

MOST = 16
# More than this of a name is never looked at: it is far too long already.
_LOOK = 200

# Kana that are too many to stand in another word by chance.
_LONG_KANA = 5

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
    "outright",
    "acts",
    "deeds",
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
_DRUGS = frozenset("🍁🚬🥦🥬💊🍃🍄💉❄🧊🌿🔌")
_DEAL = re.compile("あり|有り|手押し|手渡|てわたし|郵送|宅配|売|販|配達|dm|あげ|譲|plug|for sale")
# Fruit, and what is done with it in no kitchen.
_FRUIT = frozenset("🍌🍆🍑🥒🌭🐚🍒")
_TOUCH = re.compile(
    "くわえ|なめ|舐め|しゃぶ|いれて|いれたい|入れて|入れたい|さわ|触|みせて|見せて|もぐもぐ係|suck|lick|touch"
)
# Categories that draw nothing, nothing that everyone can see, or a ring over what stands before.
_UNSEEN = frozenset(("Me", "Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"))
_BLANK = frozenset("\u2800\u3164\u115f\u1160\uffa0\u034f\u00ad\u17b4\u17b5")
_EMOJI_JOINERS = frozenset("\u200d\ufe0f\ufe0e\u20e3")
_FACE = re.compile(r"-_-|>_<|\^_\^|[;:=]_?-?[;)(<>]|<3")
_LINES = frozenset("ー〜～ｰ゛゜々_＿.。．、,，…・･")
# Addresses and accounts too short or too plain for posts to be held for, where a name has no other reason for them.
_ADDRESS = re.compile(
    r"^\W{0,2}[@＠]\w|\w[@＠](?:gmail|aol|msn|live|proton|163|yahoo|icloud|outlook|hotmail|docomo|softbank|ezweb|au\b|line|insta|naver|qq\b)|"
    r"\w[.．。](?:com|net|jp|org|gg|ly|io|me|xyz|tv|cc)(?:\b|(?=/))|\w\.\w{1,6}/\w|(?<!\d)0[5789]0(?!\d)|\w[@＠]$|\d{7}|(?<!\d)\d{3}[-. ]\d{4}(?!\d)|\bID ?[:=→は]|"
    r"^(?:ig|tt|sc|tg|wa|dc|fb|yt|insta|snap|line|kik|tele\w*|disc\w*|whats\w*|skype|wechat|viber|zalo|kakao|twitter|tiktok|e?mail|tel|phone|tk|x) ?[:=→]|^(?:call|text|tel|phone)\W?\d|[+＋加] ?[vV薇微威]",
    re.IGNORECASE,
)
# Words joined by a line are a nickname, and an account only where they name what the account is for.
_JOINED = re.compile(
    r"(?!.*(?:insta|gram|snap|line|disc|kik|tele|chat|kakao|twit|tik|skype|whats|mail|ig_|_ig|zalo|wechat))"
    r"_?[a-z]+\d{0,2}(?:_[a-z]*\d{0,2})+",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """What lists and patterns say of a name: reasons to refuse it, what spoke for each, and whether that is beyond doubt.

    `meant` is the name as they read it, without the innocent words that only their spelling tells.
    """

    meant: Reading
    findings: tuple[Finding, ...]
    signs: frozenset[str]
    certain: bool


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding per reason to refuse a name; spans are places in the name as written."""
    found = listed(context)
    if found.certain:
        return found.findings
    if not nickname.refuses(context.text, found.meant, found.signs):
        return ()
    return found.findings or (_refusal(OTHER, (Span(start=0, end=len(context.text)),)),)


def listed(context: Context) -> Listed:
    """Return the findings of shape, lists and patterns alone, before the vote."""
    reading, name = context.reading, context.text
    if len(name) > _LOOK:
        return Listed(meant=reading, findings=(_refusal(LONG),), signs=frozenset(), certain=True)
    left = unspelt(name)
    meant = reading if left == name else read(left)
    shape = [_refusal(reason) for reason in _shape(name, reading)]
    words, signs = _words(meant)
    hidden, whole = disguise.signs(left), Span(start=0, end=len(left))
    together = _together(left, meant)
    spans = words or ([whole] if hidden or together else [])
    found = [_refusal(OTHER, tuple(spans))] if spans else []
    signs |= hidden | ({"together"} if together else set())
    for kind, reason, places in (
        ("reach", REACH, _reach(reading) + _link_spans(context) + matches(_ADDRESS, name)),
        ("who", WHO, nametag.find(reading)),
    ):
        if places:
            found.append(_refusal(reason, tuple(places)))
            signs.add(kind)
    return Listed(meant=meant, findings=(*shape, *found), signs=frozenset(signs), certain=bool(shape))


def _refusal(reason: str, spans: tuple[Span, ...] = ()) -> Finding:
    return Finding(check="names", outcome=Outcome.REFUSE, reason=reason, spans=spans)


def _picture(char: str) -> bool:
    """Tell whether a character stands where little pictures do: each year brings some that Python does not know yet."""
    return "\U0001f300" <= char <= "\U0001faff"


def _shape(name: str, reading: Reading) -> list[str]:
    reasons = []
    if not any(
        char not in _LINES
        and (char.isalnum() or _picture(char) or unicodedata.category(char) in ("So", "Sk", "Po", "Sm"))
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
        (unicodedata.category(char) in _UNSEEN or char in _BLANK)
        and char not in _EMOJI_JOINERS
        and not _picture(char)
        for char in name
    )
    if hidden or reading.signs & {"invisible", "bidi", "stacked"}:
        reasons.append(HIDDEN)
    return reasons


def _words(reading: Reading) -> tuple[list[Span], set[str]]:
    """List the places of listed words, and how each of them stands there."""
    spans: list[Span] = []
    signs: set[str] = set()
    for look in (*reading.looks, reading.torn):
        for language in look.languages:
            for name in _GRAVE:
                if (language, name, False) not in look.found:
                    continue
                text = covered(look.view.text if name == "names" else look.covered(language))
                for hit in look.hits(language, name, text):
                    span = look.view.span(hit.start, hit.end)
                    heard = look.view.text[hit.start : hit.end]
                    if _meant(reading.raw, span, heard, look.view is reading.romaji, name == "names"):
                        spans.append(span)
                        signs |= {f"list:{name}", f"list:{language}:{name}"}
                        signs |= disguise.placed("list", heard, reading.raw, span.start, span.end)
    drawn, told = set(reading.raw), reading.plain.text
    if (_DRUGS & drawn and _DEAL.search(told)) or (_FRUIT & drawn and _TOUCH.search(told)):
        spans.append(Span(start=0, end=len(reading.raw)))
        signs.add("deal")
    return spans, signs


def _meant(raw: str, span: Span, heard: str, romaji: bool, own: bool) -> bool:
    """Tell whether a hit is no accident of letters that belong to several words, or to the middle of one."""
    if romaji and not (
        begins(raw, span.start)
        and (len(heard) >= _LONG_KANA or span.end >= len(raw) or not raw[span.end].isalpha())
    ):
        return False
    if leaves(raw, span.start, span.end):
        return False
    # The lists for posts were written for sentences: in a name their words in kana are often part of another word.
    return own or not "ぁ" <= heard[:1] <= "ゖ" or begins(raw, span.start)


def _together(name: str, reading: Reading) -> bool:
    """Tell whether two terms of `pairs` stand there that only together are bad: who and whom, the means and the place."""
    texts = [covered(text) for text in (*readings(name), reading.romaji.text)]
    loose = {re.sub(r"[\W_]+", " ", text.replace(COVER, "0")) for text in texts}
    return any(pairs.together(text) or pairs.together(text.replace(" ", "")) for text in loose)


def _reach(reading: Reading) -> list[Span]:
    """List the ways to reach somebody; one word of letters only, such as Schneider, is no account."""
    if re.fullmatch(r"[^\W\d_]+", reading.raw) and reading.raw[0].isalpha() and not reading.cjk:
        return []
    if _JOINED.fullmatch(reading.raw):
        return []
    return contact.find(reading, frozenset())


def _link_spans(context: Context) -> list[Span]:
    return [span for finding in links.check(context) for span in finding.spans]
