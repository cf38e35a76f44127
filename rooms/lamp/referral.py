"""Counting how often the lamp points to people: a month, a kind and a level, never a person, a place or an hour."""

import contextlib
from collections import OrderedDict
from typing import NamedTuple

from starlette.background import BackgroundTask
from starlette.requests import Request

from companion.kind import KINDS
from companion.talk import CARD, Talk
from hideout.clock import month_of, now
from hideout.store import Store, StoreBusy, referrals
from moderation.course import Course
from moderation.verdict import Verdict

# So many talks are remembered, by number alone, in this process only.
_MOST_KNOWN = 20_000


class Referral(NamedTuple):
    """One card that came up: the kind of danger, the level 2 or 3, and in which talk (known only while it is counted)."""

    category: str
    level: int
    talk: tuple[int, int]


def of(talk: Talk, after: Course, verdict: Verdict) -> Referral | None:
    """Return what to count when a line made the card come up, or made it graver."""
    if after.level < CARD or after.level <= talk.course.level:
        return None
    category = next((kind for kind in verdict.categories if kind in KINDS), "other")
    return Referral(category, after.level, (talk.started, talk.seed))


def count(request: Request, talk: Talk, after: Course, verdict: Verdict) -> BackgroundTask | None:
    """Return the counting as a task for after the answer: no card waits for the store."""
    referral = of(talk, after, verdict)
    return BackgroundTask(note, request, referral) if referral else None


async def note(request: Request, referral: Referral | None) -> None:
    """Add one to this month's sum; a busy store loses a count, never an answer."""
    if referral is None or not _first(request.app.state.counted, referral):
        return
    store: Store = request.app.state.store
    month = month_of(now(), request.app.state.config.timezone)
    with contextlib.suppress(StoreBusy):
        await store.write(referrals.add, month, referral.category, referral.level)


def _first(counted: OrderedDict[tuple[tuple[int, int], int], None], referral: Referral) -> bool:
    """Return whether this talk was not counted at this level before: a page sent again is no further talk."""
    key = (referral.talk, referral.level)
    if key in counted:
        return False
    counted[key] = None
    if len(counted) > _MOST_KNOWN:
        counted.popitem(last=False)
    return True
