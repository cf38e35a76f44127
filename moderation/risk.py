"""Joins what the lists hear with the second vote: either can raise a text, and the gravest wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hideout.language import N_
from moderation import pressing, vote
from moderation.bygone import bygone
from moderation.reading import Context, Reading, read
from moderation.rulebook import RULES, Rule
from moderation.rules import Heard, listen
from moderation.verdict import Finding, Outcome, Span
from moderation.vote import Vote
from moderation.weights import model

# In longer texts one grave clause would drown: they are voted on piece by piece, with some words in common.
_PIECE, _STEP = 500, 400
# From so many letters on a message may be cheerful all around one grave sentence: that one is voted on by itself.
_RAMBLE = 80
# What changes how its words are meant may stand at the other end of it: play, a story, a time that is over.
_CHANGING = ("light", "told", "past", "better", "farewell")
_STOPS = "。！？!?\n"

# The list of lines that the vote is known to take for danger: it quietens the vote and nothing else.
EVERYDAY = "everyday"

_REASONS = (
    "",
    N_("Sounds worn out, sad or afraid, in no listed word"),
    N_("Sounds like danger, in no listed word"),
    N_("Sounds like danger very soon, in no listed word"),
)
# The lists that hear sadness and no danger.
_GENTLE = frozenset(rule.category for rule in RULES if rule.level == 1)
# A gentle word to a child costs nothing; to a reader nobody is called sad of whom the vote is not sure of it.
UNSURE = N_("Perhaps something weighs here, perhaps nothing")


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding per rule that is heard, with its places in the original text, and one for the vote."""
    heard = listen(context.reading)
    said = _vote(context, heard) if context.kind != "name" else None
    findings = _once(_finding(context, rule, spans, said) for rule, spans in heard.rules.items())
    if context.kind == "post" and said is not None and said.calm:
        # What is most of a text is meant, however calm it sounds: "I'm so tired" says nothing else.
        findings = [one for one in findings if one.category not in _GENTLE or context.mostly(one.spans)]
    if context.kind != "name" and bygone(context.reading):
        findings = [replace(one, level=min(one.level, 1), now=False, flag=None) for one in findings]
        said = _gently(said)
    elif said is not None and said.level > 1 and everyday(context.reading):
        said = _gently(said)
    if said is not None and said.level > max((finding.level for finding in findings), default=0):
        findings.append(_voted(context, said, home=any(rule.category == "family" for rule in heard.rules)))
    return tuple(pressing.lift(context, findings))


def _vote(context: Context, heard: Heard) -> Vote | None:
    text = context.text
    if len(text) <= _PIECE:
        seen = context.memo[vote.SEEN] = vote.features(context.reading, heard)
        return vote.hear(context.reading, seen, post=context.kind == "post")
    votes = []
    for start in range(0, min(len(text), 4000), _STEP):
        reading = read(text[start : start + _PIECE])
        seen = vote.features(reading, listen(reading))
        votes.append(vote.hear(reading, seen, post=context.kind == "post"))
    return max(
        (one for one in votes if one), key=lambda one: (one.level, one.now, one.thinkable), default=None
    )


def _gently(said: Vote | None) -> Vote | None:
    return said and replace(said, level=min(said.level, 1), now=False, sad=said.sad and said.level < 2)


def everyday(reading: Reading) -> bool:
    """Tell whether a text is, as a whole, one of the everyday lines that the vote is known to take for danger."""
    text = reading.raw
    return any(
        not any(char.isalnum() for char in text[: span.start] + text[span.end :])
        for span in reading.places(EVERYDAY)
    )


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Let lists that say the same thing say it once: as gravely as the gravest, at the places of the first."""
    said: dict[tuple[str | None, str], Finding] = {}
    for finding in findings:
        first = said.setdefault((finding.category, finding.reason), finding)
        if finding.level > first.level:
            said[finding.category, finding.reason] = replace(finding, spans=first.spans)
    return list(said.values())


def _finding(context: Context, rule: Rule, spans: list[Span], said: Vote | None) -> Finding:
    # A listed word in a text that otherwise sounds quite harmless is worth a gentle question, no alarm.
    doubtful = (
        rule.level >= 2
        and not rule.firm
        and said is not None
        and not (said.possible if rule.plain else said.thinkable)
        and len(context.text) <= _PIECE
        and not context.mostly(spans)
        and not _grave_alone(context, spans[0])
    )
    level = 1 if doubtful else rule.level
    return Finding(
        check="risk",
        level=level,
        now=rule.now and not doubtful,
        category=rule.category,
        flag="risk" if context.kind == "post" and level >= 2 else None,
        outcome=Outcome.OK if context.kind == "name" else Outcome.HOLD,
        # To a child who chose a name, the checks of names do the talking.
        reason="" if context.kind == "name" else rule.reason,
        spans=tuple(spans),
    )


def _grave_alone(context: Context, span: Span) -> bool:
    """Tell whether a sentence that a list heard in a long message sounds of danger where the rest does not drown it."""
    text = context.text
    if context.kind != "chat" or len(text) < _RAMBLE or any(map(context.reading.places, _CHANGING)):
        return False
    start = 1 + max(text.rfind(stop, 0, span.start) for stop in _STOPS)
    ends = [place for stop in _STOPS if (place := text.find(stop, max(span.start, span.end - 1))) >= 0]
    reading = read(text[start : min(ends, default=len(text))])
    said = vote.hear(reading, vote.features(reading, listen(reading)))
    return said is not None and said.level >= 2


def _voted(context: Context, said: Vote, *, home: bool) -> Finding:
    known, seen = (
        model(),
        context.memo.get(vote.SEEN) or vote.features(context.reading, listen(context.reading)),
    )
    head = ("concern", "concern", "high", "imminent")[said.level]
    unsure = context.kind == "post" and said.level == 1 and not said.sad
    told = known if context.kind == "post" and not unsure else None
    place = vote.where(told.levels, context.reading, head) if told else None
    return Finding(
        check="vote",
        level=said.level,
        now=said.now,
        category=vote.kind(seen, home=home) if said.level >= 2 else "distress",
        flag="risk" if context.kind == "post" and said.level >= 2 else None,
        outcome=Outcome.HOLD,
        reason=UNSURE if unsure else _REASONS[said.level],
        spans=(place,) if place else (),
        sure=said.sure,
    )
