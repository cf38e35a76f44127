"""Placeholder."""
from moderation.reading import Context
from moderation.verdict import Finding


def check(context: Context) -> tuple[Finding, ...]:
    return ()
