"""Weighs what was heard in a post together: who is meant by it, and what nobody should read late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from moderation.reading import Reading
from moderation.risk import UNSURE
from moderation.verdict import Finding

# What is done to others: whoever attacks, sells or solicits may sound sad, and is not called so.
_OUTWARD = frozenset(("abuse", "ad", "sexual"))
# Whoever asks how, or tells others how, is read as early as whoever wishes to.
_ASKED = 2
# Danger that only the vote hears beside an attack is danger to others: of 44 such posts that were one, 43 threatened somebody.
# Some of those mean to go along; then their own life is in danger, too.
_ATTACK, _THREAT, _ALONG, _LIFE = "abuse", "violence", "along", "suicide"
# What somebody may say of themselves, or hurl at another: the words that are aimed and the threats tell which.
_OWN, _AIMED = frozenset(("suicide", "self_harm", "overdose", "cry_for_help")), ("aimed", "threats")


def weigh(findings: Iterable[Finding], reading: Reading) -> list[Finding]:
    """Return the findings of a post as they stand beside each other."""
    found = list(findings)
    if any(one.flag == _ATTACK for one in found):
        found = _unaimed(found, reading)
    flags = {one.flag for one in found}
    heavy = any(one.check == "pressing" or one.flag == "method" for one in found)
    kept = [one for one in found if not _beside(one, flags, heavy=heavy)]
    attacks = _ATTACK in flags
    along = attacks and bool(reading.places(_ALONG))
    weighed = [_weighed(one, outward=attacks and not along) for one in kept]
    threats = [
        one for one in weighed if one.check == "vote" and one.category == _THREAT and one.level >= _ASKED
    ]
    return [*weighed, *(replace(one, category=_LIFE) for one in threats if along)]


def _unaimed(found: list[Finding], reading: Reading) -> list[Finding]:
    """Leave out what a list took for the writer's own danger though each of its places is aimed at somebody."""
    aimed = [place for name in _AIMED for place in reading.places(name)]

    def own(one: Finding) -> bool:
        return any(
            not any(place.start < span.end and span.start < place.end for place in aimed)
            for span in one.spans
        )

    return [one for one in found if one.check != "risk" or one.category not in _OWN or own(one)]


def _beside(one: Finding, flags: set[str | None], *, heavy: bool) -> bool:
    """Tell whether a gentle word on sadness is out of place beside what else was found, or lost beside what is heavy."""
    if one.level != 1 or one.category != "distress":
        return False
    if flags & _OUTWARD or (heavy and one.check == "vote"):
        return True
    return one.reason == UNSURE and bool(flags - {None})


def _weighed(one: Finding, *, outward: bool) -> Finding:
    if one.flag == "method":
        return replace(one, level=max(one.level, _ASKED))
    if one.check == "vote" and one.level >= _ASKED and outward:
        return replace(one, category=_THREAT)
    return one
