"""Tells which posts the desk reads at once though no word of a plan is in them: taken medicine, voices that command, threats."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hideout.language import N_
from moderation.reading import Context
from moderation.verdict import Finding, Outcome, Span

_URGENT = 3
# Overdose told with a laugh is told all the same.
_LAUGHS = re.compile(r"[wｗ]{2}|笑|草|[わワ]ら(?:た|$)|\b(?:lol|lmao|haha\w*|xd)\b|[😂🤣😆]", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """A list that makes a post urgent: what is heard, whether it may be happening now, whether harmless words cover it."""

    list: str
    category: str
    reason: str
    now: bool = False
    firm: bool = False


PRESSES = (
    Press(
        list="taken", category="overdose", now=True, firm=True, reason=N_("Too much medicine, taken just now")
    ),
    Press(list="orders", category="psychosis", reason=N_("Voices that give orders")),
    Press(list="threats", category="violence", reason=N_("A threat to others that may be meant")),
)


def lift(context: Context, findings: list[Finding]) -> list[Finding]:
    """Return the findings of a post, those that press lifted to urgent, and one for each list of its own that is heard."""
    if context.kind != "post":
        return findings
    lifted = [replace(one, level=_URGENT) if _presses(context, one) else one for one in findings]
    known = {(one.category, one.now) for one in lifted if one.level == _URGENT}
    for press in PRESSES:
        spans = context.reading.places(press.list, bare=press.firm)
        if spans and not known & {(press.category, True), (press.category, press.now)}:
            lifted.append(_finding(press, spans))
    return lifted


def _finding(press: Press, spans: list[Span]) -> Finding:
    return Finding(
        check="pressing",
        level=_URGENT,
        now=press.now,
        category=press.category,
        flag="risk",
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
