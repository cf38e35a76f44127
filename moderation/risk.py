"""Joins what the lists hear with the second vote: either can raise a text, and the gravest wins."""

from __future__ import annotations

from moderation.reading import Context
from moderation.rules import Rule, listen
from moderation.verdict import Finding, Outcome, Span


def check(context: Context) -> tuple[Finding, ...]:
    """Return one finding per rule that is heard, with its places in the original text."""
    heard = listen(context.reading)
    return tuple(_finding(context, rule, spans) for rule, spans in heard.rules.items())


def _finding(context: Context, rule: Rule, spans: list[Span]) -> Finding:
    return Finding(
        check="risk",
        level=rule.level,
        now=rule.now,
        category=rule.category,
        flag="risk" if context.kind == "post" and rule.level >= 2 else None,
        outcome=Outcome.OK if context.kind == "name" else Outcome.HOLD,
        # To a child who chose a name, the checks of names do the talking.
        reason="" if context.kind == "name" else rule.reason,
        spans=tuple(spans),
    )
