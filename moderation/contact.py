"""Finds ways and places to reach anyone: numbers, addresses, handles, codes, meeting spots."""

from __future__ import annotations

from functools import cache

from hideout.language import N_
from moderation.digits import phones
from moderation.handles import handles
from moderation.meeting import meetings
from moderation.reading import Context, Reading
from moderation.verdict import Finding, Outcome, Span
from moderation.writing import english

REASON = N_("A way or a place to reach somebody")
# Under this name is left whether English words alone say so, and neither a number nor an account does: then it may be a song.
SAID = "said"
# Helplines of countries for which the house shows none: New Zealand's, and the number for children all over Europe.
_ABROAD = frozenset(("1737", "0800543354", "0800376633", "116111"))


@cache
def known_numbers() -> frozenset[str]:
    """Return the helplines' numbers, digits only: they may stand anywhere."""
    from hideout.helplines import known_numbers as known

    return known() | _ABROAD


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding with every place that holds contact data."""
    reading = context.reading
    spans = phones(reading.plain, known_numbers()) + handles(reading, known_numbers())
    said = reading.places("contact") + (meetings(reading) if context.kind != "name" else [])
    context.memo[SAID] = not spans and bool(said) and english(reading)
    spans += said
    if not spans:
        return ()
    return (
        Finding(check="contact", flag="contact", outcome=Outcome.HOLD, reason=REASON, spans=tuple(spans)),
    )


def find(reading: Reading, known: frozenset[str]) -> list[Span]:
    """List the places of contact data in the original text; `known` numbers (digits only) are none."""
    return phones(reading.plain, known) + handles(reading, known) + reading.places("contact")
