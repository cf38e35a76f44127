"""Finds ways and places to reach anyone: numbers, addresses, handles, codes, meeting spots."""

from __future__ import annotations

from functools import cache

from hideout.language import N_
from moderation.digits import phones
from moderation.handles import handles
from moderation.meeting import meetings
from moderation.reading import Context, Reading
from moderation.verdict import Finding, Outcome, Span

REASON = N_("A way or a place to reach somebody")


@cache
def known_numbers() -> frozenset[str]:
    """Return the helplines' numbers, digits only: they may stand anywhere."""
    from hideout.helplines import known_numbers as known

    return known()


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding with every place that holds contact data."""
    spans = find(context.reading, known_numbers())
    if context.kind != "name":
        spans += meetings(context.reading)
    if not spans:
        return ()
    return (
        Finding(check="contact", flag="contact", outcome=Outcome.HOLD, reason=REASON, spans=tuple(spans)),
    )


def find(reading: Reading, known: frozenset[str]) -> list[Span]:
    """List the places of contact data in the original text; `known` numbers (digits only) are none."""
    return phones(reading.plain, known) + handles(reading, known) + reading.places("contact")
