"""Finds attacks on others, talk of ways to die, sexual content and advertising in a post."""

from __future__ import annotations

from dataclasses import dataclass

from hideout.language import N_
from moderation.reading import Context
from moderation.risk import views
from moderation.verdict import Finding, Outcome, Span
from moderation.words import lexicon


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
    for language, view in views(context.reading):
        harmless = lexicon(language, "harmless")
        text = harmless.cover(view.text) if harmless else view.text
        for harm in HARMS:
            words = lexicon(language, harm.list)
            for hit in words.hits(text) if words else ():
                found.setdefault(harm, []).append(view.span(hit.start, hit.end))
    return tuple(
        Finding(check="harm", flag=harm.flag, outcome=Outcome.HOLD, reason=harm.reason, spans=tuple(spans))
        for harm, spans in found.items()
    )
