"""Raises the flags of a post that the second vote hears, where no list and no pattern did."""

from __future__ import annotations

from moderation import contact, harm, identity, links, vote
from moderation.reading import Context
from moderation.rules import listen
from moderation.verdict import Finding, Outcome

# A flag says the same to a reader whoever raised it.
REASONS = {one.flag: one.reason for one in harm.HARMS} | {
    "personal_info": identity.PERSONAL,
    "third_party_identified": identity.THIRD,
    "contact": contact.REASON,
    "link": links.REASON,
}


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding per flag that the vote raises, at the sentence that speaks most for it."""
    seen = context.memo.get(vote.SEEN) or vote.features(context.reading, listen(context.reading))
    raised = vote.flags(context.reading, seen)
    return tuple(
        Finding(check="flags", flag=flag, outcome=Outcome.HOLD, reason=REASONS[flag], spans=(span,))
        for flag, span in raised
    )
