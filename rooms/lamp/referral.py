"""Counting how often the lamp points to people: a month, a kind and a level, never a person, a place or an hour."""

import contextlib
from typing import NamedTuple

from starlette.background import BackgroundTask
from starlette.requests import Request

from companion.danger import KINDS
from companion.talk import CARD
from hideout.clock import month_of, now
from hideout.store import Store, StoreBusy, referrals
from moderation.course import Course
from moderation.verdict import Verdict


class Referral(NamedTuple):
    """One card that came up: the kind of danger, and the level 2 or 3."""

    category: str
    level: int


def of(before: Course, after: Course, verdict: Verdict) -> Referral | None:
    """Return what to count when a line made the card come up, or made it graver."""
    if after.level < CARD or after.level <= before.level:
        return None
    return Referral(next((kind for kind in verdict.categories if kind in KINDS), "other"), after.level)


def count(request: Request, before: Course, after: Course, verdict: Verdict) -> BackgroundTask | None:
    """Return the counting as a task for after the answer: no card waits for the store."""
    referral = of(before, after, verdict)
    return BackgroundTask(note, request, referral) if referral else None


async def note(request: Request, referral: Referral | None) -> None:
    """Add one to this month's sum; a busy store loses a count, never an answer."""
    if referral is None:
        return
    store: Store = request.app.state.store
    month = month_of(now(), request.app.state.config.timezone)
    with contextlib.suppress(StoreBusy):
        await store.write(referrals.add, month, referral.category, referral.level)
