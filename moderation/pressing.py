"""Tells which posts weigh at the desk though no list of the lamp has a word of them: medicine taken, threats, goodbyes, lures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hideout.language import N_
from moderation.reading import Context
from moderation.verdict import Finding, Outcome, Span

_URGENT = 3
# What says that a goodbye is none: play, the end of a school year, a story.
_SOFTENING = ("light", "farewell", "told")
# Overdose told with a laugh is told all the same.
_LAUGHS = re.compile(r"[wｗ]{2}|笑|草|[わワ]ら(?:た|$)|\b(?:lol|lmao|haha\w*|xd)\b|[😂🤣😆]", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """A list that gives a post weight: what is heard, how grave it is, whether it may be happening now.

    A `firm` list is not covered by harmless words; one that is `soft` yields to play, stories and ends of a school year;
    a `nearer` one stands in place of what other lists heard of the same kind, since it knows whom that is about.
    """

    list: str
    category: str
    reason: str
    level: int = _URGENT
    flag: str = "risk"
    now: bool = False
    firm: bool = False
    soft: bool = False
    nearer: bool = False


PRESSES = (
    Press(
        list="taken", category="overdose", now=True, firm=True, reason=N_("Too much medicine, taken just now")
    ),
    Press(
        list="ready", category="suicide", now=True, reason=N_("A plan to die, with a time or things ready")
    ),
    Press(list="pact", category="suicide", reason=N_("Looks for somebody to die with")),
    Press(list="orders", category="psychosis", reason=N_("Voices that give orders")),
    Press(list="threats", category="violence", reason=N_("A threat to others that may be meant")),
    Press(list="parting", category="goodbye", soft=True, reason=N_("Sounds like a goodbye")),
    Press(list="blame", category="suicide", level=2, reason=N_("A wish to die or to be gone")),
    Press(
        list="handed",
        category="third_party",
        level=2,
        soft=True,
        reason=N_("Worry that someone else may die"),
    ),
    Press(
        list="fetch",
        category="runaway",
        level=2,
        soft=True,
        reason=N_("Leaving home with nowhere safe to go"),
    ),
    Press(
        list="nearby", category="abuse", level=2, nearer=True, reason=N_("A child nearby may be mistreated")
    ),
    Press(
        list="menace",
        category="violence",
        level=2,
        flag="abuse",
        soft=True,
        reason=N_("A threat, or words that force somebody"),
    ),
    Press(
        list="lures",
        category="grooming",
        level=2,
        flag="sexual",
        reason=N_("An adult or stranger may be luring a child"),
    ),
)


def lift(context: Context, findings: list[Finding]) -> list[Finding]:
    """Return the findings of a post, those that press lifted to urgent, and one for each list here that is heard and says more."""
    if context.kind != "post":
        return findings
    lifted = [replace(one, level=_URGENT) if _presses(context, one) else one for one in findings]
    for press in PRESSES:
        spans = context.reading.places(press.list, bare=press.firm)
        if not spans or (press.soft and any(context.reading.places(name) for name in _SOFTENING)):
            continue
        if press.nearer:
            lifted = [one for one in lifted if one.category != press.category or one.level > press.level]
        if not any(_says(one, press) for one in lifted):
            lifted.append(_finding(press, spans))
    return lifted


def _says(one: Finding, press: Press) -> bool:
    """Tell whether a finding already says what a list here would say; what only the vote hears says less than a list."""
    same = one.check != "vote" and one.category == press.category
    return same and one.level >= press.level and one.now >= press.now


def _finding(press: Press, spans: list[Span]) -> Finding:
    return Finding(
        check="pressing",
        level=press.level,
        now=press.now,
        category=press.category,
        flag=press.flag,
        outcome=Outcome.HOLD,
        reason=press.reason,
        spans=tuple(spans),
    )


def _presses(context: Context, one: Finding) -> bool:
    """Tell whether what a list heard presses as it stands: voices that command, and an overdose told with a laugh."""
    if one.level < 2 or one.check != "risk":
        return False
    laughs = one.category == "overdose" and _LAUGHS.search(context.text)
    return one.category == "psychosis" or bool(laughs)
