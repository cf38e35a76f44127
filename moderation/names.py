"""Refuses names that would lure, hurt, deceive or give somebody away; says kindly what to change."""

from __future__ import annotations

import re
import unicodedata

from hideout.language import N_
from moderation import contact, identity, links
from moderation.reading import Context, Reading
from moderation.verdict import Finding, Outcome, Span

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
_ARABIC = ("انتحار", "الانتحار", "موت", "اقتل", "قتل")
_CYRILLIC = ("суицид", "самоубий", "умереть", "хочу умер", "убей", "админ", "модератор", "секс", "порно")
_DRUGS = frozenset("🍁🚬🥦💊🍃🍄💉❄")
_DEAL = re.compile("あり|有り|手押し|売|販|配達|dm|あげ|譲")
# Categories that draw nothing, or nothing that everyone can see.
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"))
_BLANK = frozenset("\u2800\u3164\u115f\u1160\uffa0\u034f\u00ad\u17b4\u17b5")
_EMOJI_JOINERS = frozenset("\u200d\ufe0f\ufe0e")


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding per reason to refuse a name; spans are places in the name as written."""
    reading, name = context.reading, context.text
    found = [_refusal(reason) for reason in _shape(name[:_LOOK], reading)]
    for spans, reason in (
        (_words(reading), OTHER),
        (contact.find(reading, frozenset()) + _link_spans(context), REACH),
        (identity.full_name(reading), WHO),
    ):
        if spans:
            found.append(_refusal(reason, tuple(spans)))
    return tuple(found)


def _refusal(reason: str, spans: tuple[Span, ...] = ()) -> Finding:
    return Finding(check="names", outcome=Outcome.REFUSE, reason=reason, spans=spans)


def _shape(name: str, reading: Reading) -> list[str]:
    reasons = []
    if not any(char.isalnum() or unicodedata.category(char) in ("So", "Sk", "Po", "Sm") for char in name):
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
                text = look.view.text if name == "names" else look.covered(language)
                spans += [look.view.span(hit.start, hit.end) for hit in look.hits(language, name, text)]
    if _DRUGS & set(reading.raw) and _DEAL.search(reading.plain.text):
        spans.append(Span(start=0, end=len(reading.raw)))
    folded = reading.plain.text.replace(" ", "")
    spans += [
        Span(start=0, end=len(reading.raw))
        for word in (*_ARABIC, *_CYRILLIC)
        if word.replace(" ", "") in folded
    ]
    return spans


def _link_spans(context: Context) -> list[Span]:
    return [span for finding in links.check(context) for span in finding.spans]
