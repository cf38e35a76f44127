"""Joins what patterns and lists find in a post with the second vote: what a reader should look at."""

from __future__ import annotations

from moderation import contact, harm, identity, links, pupils, vote
from moderation.cues import cues
from moderation.digits import harmless
from moderation.grounds import grounds
from moderation.reading import Context
from moderation.rules import listen
from moderation.verdict import Finding, Outcome, Span
from moderation.weights import Features, model
from moderation.writing import english, short

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
DOUBT, SURE = 0.3, 2.0
# In English also where two kinds of ground stand, how little is nothing, and for contact by how much would lead to somebody.
PLACED, LEAST = {"personal_info": 0.6, "third_party_identified": 0.48}, 0.1
REACHED = (2.5, 1.35, 0.73, 0.58, 0.4, 0.14, 0.12)
# And for words of contact that a pattern found, with little around them that leads to somebody, and with much.
TOLD = (0.3, 0.04)
# An address that no pattern knows has to be surer: of the posts to learn from, those in which the vote alone heard one rightly
# stand at ten times the threshold and more, and what has none hardly above this.
_ADDRESS = 2.5
# What is told of somebody in a class: by one of these kinds of sign others may know who it is.
_TELLING = frozenset((
    "school", "called", "named", "whole", "aged", "shop", "quoted_shop", "town", "marked", "home", "alone", "rumour",
    "famous", "relation",
))  # fmt: skip
# Where somebody named in English is met.
_MET = frozenset(("en_school", "en_class", "en_town", "street"))


def check(context: Context) -> tuple[Finding, ...]:
    """Return the findings of all screens that stand up to the vote, and one for each flag that only the vote raises."""
    found, seen = find(context)
    answers = vote.flags(context.reading, seen)
    certain = CERTAIN | context.memo[pupils.SURE] | context.memo[harm.SURE]
    kept = [
        one
        for one in found
        if one.flag in certain or answers.get(str(one.flag), 1) > DOUBT or context.mostly(one.spans)
    ]
    kept = [one for one in kept if not _of_others(one, context.memo[pupils.THEIRS])]
    plain = english(context.reading)
    if plain:
        kept = [one for one in kept if one.flag in context.memo[harm.SURE] or _stands(one, answers, context)]
    heard, known = {one.flag for one in kept}, model()
    for flag, answer in answers.items():
        if known is None or flag in heard or not _enough(flag, answer, context, plain=plain):
            continue
        if _excused(flag, answer, context):
            continue
        place = vote.where(known.flags, context.reading, flag)
        kept.append(
            Finding(check="flags", flag=flag, outcome=Outcome.HOLD, reason=REASONS[flag], spans=(place,))
        )
    return tuple(kept)


def _of_others(one: Finding, theirs: list[Span]) -> bool:
    """Tell whether what seemed to tell who the writer is stands with somebody else's name: their school, or their class."""
    return one.flag == "personal_info" and all(
        any(of.start <= span.start < of.end for of in theirs) for span in one.spans
    )


def _enough(flag: str, answer: float, context: Context, *, plain: bool) -> bool:
    """Tell whether the vote alone raises a flag; in English something has to stand there on which the flag can rest."""
    if not plain:
        return answer > 1
    if flag == "contact":
        return answer > _reached(context)
    stand = _grounds(flag, context)
    # Names are often written small: of somebody else the vote may be so sure that it needs none.
    named = stand > 0 or (flag == "third_party_identified" and answer > REACHED[0])
    return named and answer > (PLACED.get(flag, 1) if stand > 1 else 1)


def _reached(context: Context) -> float:
    return REACHED[min(cues(context.reading), len(REACHED) - 1)]


def _stands(one: Finding, answers: dict[str, float], context: Context) -> bool:
    """Tell whether what a pattern found in English holds: words that may be a song have to sound like contact as well."""
    answer = answers.get(str(one.flag), 1)
    if one.flag == "contact":
        enough = TOLD[cues(context.reading) >= len(REACHED) - 2]
        return not context.memo[contact.SAID] or short(context.reading) or answer > enough
    if one.flag == "personal_info" and not _grounds("personal_info", context):
        return False
    # A long entry may fill a line that sounds like nothing of the kind.
    return one.flag in CERTAIN or short(context.reading) or answer > LEAST


def _grounds(flag: str, context: Context) -> int:
    """Return on how many kinds of ground a flag can rest; of somebody named, where they are met is one more."""
    stand = grounds(flag, context.text, context.reading.plain.text)
    signs = context.memo[identity.SIGNS]
    met = flag == "third_party_identified" and "works" not in signs and bool(_MET & signs)
    return stand + (met and stand > 0)


def _excused(flag: str, answer: float, context: Context) -> bool:
    """Tell whether the vote is not believed: in a word or two, but for a sure insult, and of numbers that lead to nobody."""
    if flag == "third_party_identified" and _only_class(context):
        return True
    if flag == "link" and answer < _ADDRESS:
        return True
    if short(context.reading):
        led = (
            cues(context.reading) > 0 if flag == "contact" else flag == "link" and _grounds(flag, context) > 0
        )
        return not (flag == "abuse" or led) or answer < SURE
    # A number that everyone may ring, or a score, tells neither who somebody is nor where.
    counted = flag == "contact" or (flag == "personal_info" and answer < SURE)
    return counted and harmless(context.reading.plain, contact.known_numbers())


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
