"""The records a screening hands back: spans, findings and the verdict that sums them up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Literal

Kind = Literal["name", "post", "chat"]

FLAGS = (
    "risk",
    "personal_info",
    "contact",
    "abuse",
    "method",
    "sexual",
    "ad",
    "link",
    "third_party_identified",
)


class Outcome(StrEnum):
    """What follows from a finding; only a name can be refused by a machine."""

    OK = "ok"
    HOLD = "hold"
    REFUSE = "refuse"


_GRAVITY = {Outcome.OK: 0, Outcome.HOLD: 1, Outcome.REFUSE: 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A half-open range of code points in the original text."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing one check found, with the places in the original text that made it say so."""

    check: str
    level: int = 0
    now: bool = False
    category: str | None = None
    flag: str | None = None
    outcome: Outcome = Outcome.OK
    reason: str = ""
    spans: tuple[Span, ...] = ()
    # False where the second vote alone hears danger, and is hardly sure of it.
    sure: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The gravest of all findings: level 0..3, flags in the order of FLAGS, reasons as English msgids."""

    level: int = 0
    now: bool = False
    categories: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    outcome: Outcome = Outcome.OK
    reasons: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def matches(pattern: re.Pattern[str], text: str, most: int | None = None) -> list[Span]:
    """Return where a pattern matches in the original text, the first `most` places."""
    return [Span(start=hit.start(), end=hit.end()) for hit in islice(pattern.finditer(text), most)]


def gravest(findings: tuple[Finding, ...]) -> Verdict:
    """Sum findings up into one verdict; graver findings come first in every list."""
    ranked = tuple(sorted(findings, key=lambda f: (-_GRAVITY[f.outcome], -f.level, not f.now)))
    found = {f.flag for f in ranked if f.flag}
    return Verdict(
        level=max((f.level for f in ranked), default=0),
        now=any(f.now for f in ranked),
        categories=tuple(dict.fromkeys(f.category for f in ranked if f.category)),
        flags=tuple(flag for flag in FLAGS if flag in found),
        outcome=ranked[0].outcome if ranked else Outcome.OK,
        reasons=tuple(dict.fromkeys(f.reason for f in ranked if f.reason)),
        findings=ranked,
    )
