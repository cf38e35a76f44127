"""Finds attacks on others, talk of ways to die, sexual content and advertising in a post."""

from __future__ import annotations

from dataclasses import dataclass

from hideout.language import N_
from moderation.reading import Context
from moderation.verdict import Finding, Outcome, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Harm:
    """A list of words, the flag it raises and what a reader is told."""

    list: str
    flag: str
    reason: str


HARMS = (
    Harm(list="hostile", flag="abuse", reason=N_("An attack on a person or a group")),
    Harm(list="method", flag="method", reason=N_("Asks for, offers or hints at ways")),
    Harm(list="sexual", flag="sexual", reason=N_("Sexual content")),
    Harm(list="ad", flag="ad", reason=N_("Advertising or recruiting")),
)


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding per kind of harm, with its places in the original text."""
    found: dict[Harm, list[Span]] = {}
    for look in context.reading.looks:
        for language in look.languages:
            for harm in HARMS:
                for hit in look.hits(language, harm.list, look.covered(language)):
                    found.setdefault(harm, []).append(look.view.span(hit.start, hit.end))
    return tuple(
        Finding(check="harm", flag=harm.flag, outcome=Outcome.HOLD, reason=harm.reason, spans=tuple(spans))
        for harm, spans in found.items()
    )
