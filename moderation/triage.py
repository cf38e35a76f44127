"""Runs every check on a text and lets the gravest finding speak."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from hideout.language import N_
from moderation import flags, names, pictures, risk, weighing, words
from moderation.reading import Context, read
from moderation.verdict import Finding, Kind, Outcome, Verdict, gravest

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One check: its name, the kinds of text it reads, and a function from a context to findings."""

    name: str
    kinds: frozenset[Kind]
    run: Callable[[Context], tuple[Finding, ...]]


_ALL: frozenset[Kind] = frozenset(("name", "post", "chat"))
_POST: frozenset[Kind] = frozenset(("post",))
_NAME: frozenset[Kind] = frozenset(("name",))

# The order is the one in which a reader sees findings of equal gravity.
CHECKS = (
    Check(name="risk", kinds=_ALL, run=risk.check),
    Check(name="flags", kinds=_POST, run=flags.check),
    Check(name="pictures", kinds=_POST, run=pictures.check),
    Check(name="names", kinds=_NAME, run=names.check),
)


def prepare() -> None:
    """Load every list and weight, so that what is broken is known at start and the first visitor does not wait."""
    words.check_all()
    for text in ("雪", "snow"):
        screen("post", text)


def screen(kind: Kind, text: str, checks: tuple[Check, ...] = CHECKS) -> Verdict:
    """Screen a text; never raises.

    A check that crashes counts as a hold, for chat as level 2 (the card comes), for a name as a refusal, since a
    name cannot be held. The text itself is never logged.
    """
    try:
        context = Context(kind=kind, text=text, reading=read(text))
    except Exception as error:
        _log.error("reading a %s crashed: %s", kind, type(error).__name__)
        return gravest((_crashed("reading", kind),))
    findings: list[Finding] = []
    for check in checks:
        if kind in check.kinds:
            try:
                findings += check.run(context)
            except Exception as error:
                _log.error("check %s crashed on a %s: %s", check.name, kind, type(error).__name__)
                findings.append(_crashed(check.name, kind))
    if kind == "post":
        try:
            findings = weighing.weigh(findings, context.reading)
        except Exception as error:
            _log.error("weighing a post crashed: %s", type(error).__name__)
            findings.append(_crashed("weighing", kind))
    if "cut" in context.reading.signs and kind != "name":
        findings.append(
            Finding(
                check="reading", outcome=Outcome.HOLD, reason=N_("So long that its middle was not screened")
            )
        )
    return gravest(tuple(findings))


def _crashed(check: str, kind: Kind) -> Finding:
    return Finding(
        check=check,
        level=2 if kind == "chat" else 0,
        outcome=Outcome.REFUSE if kind == "name" else Outcome.HOLD,
        reason=N_("Please choose another name")
        if kind == "name"
        else N_("A check failed here: please read with care"),
    )
