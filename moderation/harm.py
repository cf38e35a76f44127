"""Finds attacks on others, talk of ways to die, sexual content and advertising in a post."""

from __future__ import annotations

from dataclasses import dataclass

from hideout.language import N_
from moderation.contact import REASON
from moderation.reading import Context
from moderation.verdict import Finding, Outcome, Span

# Under this name the flags are left that a firm list raised.
SURE = "sure harm"


@dataclass(frozen=True, kw_only=True, slots=True)
class Harm:
    """A list of words, the flag it raises and what a reader is told; of a `firm` one the second vote is not asked."""

    list: str
    flag: str
    reason: str
    firm: bool = False


_ATTACK, _WAYS = N_("An attack on a person or a group"), N_("Asks for, offers or hints at ways")
_SEXUAL, _AD = N_("Sexual content"), N_("Advertising or recruiting")

HARMS = (
    Harm(list="hostile", flag="abuse", reason=_ATTACK),
    Harm(list="jeers", flag="abuse", reason=_ATTACK, firm=True),
    Harm(list="blame", flag="abuse", reason=_ATTACK, firm=True),
    Harm(list="method", flag="method", reason=_WAYS),
    Harm(list="hints", flag="method", reason=_WAYS, firm=True),
    Harm(list="sexual", flag="sexual", reason=_SEXUAL),
    Harm(list="leers", flag="sexual", reason=_SEXUAL, firm=True),
    Harm(list="ad", flag="ad", reason=_AD),
    Harm(list="offers", flag="ad", reason=_AD, firm=True),
    Harm(list="fetch", flag="contact", reason=REASON, firm=True),
)


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding per kind of harm, with its places in the original text."""
    found: dict[Harm, list[Span]] = {}
    for look in context.reading.looks:
        for language in look.languages:
            for harm in HARMS:
                for hit in look.hits(language, harm.list, look.covered(language)):
                    found.setdefault(harm, []).append(look.view.span(hit.start, hit.end))
    context.memo[SURE] = {harm.flag for harm in found if harm.firm}
    return tuple(
        Finding(check="harm", flag=harm.flag, outcome=Outcome.HOLD, reason=harm.reason, spans=tuple(spans))
        for harm, spans in found.items()
    )
