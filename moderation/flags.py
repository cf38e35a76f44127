"""Joins what patterns and lists find in a post with the second vote: what a reader should look at."""

from __future__ import annotations

from moderation import contact, harm, identity, links, pupils, vote
from moderation.digits import helplines
from moderation.reading import Context
from moderation.rules import listen
from moderation.verdict import Finding, Outcome
from moderation.weights import Features, model
from moderation.writing import short

SCREENS = (identity.check, contact.check, harm.check, links.check)
# A flag says the same to a reader whoever raised it.
REASONS = {one.flag: one.reason for one in harm.HARMS} | {
    "personal_info": identity.PERSONAL,
    "third_party_identified": identity.THIRD,
    "contact": contact.REASON,
    "link": links.REASON,
}
# A number or an address is one whatever stands around it; of the rest the vote may say that it is harmless here.
CERTAIN = frozenset(("contact", "link"))
# As parts of the threshold: from where on a pattern's finding counts, and a word or two is taken for an insult.
DOUBT, SURE = 0.5, 2.0
# An address that no pattern knows has to be surer: of the posts to learn from, those in which the vote alone heard one rightly
# stand at ten times the threshold and more, and what has none hardly above this.
_ADDRESS = 2.5
# What is told of somebody in a class: by one of these kinds of sign others may know who it is.
_TELLING = frozenset((
    "school", "called", "named", "whole", "aged", "shop", "quoted_shop", "town", "marked", "home", "alone", "rumour",
    "famous", "relation",
))  # fmt: skip


def check(context: Context) -> tuple[Finding, ...]:
    """Return the findings of all screens that stand up to the vote, and one for each flag that only the vote raises."""
    found, seen = find(context)
    answers = vote.flags(context.reading, seen)
    certain = CERTAIN | context.memo[pupils.SURE]
    kept = [
        one
        for one in found
        if one.flag in certain or answers.get(str(one.flag), 1) > DOUBT or context.mostly(one.spans)
    ]
    heard, known = {one.flag for one in kept}, model()
    for flag, answer in answers.items():
        if known is None or answer <= 1 or flag in heard or _excused(flag, answer, context):
            continue
        place = vote.where(known.flags, context.reading, flag)
        kept.append(
            Finding(check="flags", flag=flag, outcome=Outcome.HOLD, reason=REASONS[flag], spans=(place,))
        )
    return tuple(kept)


def _excused(flag: str, answer: float, context: Context) -> bool:
    """Tell whether the vote is not believed: in a word or two, but for a sure insult, and of helplines' numbers."""
    if flag == "third_party_identified" and _only_class(context):
        return True
    if flag == "link" and answer < _ADDRESS:
        return True
    if short(context.reading):
        return flag != "abuse" or answer < SURE
    return flag == "contact" and helplines(context.reading.plain, contact.known_numbers())


def _only_class(context: Context) -> bool:
    """Tell whether a class is all that is told of somebody: thirty sit there, and nobody is known by that alone."""
    signs = context.memo[identity.SIGNS]
    return "class" in signs and not _TELLING & signs and context.text.count("組") < 2


def find(context: Context) -> tuple[list[Finding], Features]:
    """Return what the screens find in a post, and the post as the second vote sees it."""
    found = [finding for screen in SCREENS for finding in screen(context)]
    seen = context.memo.get(vote.SEEN) or vote.features(context.reading, listen(context.reading))
    signs = {f"found:{one.flag}" for one in found} | {
        f"many:{one.flag}" for one in found if len(one.spans) > 1
    }
    return found, vote.signed(
        seen, signs | context.memo[identity.SIGNS] | {f"sign:{sign}" for sign in context.reading.signs}
    )
